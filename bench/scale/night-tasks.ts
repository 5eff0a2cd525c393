import { turnSeconds } from '../../srv/runs/night-steps/publish-step.ts';
import type { Stage, Task, Turn } from './simulation.ts';
import { forSegment, type NightTimes, type StepTime, times } from './step-times.ts';

/** Of which resource a step takes its seconds. */
export type StagesOf = (step: StepTime) => readonly Stage[];

/** Where each kind of step is done. */
export interface NightPools {
  readonly evaluate: string;
  readonly balance: string;
  readonly publish: string;
}

export interface SegmentNight {
  readonly customers: number;
  /** One for each partition. */
  readonly partitions: readonly (readonly Stage[])[];
  readonly pools: NightPools;
  /** How much later than it might a run that waits to be published is looked at again. */
  readonly lateSeconds: (pause: number) => number;
}

/**
 * The partitions of a segment; whoever does the last one sends it on to be cut, its groups of agents
 * are balanced, and the last of them sends it on to be published, one segment at a time.
 */
export function segmentTasks(
  measured: NightTimes,
  { customers, partitions, pools, lateSeconds }: SegmentNight,
  stagesOf: StagesOf,
): Task[] {
  const turn: Turn = {
    name: 'publish-lists',
    pause: (waited) => lateSeconds(turnSeconds(waited)),
  };
  const publish: Task = {
    kind: 'publish',
    pool: pools.publish,
    stages: stagesOf(forSegment(measured.publish, customers)),
    turn,
  };
  const one = times(forSegment(measured.component, customers), 1 / measured.components);
  const component = { kind: 'balance', pool: pools.balance, stages: stagesOf(one) };
  const components = lastSendsOn(Array(measured.components).fill(component), publish);
  const balance: Task = {
    kind: 'balance',
    pool: pools.balance,
    stages: stagesOf(forSegment(measured.balance, customers)),
    next: () => components,
  };
  const evaluate = partitions.map((stages) => ({ kind: 'evaluate', pool: pools.evaluate, stages }));
  return lastSendsOn(evaluate, balance);
}

/** Tasks of which the last to be done is followed by another one. */
function lastSendsOn(tasks: readonly Task[], next: Task): Task[] {
  let open = tasks.length;
  const sendOn = () => {
    open -= 1;
    return open === 0 ? [next] : [];
  };
  return tasks.map((task) => ({ ...task, next: sendOn }));
}
