import type { IsoDate } from '../../srv/domain/iso-date.ts';
import { temporaryAssignmentsTable } from '../../srv/platform/tables.ts';
import type { TemporaryAssignmentFile } from './bank-files/people-files.ts';
import { into, type Load } from './into-table.ts';
import { resolveDay } from './relative-day.ts';
import { stableId } from './stable-id.ts';

/** Who works whose customers for some days around the business date. */
export function temporaryAssignmentRows(
  files: readonly TemporaryAssignmentFile[],
  businessDate: IsoDate,
): Load {
  return into(
    temporaryAssignmentsTable,
    files.map((file) => ({
      ...file,
      ID: stableId('temporary', file.segment, file.owner, file.agent, file.validFrom),
      validFrom: resolveDay(file.validFrom, businessDate),
      validTo: resolveDay(file.validTo, businessDate),
    })),
  );
}
