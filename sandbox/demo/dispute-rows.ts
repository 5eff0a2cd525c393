import {
  caseDeadlinesTable,
  clerksTable,
  shortPaymentReasonsTable,
} from '../../srv/platform/tables.ts';
import type { DisputesFile } from './bank-files/disputes-file.ts';
import { into, type Load } from './into-table.ts';

/** How the demo bank's dispute team works. */
export function disputeRows(
  { clerks, deadlines, shortPaymentReasons }: DisputesFile,
  source: string,
): Load[] {
  return [
    into(
      clerksTable,
      clerks.map((clerk) => ({ ...clerk, isActive: true })),
    ),
    into(caseDeadlinesTable, deadlines),
    into(
      shortPaymentReasonsTable,
      shortPaymentReasons.map((reason) => ({ ...reason, source })),
    ),
  ];
}
