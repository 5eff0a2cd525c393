import type { Database } from '../srv/platform/database.ts';
import { evaluatePartition } from '../srv/runs/evaluate-partition.ts';
import { evaluateRun } from '../srv/runs/evaluate-run.ts';
import { planRun } from '../srv/runs/plan-run.ts';
import { loadSegmentSetup, loadSegments } from '../srv/runs/segment-setup.ts';
import { DAY, NIGHT } from './evaluate-target.ts';

export const PARTITION_SIZE = 1_000;
export const LOOKBACK = { paymentDays: 365, contactDays: 90 };

export interface Evaluated {
  readonly seconds: number;
  readonly customers: number;
  readonly positions: number;
}

/** Plans and evaluates every segment and writes the positions, as the night does. */
export async function evaluatePortfolio(db: Database): Promise<Evaluated> {
  const start = performance.now();
  let customers = 0;
  let positions = 0;
  for (const segment of await loadSegments(db)) {
    const setup = await loadSegmentSetup(db, segment, DAY);
    const run = await planRun(db, setup, { partitionSize: PARTITION_SIZE, now: NIGHT });
    const counts = await evaluateRun(db, run, setup, {
      evaluate: (partition) => evaluatePartition(db, partition, setup, LOOKBACK),
      clock: () => NIGHT,
    });
    customers += counts.customers;
    positions += counts.positions;
  }
  return { seconds: (performance.now() - start) / 1_000, customers, positions };
}
