import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { trialMovesTable, trialSegmentsTable, trialsTable } from '../platform/tables.ts';
import { deleteInBatches } from './delete-in-batches.ts';

const OLD = 'SELECT t.ID FROM saldo_strategies_Trials t WHERE t.triedAt < ?';

/** Forgets trials of before; parts first, so that what is left is always whole. */
export async function forgetTrials(db: Database, before: Instant): Promise<void> {
  for (const part of [trialMovesTable, trialSegmentsTable]) {
    await deleteInBatches(db, part, `trial IN (${OLD})`, [before]);
  }
  await deleteInBatches(db, trialsTable, 'triedAt < ?', [before]);
}
