import { SaldoError } from '../domain/errors.ts';
import type { Database } from '../platform/database.ts';
import type {
  ContractSnapshotsRow,
  ExcludedCustomersRow,
  PositionsRow,
} from '../platform/tables.ts';
import { contractSnapshots } from './contract-snapshots.ts';
import { type Evaluation, evaluateCustomer } from './evaluate-customer.ts';
import type { NewFactRow } from './fact-rows.ts';
import type { Partition } from './plan-run.ts';
import { morningPosition, positionColumns } from './position-rows.ts';
import { type Lookback, readCustomers } from './read-customers.ts';
import { type Rejection, rejectionOf } from './rejections.ts';
import { type CurrencyTotals, mirrorTotals, totalsOf } from './run-totals.ts';
import type { SegmentSetup } from './segment-setup.ts';

/** All rows of one evaluated partition: plain data, so that another thread can hand them over. */
export interface PartitionRows {
  readonly customers: number;
  readonly positions: readonly PositionsRow[];
  readonly factRows: readonly NewFactRow[];
  readonly excluded: readonly ExcludedCustomersRow[];
  readonly snapshots: readonly ContractSnapshotsRow[];
  readonly totals: readonly CurrencyTotals[];
  readonly rejections: readonly Rejection[];
}

/**
 * Reads and evaluates one partition; writes nothing. A customer who cannot be evaluated is
 * rejected by name, the others go on.
 */
export async function evaluatePartition(
  reader: Database,
  partition: Partition,
  setup: SegmentSetup,
  lookback: Lookback,
): Promise<PartitionRows> {
  const { source, from, to } = partition;
  const scope = { kind: 'range', source, from, to } as const;
  const { segment } = setup.segment;
  const { records, mirrored } = await reader.transaction(
    async (tx) => ({
      records: await readCustomers(tx, scope, segment, setup.today, lookback),
      mirrored: await mirrorTotals(tx, scope, segment),
    }),
    { mode: 'snapshot' },
  );
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
  return {
    customers: records.length,
    ...decisionRows(evaluations, partition.run, setup),
    snapshots: evaluations.flatMap((evaluation) => contractSnapshots(evaluation, setup)),
    totals: totalsOf(records, evaluations, setup, mirrored),
    rejections,
  };
}

function decisionRows(
  evaluations: readonly Evaluation[],
  run: string,
  setup: SegmentSetup,
): Pick<PartitionRows, 'positions' | 'factRows' | 'excluded'> {
  const positions: PositionsRow[] = [];
  const factRows = new Map<string, NewFactRow>();
  const excluded: ExcludedCustomersRow[] = [];
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
  return { positions, factRows: [...factRows.values()], excluded };
}
