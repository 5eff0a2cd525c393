import type { IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import { type Bank, readBank } from './bank-files.ts';
import { readDebtors } from './debtors.ts';
import { historyRows } from './history-rows.ts';
import { loadConsents } from './load-consents.ts';
import { loadFixedAssignments } from './load-fixed-assignments.ts';

export interface LoadedCustomers {
  readonly consents: number;
  readonly contacts: number;
  readonly flags: number;
  readonly promises: number;
  readonly resubmissions: number;
  readonly fixedAssignments: number;
}

/**
 * Gives the mirrored customers a past in Saldo: consents, some contacts, promises and
 * resubmissions, and named specialists. Chosen by hash, so that the same customers get the same.
 */
export async function loadCustomers(
  db: Database,
  businessDate: IsoDate,
  bank: Bank = readBank(),
): Promise<LoadedCustomers> {
  const debtors = await readDebtors(db, businessDate);
  const { contacts, flags, promises, resubmissions } = historyRows(debtors, bank, businessDate);
  return {
    consents: await loadConsents(db, bank.history, businessDate),
    fixedAssignments: await loadFixedAssignments(db, bank.fixedAssignments),
    ...(await db.transaction(async (tx) => {
      for (const load of promises) await load(tx);
      return {
        contacts: await contacts(tx),
        flags: await flags(tx),
        promises: promises.length / 3,
        resubmissions: await resubmissions(tx),
      };
    })),
  };
}
