import { SaldoError } from '../domain/errors.ts';
import type { Instant } from '../domain/iso-date.ts';
import { isoAfter } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';
import { publishedRunsTable } from '../platform/tables.ts';
import type { PlannedRun } from './plan-run.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** Between the stamp of a change and its commit; clocks of two machines differ by less. */
const OVERLAP_SECONDS = 120;

/**
 * Makes a run the one that readers see: one pointer flips, and the segment's business date moves
 * with it. Changes since the run was begun, and those looked at for the old run meanwhile, are
 * marked to be looked at again, since the ledger does not stand still while a night runs.
 * RUN_SUPERSEDED when the run is gone or published already: nothing flips.
 */
export async function publishRun(
  db: Database,
  run: PlannedRun,
  setup: SegmentSetup,
  options: { readonly startedAt: Instant; readonly now: Instant },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.upsert(publishedRunsTable, [
      { segment: run.segment, run: run.id, publishedAt: options.now },
    ]);
    if ((await tx.execute(FINISH, [options.now, run.id])) === 0) throw superseded(run.id);
    await tx.execute('UPDATE saldo_organization_Segments SET businessDate = ? WHERE segment = ?', [
      setup.today,
      run.segment,
    ]);
    const since = isoAfter(Date.parse(options.startedAt), -OVERLAP_SECONDS);
    await tx.execute(REOPEN, [since, since]);
  });
}

const FINISH = `UPDATE saldo_worklists_Runs SET status = 'published', publishedAt = ?,
    customers = (SELECT SUM(p.customers) FROM saldo_worklists_RunPartitions p WHERE p.run = ID),
    positions = (SELECT SUM(p.positions) FROM saldo_worklists_RunPartitions p WHERE p.run = ID),
    excluded = (SELECT SUM(p.excluded) FROM saldo_worklists_RunPartitions p WHERE p.run = ID),
    rejected = (SELECT SUM(p.rejected) FROM saldo_worklists_RunPartitions p WHERE p.run = ID)
  WHERE ID = ? AND publishedAt IS NULL`;

const REOPEN = `UPDATE saldo_mirror_ChangedCustomers SET processedAt = NULL
  WHERE processedAt >= ? OR (changedAt >= ? AND processedAt IS NOT NULL)`;

/** Of a run that is no more, or not this night's to go on with. */
export function superseded(run: string): SaldoError {
  return new SaldoError(
    'RUN_SUPERSEDED',
    `Run ${run} was dropped or published by another night; start a new one.`,
    { run },
  );
}
