import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import type { PartitionRows } from './evaluate-partition.ts';
import { recordFailedPartition } from './failed-run.ts';
import type { Partition, PlannedRun } from './plan-run.ts';
import type { SegmentSetup } from './segment-setup.ts';
import { type PartitionCounts, writePartition } from './write-partition.ts';

export type PartitionEvaluator = (
  partition: Partition,
  setup: SegmentSetup,
) => Promise<PartitionRows>;

export interface EvaluateRunOptions {
  readonly evaluate: PartitionEvaluator;
  readonly clock: () => Instant;
  /** Told after each partition how many customers are done. */
  readonly onProgress?: (customers: number) => void;
}

/** Partitions on their way while one is written: two threads are busy, and memory is bounded. */
const AHEAD = 2;

/**
 * Evaluates the partitions of a run and writes each in order, while the next are evaluated. The one that does
 * not get through says why in its row.
 */
export async function evaluateRun(
  db: Database,
  { partitions }: PlannedRun,
  setup: SegmentSetup,
  { evaluate, clock, onProgress }: EvaluateRunOptions,
): Promise<PartitionCounts> {
  const counts = { customers: 0, positions: 0, excluded: 0, rejected: 0 };
  const orTell = tellingFailures(db);
  const evaluated = inOrder(partitions, (partition) =>
    orTell(partition, () => evaluate(partition, setup)),
  );
  for await (const { item: partition, result: rows } of evaluated) {
    const written = await orTell(partition, () => writePartition(db, partition, rows, clock()));
    counts.customers += written.customers;
    counts.positions += written.positions;
    counts.excluded += written.excluded;
    counts.rejected += written.rejected;
    onProgress?.(counts.customers);
  }
  return counts;
}

function tellingFailures(db: Database) {
  return async <Result>(partition: Partition, work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      await recordFailedPartition(db, partition, error);
      throw error;
    }
  };
}

/** Results in the order of the items; the work on the next has begun when one is given out. */
async function* inOrder<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<{ item: Item; result: Result }> {
  const begun: { item: Item; result: Promise<Result> }[] = [];
  const begin = (some: readonly Item[]) => {
    for (const item of some) {
      const result = work(item);
      result.catch(() => undefined); // heard when its turn comes
      begun.push({ item, result });
    }
  };
  try {
    begin(items.slice(0, AHEAD));
    for (let next = AHEAD; begun.length > 0; next += 1) {
      begin(items.slice(next, next + 1));
      const { item, result } = begun.shift() as (typeof begun)[number];
      yield { item, result: await result };
    }
  } finally {
    // Whoever fails first ends the run; nothing may still read when it has ended.
    await Promise.allSettled(begun.map(({ result }) => result));
  }
}
