import type { IsoDate } from '../../srv/domain/iso-date.ts';
import { dunningSendersTable } from '../../srv/platform/tables.ts';
import type { DunningSenderFile } from './bank-files/agreement-files.ts';
import { into, type Load } from './into-table.ts';
import { resolveDay } from './relative-day.ts';

/** Which dunning letters were Saldo's for some days before the business date: the ERP wrote all the same. */
export function dunningSenderRows(
  files: readonly DunningSenderFile[],
  source: string,
  businessDate: IsoDate,
): Load {
  return into(
    dunningSendersTable,
    files.map((file) => ({
      ...file,
      source,
      validFrom: resolveDay(file.validFrom, businessDate),
      validTo: resolveDay(file.validTo, businessDate),
    })),
  );
}
