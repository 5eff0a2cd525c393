import type { IdleWorker } from '../night-workers.ts';
import { segmentTasks } from './night-tasks.ts';
import type { Shares } from './shared-resource.ts';
import { type Stage, simulate, type Task } from './simulation.ts';
import { forSegment, type NightTimes, type StepTime, secondsOf, times } from './step-times.ts';

/** One machine on which workers and their database run. */
export interface Machine {
  readonly workers: number;
  /** How fast each gets on beside the others, processes and database together. */
  readonly shares: Shares;
  readonly idle: IdleWorker;
}

const POOLS = { evaluate: 'workers', balance: 'workers', publish: 'workers' };

/**
 * Seconds of a night by worker processes (`npm run worker`) beside PostgreSQL on one machine. The
 * first process plans before the others start, as bench/night-workers.ts does; each computes slower
 * at first, and looks at an empty queue and at the end of the night every so often only.
 */
export function localNight(measured: NightTimes, { workers, shares, idle }: Machine): number {
  const plans = measured.segments.map((customers) =>
    secondsOf(forSegment(measured.plan, customers)),
  );
  const planned = plans.reduce((sum, seconds) => sum + seconds, idle.startSeconds);
  // So many look that often: on average, the next one looks after this part of it.
  const nextLook = idle.endSeconds / (workers + 1);
  const night = { pools: POOLS, lateSeconds: (pause: number) => pause + nextLook };
  const tasks = measured.segments.flatMap((customers) =>
    segmentTasks(
      measured,
      { ...night, customers, partitions: partitionsOf(measured, customers) },
      onMachine,
    ),
  );
  const warmUp = { kind: 'warm-up', pool: 'workers', stages: stages(measured.warmUpSeconds) };
  const { seconds } = simulate({
    resources: { machine: shares },
    pools: { workers: [planned], starting: Array(workers - 1).fill(planned) },
    tasks: [warmUp, ...tasks, ...startingWorkers(measured, { workers, shares, idle })],
  });
  // The last of them sees it last.
  return seconds + idle.endSeconds - nextLook;
}

/** They start together, each with what it computes slower at first. */
function startingWorkers({ warmUpSeconds }: NightTimes, { workers, idle }: Machine): Task[] {
  const starting: Task = {
    kind: 'start',
    pool: 'starting',
    stages: stages(idle.startSeconds + warmUpSeconds),
    opens: 'workers',
  };
  return Array(workers - 1).fill(starting);
}

function partitionsOf({ evaluate, partitionSize }: NightTimes, customers: number) {
  return Array.from({ length: Math.ceil(customers / partitionSize) }, (_, index) => {
    const left = customers - index * partitionSize;
    return onMachine(times(evaluate, Math.min(1, left / partitionSize)));
  });
}

function onMachine(step: StepTime): readonly Stage[] {
  return stages(secondsOf(step));
}

function stages(seconds: number): readonly Stage[] {
  return [{ resource: 'machine', seconds }];
}
