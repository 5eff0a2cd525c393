import fc from 'fast-check';
import { awsNight, type Landscape, type NightFunctions } from '../../bench/scale/aws-night.ts';
import { bottleneckOf, limitsMet } from '../../bench/scale/bottleneck.ts';
import { measuredShares } from '../../bench/scale/contention.ts';
import { deployedFunctions } from '../../bench/scale/deployed-functions.ts';
import { fitNight, type MeasuredNight } from '../../bench/scale/fit-night.ts';
import { localNight } from '../../bench/scale/local-night.ts';
import { nightCosts } from '../../bench/scale/night-costs.ts';
import { equalShares } from '../../bench/scale/shared-resource.ts';
import { simulate, type Task } from '../../bench/scale/simulation.ts';
import type { NightTimes } from '../../bench/scale/step-times.ts';

const task = (...stages: readonly (readonly [string, number])[]): Task => ({
  kind: 'work',
  pool: 'workers',
  stages: stages.map(([resource, seconds]) => ({ resource, seconds })),
});
const workersFrom = (count: number) => Array.from({ length: count }, () => 0);
const run = (workers: readonly number[], capacity: number, tasks: readonly Task[]) =>
  simulate({ resources: { processors: equalShares(capacity) }, pools: { workers }, tasks });

describe('Playing tasks on workers', () => {
  test('two on one processor take as long together as one after the other', () => {
    const tasks = [task(['processors', 3]), task(['processors', 1])];
    expect(run(workersFrom(2), 1, tasks).seconds).toBeCloseTo(4);
    expect(run(workersFrom(1), 1, tasks).seconds).toBeCloseTo(4);
    expect(run(workersFrom(2), 2, tasks).seconds).toBeCloseTo(3);
  });

  test('who comes later shares what is left', () => {
    // Alone for a second, at half speed for two, alone again for one.
    const { seconds, busy } = run([0, 1], 1, [task(['processors', 3]), task(['processors', 1])]);
    expect(seconds).toBeCloseTo(4);
    expect(busy.workers).toBeCloseTo(4 + 2);
  });

  test('what follows begins when it may, on a worker that is free', () => {
    const first = { ...task(['processors', 2]), next: () => [task(['processors', 5])] };
    expect(run(workersFrom(3), 4, [first]).seconds).toBeCloseTo(7);
  });

  test('who finds the turn taken comes again, later each time, and keeps no worker', () => {
    const turn = { name: 'publish', pause: (waited: number) => 2 ** waited };
    const one = { ...task(['processors', 4]), turn };
    const other = { ...task(['processors', 1]), kind: 'other' };
    // The second comes in vain at 0, 1 and 3, and is let in at 7; the other is done meanwhile.
    const { seconds, doneAt, busy } = run(workersFrom(2), 4, [one, one, other]);
    expect(seconds).toBeCloseTo(7 + 4);
    expect(doneAt.other).toBeCloseTo(1);
    expect(busy.workers).toBeCloseTo(4 + 4 + 1);
  });

  test('a worker that starts later takes work from then on', () => {
    const start = { ...task(['processors', 3]), pool: 'starting', opens: 'workers' };
    const work = task(['processors', 2]);
    const { seconds } = simulate({
      resources: { processors: equalShares(4) },
      pools: { workers: [0], starting: [0] },
      tasks: [start, work, work, work],
    });
    // Alone until 3: one and a half of three. The last of them begins at 3, on the new one.
    expect(seconds).toBeCloseTo(3 + 2);
  });

  const seconds = fc.double({ min: 0.01, max: 10, noNaN: true });
  const night = fc.record({
    tasks: fc.array(seconds, { minLength: 1, maxLength: 60 }),
    workers: fc.integer({ min: 1, max: 20 }),
    capacity: fc.integer({ min: 1, max: 8 }),
  });

  test('no work is lost, no bound is beaten, and nobody idles while something waits', () => {
    fc.assert(
      fc.property(night, ({ tasks, workers, capacity }) => {
        const all = tasks.map((one) => task(['processors', one]));
        const work = tasks.reduce((sum, one) => sum + one, 0);
        const played = run(workersFrom(workers), capacity, all);
        expect(played.usedBy.work?.processors).toBeCloseTo(work, 6);
        expect(played.peak.workers).toBe(Math.min(workers, tasks.length));
        const atOnce = Math.min(workers, capacity);
        expect(played.seconds).toBeGreaterThanOrEqual(work / atOnce - 1e-6);
        expect(played.seconds).toBeGreaterThanOrEqual(Math.max(...tasks) - 1e-6);
        // List scheduling on equal machines: the bound and one longest task.
        expect(played.seconds).toBeLessThanOrEqual(work / atOnce + Math.max(...tasks) + 1e-6);
      }),
    );
  });
});

const step = (processSeconds: number, databaseSeconds: number) => ({
  processSeconds,
  databaseSeconds,
});
const measured: NightTimes = {
  customers: 20_000,
  itemsPerCustomer: 5,
  partitionSize: 1_000,
  plan: { base: step(0, 0), eachCustomer: step(0, 1e-6) },
  evaluate: step(0.1, 0.1),
  balance: { base: step(0.1, 0), eachCustomer: step(1e-6, 1e-6) },
  component: { base: step(0, 0.1), eachCustomer: step(1e-6, 1e-6) },
  components: 2,
  publish: { base: step(0.1, 0.1), eachCustomer: step(2e-6, 2e-6) },
  rowsPerCustomer: 2,
  segments: [10_000, 10_000],
  warmUpSeconds: 0,
};
const landscape: Landscape = {
  customers: 20_000_000,
  items: 100_000_000,
  segments: 10,
  partitionSize: 1_000,
  databaseProcessors: 16,
  maxConnections: 5_000,
  writeRowsPerSecond: 1e9,
};

describe('A night on AWS', () => {
  let functions: NightFunctions;
  beforeAll(async () => {
    functions = (await deployedFunctions()) as unknown as NightFunctions;
  });

  test('of 20,000 partitions by 20 functions takes each function its share', () => {
    const large = { ...landscape, databaseProcessors: 64 };
    const night = awsNight(measured, large, functions, 20);
    expect(night.partitions).toBe(20_000);
    // 0.2 s each, with room in the database: 20,000 x 0.2 / 20, and the ramp.
    expect(night.evaluateSeconds).toBeGreaterThanOrEqual(200);
    expect(night.evaluateSeconds).toBeLessThan(206);
    expect(bottleneckOf(night)).toBe('functions at once');
  });

  test('is no faster than the database, however many functions there are', () => {
    const night = awsNight(measured, landscape, functions, 250);
    expect(night.evaluateSeconds).toBeGreaterThanOrEqual((20_000 * 0.1) / 16);
    expect(night.databaseLoad).toBeGreaterThan(0.9);
    expect(bottleneckOf(night)).toBe('database processors');
    const slowWrites = { ...landscape, databaseProcessors: 64, writeRowsPerSecond: 50_000 };
    const writing = awsNight(measured, slowWrites, functions, 250);
    expect(writing.evaluateSeconds).toBeGreaterThanOrEqual((20e6 * 2) / 50_000);
    expect(bottleneckOf(writing)).toBe('database writes');
  });

  test('that is over before SQS has all functions at work says so', () => {
    const small = { ...landscape, customers: 100_000, items: 500_000, segments: 1 };
    const night = awsNight(measured, small, functions, 250);
    expect(night.peakConcurrency).toBeLessThan(250);
    expect(bottleneckOf(night)).toBe('SQS ramp');
  });

  test('takes longer with more items, and costs more', () => {
    const few = awsNight(measured, landscape, functions, 40);
    const many = awsNight(measured, { ...landscape, items: 200_000_000 }, functions, 40);
    expect(many.evaluateSeconds / few.evaluateSeconds).toBeGreaterThan(1.7);
    const [less, more] = [few, many].map((night) => nightCosts(night, landscape, functions));
    expect(more?.lambda).toBeGreaterThan(less?.lambda ?? 0);
    expect(more?.sqs).toBe(less?.sqs);
  });

  test('names what does not fit: connections, time of a function, its memory', () => {
    const tight = { ...landscape, maxConnections: 100 };
    const slow = { ...measured, publish: { ...measured.publish, eachCustomer: step(0, 1e-3) } };
    const limits = (on: Landscape, times: NightTimes) =>
      limitsMet(awsNight(times, on, functions, 100), on, functions).join('\n');
    expect(limits(landscape, measured)).toBe('');
    expect(limits(tight, measured)).toMatch(/200 connections, the database takes 100/);
    expect(limits(landscape, slow)).toMatch(/publishing a segment takes 2000 s/);
    expect(limits({ ...landscape, segments: 1 }, measured)).toMatch(/balancing a segment needs 10/);
  });
});

describe('Workers on one machine', () => {
  const shares = measuredShares([
    { workers: 1, customerSeconds: 1 },
    { workers: 4, customerSeconds: 2.5 },
    { workers: 2, customerSeconds: 1.25 },
  ]);

  test.each([
    [1, 1],
    [2, 1.6],
    [3, 1.6],
    [4, 1.6],
    [8, 1.6],
  ])('of %d each has its part of what all together were measured to do', (users, speed) => {
    expect(users * shares(users)).toBeCloseTo(speed);
  });

  test('have nothing to be held against when one alone was not measured', () => {
    expect(() => measuredShares([{ workers: 2, customerSeconds: 1 }])).toThrow('alone');
  });
});

describe('A night by worker processes', () => {
  const idle = { startSeconds: 0.3, endSeconds: 0.2 };
  const night = (workers: number, processors: number, times = measured) =>
    localNight(times, { workers, shares: equalShares(processors), idle });

  test('of one is all that is to do, one after the other', () => {
    const plan = 20_000 * 1e-6;
    const evaluate = 20 * 0.2;
    const rest = 2 * (0.2 + 0.2) + 20_000 * 8e-6;
    // It looks at the end every 0.2 s: on average it sees it after half of that.
    expect(night(1, 2)).toBeCloseTo(0.3 + plan + evaluate + rest + 0.1, 6);
  });

  test('begins with each process warming up', () => {
    const cold = { ...measured, warmUpSeconds: 0.5 };
    expect(night(1, 2, cold) - night(1, 2)).toBeCloseTo(0.5);
    expect(night(4, 2, cold) - night(4, 2)).toBeGreaterThan(0.5);
  });

  test('gets no faster with more processes than processors', () => {
    expect(night(2, 2)).toBeLessThan(night(1, 2) * 0.75);
    expect(night(8, 2)).toBeGreaterThan(night(2, 2) * 0.9);
    expect(night(8, 8)).toBeLessThan(night(2, 2));
  });

  test('publishes one segment after the other, however many processes there are', () => {
    const slow = { ...measured, publish: { base: step(3, 0), eachCustomer: step(0, 0) } };
    expect(night(8, 8, slow)).toBeGreaterThan(2 * 3);
  });
});

test('what a step takes by itself is told from what it takes for each customer', () => {
  const of = (customers: number): MeasuredNight => ({
    segments: [customers / 2, customers / 2],
    items: customers * 5,
    rowsWritten: customers * 2,
    partitionSize: 1_000,
    plan: step(1, 2 + customers * 1e-5),
    evaluate: step(customers * 1e-4, customers * 2e-4),
    balance: step(1 + customers * 1e-5, 0),
    component: step(0, 2),
    components: 4,
    publish: step(0, 0),
  });
  const first = of(500);
  const cold = { ...first, evaluate: step(first.evaluate.processSeconds + 0.7, 1) };
  const fitted = fitNight({ cold, small: of(4_000), large: of(20_000) });
  expect(fitted.warmUpSeconds).toBeCloseTo(0.7);
  expect(fitted.plan.base.databaseSeconds).toBeCloseTo(1);
  expect(fitted.plan.eachCustomer.databaseSeconds).toBeCloseTo(1e-5);
  expect(fitted.balance.base.processSeconds).toBeCloseTo(0.5);
  expect(fitted.component.base.databaseSeconds).toBeCloseTo(1);
  expect(fitted.components).toBe(2);
  expect(fitted.evaluate.databaseSeconds).toBeCloseTo(0.2);
  expect(fitted.rowsPerCustomer).toBe(2);
});
