import type { DeployedFunction } from './deployed-functions.ts';
import { LIMITS } from './limits.ts';
import { segmentTasks } from './night-tasks.ts';
import { equalShares } from './shared-resource.ts';
import { type Outcome, type Stage, simulate } from './simulation.ts';
import { forSegment, type NightTimes, type StepTime, secondsOf, times } from './step-times.ts';

/** A bank and what its night runs on. */
export interface Landscape {
  readonly customers: number;
  readonly items: number;
  /** Segments of equal size. */
  readonly segments: number;
  readonly partitionSize: number;
  readonly databaseProcessors: number;
  readonly maxConnections: number;
  /** What the database takes in, all writers together. */
  readonly writeRowsPerSecond: number;
}

export type NightFunctions = Readonly<
  Record<'evaluatePartition' | 'balance' | 'publish', DeployedFunction>
>;

export interface AwsNight {
  readonly concurrency: number;
  readonly seconds: number;
  readonly planSeconds: number;
  readonly evaluateSeconds: number;
  /** Balancing and publishing, after the last partition. */
  readonly restSeconds: number;
  readonly partitions: number;
  readonly peakConcurrency: number;
  /** Of the database's processors and of its writes, while partitions are evaluated (0 to 1). */
  readonly databaseLoad: number;
  readonly writeLoad: number;
  readonly lambdaSeconds: Readonly<Record<'evaluate' | 'balance' | 'publish', number>>;
  /** Seconds of the longest call that balances one segment, and of publishing it. */
  readonly balanceOne: number;
  readonly publishOne: number;
}

/** Each kind of step has a queue and a function of its own; SQS delays by whole seconds. */
const POOLS = { evaluate: 'evaluate', balance: 'balance', publish: 'publish' };

/** Connections of one function instance (functions/shared/database.ts). */
export const CONNECTIONS_EACH = 2;

/** Simulates the night of a bank, with so many functions that evaluate at once. */
export function awsNight(
  measured: NightTimes,
  landscape: Landscape,
  functions: NightFunctions,
  concurrency: number,
): AwsNight {
  const { customers, segments, databaseProcessors } = landscape;
  const ofSegment = customers / segments;
  const planSeconds = secondsOf(forSegment(measured.plan, ofSegment)) * segments;
  const partitions = Math.ceil(ofSegment / landscape.partitionSize) * segments;
  const segment = {
    customers: ofSegment,
    partitions: Array.from({ length: partitions / segments }, (_, index) =>
      partitionStages(measured, landscape, index),
    ),
    pools: POOLS,
    lateSeconds: Math.ceil,
  };
  const tasks = Array.from({ length: segments }, () =>
    segmentTasks(measured, segment, stagesOf),
  ).flat();
  const outcome = simulate({
    resources: {
      functions: equalShares(Infinity),
      database: equalShares(databaseProcessors),
      writes: equalShares(1),
    },
    pools: {
      evaluate: rampOf(concurrency),
      balance: rampOf(functions.balance.concurrency),
      publish: rampOf(functions.publish.concurrency),
    },
    tasks,
  });
  return {
    ...figures(outcome, landscape, planSeconds),
    concurrency,
    partitions,
    balanceOne: balanceCallSeconds(measured, ofSegment),
    publishOne: secondsOf(forSegment(measured.publish, ofSegment)),
  };
}

function figures({ seconds, doneAt, peak, busy, usedBy }: Outcome, on: Landscape, plan: number) {
  const evaluateSeconds = doneAt.evaluate ?? 0;
  // Balancing of segments that are done early is in it: it runs beside the others' partitions.
  const { database = 0, writes = 0 } = usedBy.evaluate ?? {};
  return {
    seconds: plan + seconds,
    planSeconds: plan,
    evaluateSeconds,
    restSeconds: seconds - evaluateSeconds,
    peakConcurrency: peak.evaluate ?? 0,
    databaseLoad: database / (on.databaseProcessors * evaluateSeconds),
    writeLoad: writes / evaluateSeconds,
    lambdaSeconds: {
      evaluate: busy.evaluate ?? 0,
      balance: busy.balance ?? 0,
      publish: busy.publish ?? 0,
    },
  };
}

/** The longer of cutting a segment and balancing one of its groups, which are calls of their own. */
function balanceCallSeconds({ balance, component, components }: NightTimes, customers: number) {
  const one = secondsOf(forSegment(component, customers)) / components;
  return Math.max(secondsOf(forSegment(balance, customers)), one);
}

/** Far from every fraction: its multiples are spread evenly. */
const GOLDEN = 0.618034;

/**
 * Reads, computes, writes: the database works before and after the function. How much before is not
 * the same for all, or all functions would wait for the database at once, and then none.
 */
function partitionStages(measured: NightTimes, landscape: Landscape, index: number): Stage[] {
  const read = (index * GOLDEN) % 1;
  const { customers, items, partitionSize, writeRowsPerSecond } = landscape;
  const size = partitionSize / measured.partitionSize;
  const weight = items / customers / measured.itemsPerCustomer;
  const { processSeconds, databaseSeconds } = times(measured.evaluate, size * weight);
  const rows = measured.rowsPerCustomer * partitionSize;
  return [
    { resource: 'database', seconds: databaseSeconds * read },
    { resource: 'functions', seconds: processSeconds },
    { resource: 'database', seconds: databaseSeconds * (1 - read) },
    { resource: 'writes', seconds: rows / writeRowsPerSecond },
  ];
}

function stagesOf({ processSeconds, databaseSeconds }: StepTime): readonly Stage[] {
  return [
    { resource: 'database', seconds: databaseSeconds },
    { resource: 'functions', seconds: processSeconds },
  ];
}

/** When SQS has each further function at work. */
function rampOf(concurrency: number): number[] {
  const { sqsFirstInvocations, sqsMoreAMinute } = LIMITS;
  return Array.from({ length: concurrency }, (_, index) =>
    index < sqsFirstInvocations ? 0 : ((index + 1 - sqsFirstInvocations) * 60) / sqsMoreAMinute,
  );
}
