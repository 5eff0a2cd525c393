import type { Database } from '../../srv/platform/database.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { databaseQueue } from '../../srv/platform/database-queue.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import type { WorkQueue } from '../../srv/platform/work-queue.ts';
import type { NightContext } from '../../srv/runs/night-steps/night-step.ts';
import { planNight } from '../../srv/runs/night-steps/plan-night.ts';
import { LOOKBACK, PARTITION_SIZE } from '../evaluate-portfolio.ts';
import { DAY } from '../evaluate-target.ts';

/** A step that fails is a fault of the benchmark. */
export const MAX_ATTEMPTS = 1;
const POLICY = { visibilitySeconds: 900, maxAttempts: MAX_ATTEMPTS, backoffSeconds: [] };

export interface BenchNight {
  readonly queue: WorkQueue;
  readonly context: NightContext;
}

/** The night of a benchmark over a queue in the database, as workers do it. */
export function benchNight(db: Database): BenchNight {
  const queue = databaseQueue(db, 'scale', POLICY);
  const context: NightContext = {
    db,
    coordination: databaseCoordination(db),
    queues: () => queue,
    loadSolver: () => loadLpSolver(),
    lookback: LOOKBACK,
    clock: () => new Date().toISOString(),
  };
  return { queue, context };
}

export function planBenchNight({ context }: BenchNight) {
  return planNight(context, { partitionSize: PARTITION_SIZE, businessDate: DAY });
}
