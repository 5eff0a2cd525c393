import { type Stage, simulate, type Task } from './simulation.ts';
import { forSegment, type NightTimes, type StepTime, secondsOf, times } from './step-times.ts';

/**
 * Seconds of a night by worker processes (`npm run worker`) beside PostgreSQL on one machine: all of
 * them share its processors. The first process plans before the others start, as bench/workers.ts does.
 */
export function localNight(
  measured: NightTimes,
  { workers, processors }: { workers: number; processors: number },
): number {
  const { startSeconds, segments } = measured;
  const plans = segments.map((ofSegment) => secondsOf(forSegment(measured.plan, ofSegment)));
  const planned = plans.reduce((sum, seconds) => sum + seconds, startSeconds);
  const startTogether = startSeconds * Math.max(1, (workers - 1) / processors);
  const opensAt = Array.from({ length: workers }, (_, index) =>
    index === 0 ? planned : planned + startTogether,
  );
  const warmUp = step(measured.warmUpSeconds);
  const tasks = [
    ...Array.from({ length: workers }, () => task('warm-up', warmUp)),
    ...segments.flatMap((ofSegment) => segmentTasks(measured, ofSegment)),
  ];
  return simulate({ resources: { processors }, pools: { workers: opensAt }, tasks }).seconds;
}

/** Of the process alone. */
function step(processSeconds: number): StepTime {
  return { processSeconds, databaseSeconds: 0 };
}

function segmentTasks(measured: NightTimes, customers: number): Task[] {
  const partitions = Math.ceil(customers / measured.partitionSize);
  let open = partitions;
  const publish = task('publish', forSegment(measured.publish, customers));
  const balance: Task = {
    ...task('balance', forSegment(measured.balance, customers)),
    next: () => [publish],
  };
  return Array.from({ length: partitions }, (_, index) => {
    const left = customers - index * measured.partitionSize;
    const share = Math.min(1, left / measured.partitionSize);
    return {
      ...task('evaluate', times(measured.evaluate, share)),
      next: () => {
        open -= 1;
        return open === 0 ? [balance] : [];
      },
    };
  });
}

function task(kind: string, { processSeconds, databaseSeconds }: StepTime): Task {
  const stages: Stage[] = [
    { resource: 'processors', seconds: databaseSeconds },
    { resource: 'processors', seconds: processSeconds },
  ];
  return { kind, pool: 'workers', stages };
}
