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
  readonly publish: StepTime;
  readonly startSeconds: number;
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
  const line = (step: 'plan' | 'balance' | 'publish') => fitStep(small, large, step);
  const fitted = {
    customers,
    itemsPerCustomer: large.items / customers,
    partitionSize: customers / partitions,
    plan: line('plan'),
    evaluate: times(large.evaluate, 1 / partitions),
    balance: line('balance'),
    publish: line('publish'),
    rowsPerCustomer: large.rowsWritten / customers,
    segments: large.segments,
    startSeconds: large.startSeconds,
  };
  return { ...fitted, warmUpSeconds: warmUpOf(cold, fitted) };
}

/** What the first night of a process computed beyond what a later one of its size would. */
function warmUpOf(
  { segments, plan, evaluate, balance, publish }: MeasuredNight,
  fitted: Omit<NightTimes, 'warmUpSeconds'>,
): number {
  const warm = segments.map((customers) => {
    const steps = [fitted.plan, fitted.balance, fitted.publish];
    const partition = fitted.evaluate.processSeconds / fitted.partitionSize;
    return (
      sum(steps.map((step) => forSegment(step, customers).processSeconds)) + partition * customers
    );
  });
  const taken = sum([plan, evaluate, balance, publish].map(({ processSeconds }) => processSeconds));
  return Math.max(0, taken - sum(warm));
}

function fitStep(
  small: MeasuredNight,
  large: MeasuredNight,
  step: 'plan' | 'balance' | 'publish',
): SegmentStep {
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
