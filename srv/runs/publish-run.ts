import type { Database } from '../platform/database.ts';
import { publishedRunsTable } from '../platform/tables.ts';
import type { PlannedRun } from './plan-run.ts';
import type { SegmentSetup } from './segment-setup.ts';

/**
 * Makes a run the one that readers see: one pointer flips, and the segment's business date moves
 * with it. Changes since the first partition was read are marked to be looked at again, since the
 * ledger does not stand still while a night runs.
 */
export async function publishRun(
  db: Database,
  run: PlannedRun,
  setup: SegmentSetup,
  options: { readonly startedAt: string; readonly now: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.upsert(publishedRunsTable, [
      { segment: run.segment, run: run.id, publishedAt: options.now },
    ]);
    await tx.execute(
      `UPDATE saldo_worklists_Runs SET status = 'published', publishedAt = ?,
        customers = (SELECT SUM(p.customers) FROM saldo_worklists_RunPartitions p WHERE p.run = ID),
        positions = (SELECT SUM(p.positions) FROM saldo_worklists_RunPartitions p WHERE p.run = ID),
        excluded = (SELECT SUM(p.excluded) FROM saldo_worklists_RunPartitions p WHERE p.run = ID),
        rejected = (SELECT SUM(p.rejected) FROM saldo_worklists_RunPartitions p WHERE p.run = ID)
      WHERE ID = ?`,
      [options.now, run.id],
    );
    await tx.execute('UPDATE saldo_organization_Segments SET businessDate = ? WHERE segment = ?', [
      setup.today,
      run.segment,
    ]);
    await tx.execute(
      'UPDATE saldo_mirror_ChangedCustomers SET processedAt = NULL WHERE changedAt >= ?',
      [options.startedAt],
    );
  });
}
