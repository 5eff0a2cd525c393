import {
  forSegment,
  type NightTimes,
  type SegmentStep,
  type StepTime,
  times,
} from './step-times.ts';

/** A night that was measured: its steps of all segments added up. */
export interface MeasuredNight {
  /** Customers of each segment. */
  readonly segments: readonly number[];
  /** Open items of all customers. */
  readonly items: number;
  /** Rows that evaluation wrote. */
  readonly rowsWritten: number;
  readonly partitionSize: number;
  readonly plan: StepTime;
  readonly evaluate: StepTime;
  readonly balance: StepTime;
  readonly component: StepTime;
  /** Groups of agents that were balanced by themselves. */
  readonly components: number;
  readonly publish: StepTime;
}

export interface MeasuredNights {
  /** The first of a process. */
  readonly cold: MeasuredNight;
  readonly small: MeasuredNight;
  readonly large: MeasuredNight;
}

/**
 * What a night takes, from a small and a large one: what a segment's step takes by itself is told from
 * what it takes for each customer, else a few seconds of setup would be hours of a large bank's night.
 */
export function fitNight({ cold, small, large }: MeasuredNights): NightTimes {
  const customers = sum(large.segments);
  const partitions = sum(
    large.segments.map((ofSegment) => Math.ceil(ofSegment / large.partitionSize)),
  );
  const line = (step: FittedStep) => fitStep(small, large, step);
  const fitted = {
    customers,
    itemsPerCustomer: large.items / customers,
    partitionSize: customers / partitions,
    plan: line('plan'),
    evaluate: times(large.evaluate, 1 / partitions),
    balance: line('balance'),
    component: line('component'),
    components: Math.max(1, Math.round(large.components / large.segments.length)),
    publish: line('publish'),
    rowsPerCustomer: large.rowsWritten / customers,
    segments: large.segments,
  };
  return { ...fitted, warmUpSeconds: warmUpOf(cold, fitted) };
}

/** Steps that a segment does once. */
const FITTED = ['plan', 'balance', 'component', 'publish'] as const;
type FittedStep = (typeof FITTED)[number];

/** What the first night of a process computed beyond what a later one of its size would. */
function warmUpOf(cold: MeasuredNight, fitted: Omit<NightTimes, 'warmUpSeconds'>): number {
  const partition = fitted.evaluate.processSeconds / fitted.partitionSize;
  const warm = cold.segments.map((customers) => {
    const steps = FITTED.map((step) => forSegment(fitted[step], customers).processSeconds);
    return sum(steps) + partition * customers;
  });
  const taken = [...FITTED, 'evaluate' as const].map((step) => cold[step].processSeconds);
  return Math.max(0, sum(taken) - sum(warm));
}

function fitStep(small: MeasuredNight, large: MeasuredNight, step: FittedStep): SegmentStep {
  const segments = large.segments.length;
  const less = sum(small.segments);
  const more = sum(large.segments);
  const line = (part: keyof StepTime) => {
    // A noisy machine measures small ones slower now and then; nothing takes less for more.
    const each = Math.max(0, (large[step][part] - small[step][part]) / (more - less));
    return { each, base: Math.max(0, large[step][part] - each * more) / segments };
  };
  const process = line('processSeconds');
  const database = line('databaseSeconds');
  return {
    base: { processSeconds: process.base, databaseSeconds: database.base },
    eachCustomer: { processSeconds: process.each, databaseSeconds: database.each },
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
