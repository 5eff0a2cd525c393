import type { Database } from '../srv/platform/database.ts';
import * as tables from '../srv/platform/tables.ts';
import { evaluatePartition } from '../srv/runs/evaluate-partition.ts';
import { evaluateRun, type PartitionEvaluator } from '../srv/runs/evaluate-run.ts';
import { planRun } from '../srv/runs/plan-run.ts';
import { DEFAULT_LOOKBACK } from '../srv/runs/read-customers.ts';
import { loadSegmentSetup, loadSegments } from '../srv/runs/segment-setup.ts';
import { DAY, NIGHT } from './evaluate-target.ts';

export const PARTITION_SIZE = 1_000;
export const LOOKBACK = DEFAULT_LOOKBACK;

/** Tables of what an evaluation writes, customer by customer. */
export const WRITTEN = [
  tables.positionsTable,
  tables.factRowsTable,
  tables.excludedCustomersTable,
  tables.contractSnapshotsTable,
  tables.runTotalsTable,
];

export interface Evaluated {
  readonly seconds: number;
  readonly customers: number;
  readonly positions: number;
}

/** What a night writes, gone: each measurement begins with none. */
export async function forgetRuns(db: Database): Promise<void> {
  for (const { name } of WRITTEN) await db.execute(`DELETE FROM ${name}`);
}

/** Plans and evaluates every segment and writes the positions, as the night does. */
export async function evaluatePortfolio(
  db: Database,
  evaluate: PartitionEvaluator = evaluateHere(db),
): Promise<Evaluated> {
  const start = performance.now();
  let customers = 0;
  let positions = 0;
  for (const segment of await loadSegments(db)) {
    const setup = await loadSegmentSetup(db, segment, DAY);
    const run = await planRun(db, setup, { partitionSize: PARTITION_SIZE, now: NIGHT });
    const counts = await evaluateRun(db, run, setup, { evaluate, clock: () => NIGHT });
    customers += counts.customers;
    positions += counts.positions;
  }
  return { seconds: (performance.now() - start) / 1_000, customers, positions };
}

function evaluateHere(db: Database): PartitionEvaluator {
  return (partition, setup) => evaluatePartition(db, partition, setup, LOOKBACK);
}
