import { SaldoError } from '../domain/errors.ts';
import type { Database } from '../platform/database.ts';
import {
  contractSnapshotsTable,
  excludedCustomersTable,
  type FactRowsRow,
  factRowsTable,
  type PositionsRow,
  positionsTable,
  runTotalsTable,
} from '../platform/tables.ts';
import { contractSnapshots } from './contract-snapshots.ts';
import { type Evaluation, evaluateCustomer } from './evaluate-customer.ts';
import type { Partition } from './plan-run.ts';
import { type EvaluatedColumns, positionColumns } from './position-rows.ts';
import { type Lookback, readCustomers } from './read-customers.ts';
import { type Rejection, rejectionOf, writeRejections } from './rejections.ts';
import { type CurrencyTotals, totalsOf } from './run-totals.ts';
import type { SegmentSetup } from './segment-setup.ts';

export interface PartitionCounts {
  readonly customers: number;
  readonly positions: number;
  readonly excluded: number;
  readonly rejected: number;
}

/**
 * Evaluates one partition and writes its rows; doing it again gives the same rows. `reader` and
 * `writer` may be the same database, or a read-only connection and the process that writes.
 * A customer who cannot be evaluated is rejected by name, the others go on.
 */
export async function evaluatePartition(
  reader: Database,
  writer: Database,
  partition: Partition,
  setup: SegmentSetup,
  options: { readonly now: string; readonly lookback: Lookback },
): Promise<PartitionCounts> {
  const scope = { kind: 'range', from: partition.from, to: partition.to } as const;
  const { segment } = setup.segment;
  const records = await readCustomers(reader, scope, segment, setup.today, options.lookback);
  const evaluations: Evaluation[] = [];
  const rejections: Rejection[] = [];
  for (const record of records) {
    try {
      evaluations.push(evaluateCustomer(record, setup));
    } catch (error) {
      if (!(error instanceof SaldoError)) throw error;
      rejections.push(rejectionOf(error, 'Partner', `${record.source}/${record.partner}`));
    }
  }
  const rows = rowsOf(evaluations, partition.run, setup);
  await writer.transaction(async (tx) => {
    await clearPartition(tx, partition);
    await tx.insert(positionsTable, rows.positions);
    await tx.upsert(factRowsTable, rows.factRows);
    await tx.insert(excludedCustomersTable, rows.excluded);
    await tx.upsert(contractSnapshotsTable, rows.snapshots);
    await tx.insert(runTotalsTable, totalRows(totalsOf(records, evaluations, setup), partition));
    await writeRejections(tx, rejections, 'evaluate', partition.run, options.now);
    await markEvaluated(tx, partition, counts(), options.now);
  });
  return counts();

  function counts(): PartitionCounts {
    return {
      customers: records.length,
      positions: rows.positions.length,
      excluded: rows.excluded.length,
      rejected: rejections.length,
    };
  }
}

function rowsOf(evaluations: readonly Evaluation[], run: string, setup: SegmentSetup) {
  const positions: PositionsRow[] = [];
  const factRows = new Map<string, FactRowsRow>();
  const excluded = [];
  for (const evaluation of evaluations) {
    const { record, decision } = evaluation;
    if (decision.kind === 'position') {
      const made = positionColumns(evaluation, decision.position, setup);
      positions.push(morningPosition(run, made.row));
      factRows.set(made.factRow.hash, made.factRow);
    }
    if (decision.kind === 'excluded') {
      const { reason, evidence } = decision.exclusion;
      excluded.push({ run, source: record.source, partner: record.partner, reason, evidence });
    }
  }
  const snapshots = evaluations.flatMap((evaluation) => contractSnapshots(evaluation, setup));
  return { positions, factRows: [...factRows.values()], excluded, snapshots };
}

/** A new position: its first figures are the morning's. */
export function morningPosition(run: string, row: EvaluatedColumns): PositionsRow {
  return {
    ...row,
    run,
    status: 'open',
    closedBy: null,
    morningPriority: row.priority,
    morningPercent: row.percent,
    morningOverdueAmount: row.overdueAmount,
    morningToCollectAmount: row.toCollectAmount,
    changedAt: null,
    changedBy: null,
  };
}

function totalRows(totals: ReadonlyMap<string, CurrencyTotals>, { run, number }: Partition) {
  return [...totals].map(([currency, { items, ledger, collectible, overdue }]) => ({
    run,
    partitionNumber: number,
    currency,
    items,
    ledger4: Number(ledger),
    collectible4: Number(collectible),
    overdue4: Number(overdue),
  }));
}

async function clearPartition(tx: Database, { run, number, from, to }: Partition): Promise<void> {
  const range = [run, from.source, from.partner, to.source, to.partner];
  for (const table of ['saldo_worklists_Positions', 'saldo_worklists_ExcludedCustomers']) {
    await tx.execute(
      `DELETE FROM ${table} WHERE run = ? AND (source, partner) BETWEEN (?, ?) AND (?, ?)`,
      range,
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
  await tx.execute(
    `UPDATE saldo_worklists_RunPartitions
    SET status = 'evaluated', readAt = ?, customers = ?, positions = ?, excluded = ?, rejected = ?
    WHERE run = ? AND number = ?`,
    [now, customers, positions, excluded, rejected, run, number],
  );
}
