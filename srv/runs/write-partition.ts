import type { Database } from '../platform/database.ts';
import {
  contractSnapshotsTable,
  excludedCustomersTable,
  positionsTable,
} from '../platform/tables.ts';
import type { PartitionRows } from './evaluate-partition.ts';
import { writeFactRows } from './fact-rows.ts';
import type { Partition } from './plan-run.ts';
import { superseded } from './publish-run.ts';
import { writeRejections } from './rejections.ts';
import { writeTotals } from './run-totals.ts';

export interface PartitionCounts {
  readonly customers: number;
  readonly positions: number;
  readonly excluded: number;
  readonly rejected: number;
}

/**
 * Writes a partition's rows in one transaction; written again, the rows are the same. Snapshots of
 * a published day stay as they are. RUN_SUPERSEDED when another night has dropped the run.
 */
export async function writePartition(
  db: Database,
  partition: Partition,
  rows: PartitionRows,
  now: string,
): Promise<PartitionCounts> {
  const counts = {
    customers: rows.customers,
    positions: rows.positions.length,
    excluded: rows.excluded.length,
    rejected: rows.rejections.length,
  };
  await db.transaction(async (tx) => {
    await clearPartition(tx, partition);
    await tx.insert(positionsTable, rows.positions);
    await writeFactRows(tx, rows.factRows);
    await tx.insert(excludedCustomersTable, rows.excluded);
    await tx.insert(contractSnapshotsTable, rows.snapshots, { ifAbsent: true });
    await writeTotals(tx, partition.run, partition.number, rows.totals);
    await writeRejections(tx, rows.rejections, 'evaluate', partition.run, now);
    await markEvaluated(tx, partition, counts, now);
  });
  return counts;
}

async function clearPartition(tx: Database, partition: Partition): Promise<void> {
  const { run, number, source, from, to } = partition;
  for (const table of ['saldo_worklists_Positions', 'saldo_worklists_ExcludedCustomers']) {
    await tx.execute(
      `DELETE FROM ${table} WHERE run = ? AND source = ? AND partner BETWEEN ? AND ?`,
      [run, source, from, to],
    );
  }
  await tx.execute('DELETE FROM saldo_worklists_RunTotals WHERE run = ? AND partitionNumber = ?', [
    run,
    number,
  ]);
}

async function markEvaluated(
  tx: Database,
  { run, number }: Partition,
  { customers, positions, excluded, rejected }: PartitionCounts,
  now: string,
): Promise<void> {
  const marked = await tx.execute(
    `UPDATE saldo_worklists_RunPartitions
    SET status = 'evaluated', message = NULL, readAt = ?,
      customers = ?, positions = ?, excluded = ?, rejected = ?
    WHERE run = ? AND number = ?`,
    [now, customers, positions, excluded, rejected, run, number],
  );
  if (marked === 0) throw superseded(run);
}
