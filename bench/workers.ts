import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { makeTargets, openTarget, type PostgresTarget } from './evaluate-target.ts';
import { idleWorker, nightByWorkers } from './night-workers.ts';
import { postgresCpu } from './postgres-cpu.ts';
import { type BenchResult, benchResult } from './result.ts';

export interface WorkersOptions {
  /** Customers of the portfolio; they have five open items each. */
  readonly customers?: number;
}

export const COUNTS = [1, 2, 4, 8];

interface Night {
  readonly workers: number;
  readonly seconds: number;
  /** Seconds of processors that PostgreSQL used for it, where that can be known. */
  readonly databaseCpu: number | null;
}

/**
 * A whole night over the queue in PostgreSQL by one, two, four and eight worker processes, process
 * start and publishing included, each on a fresh copy of the same database. The limit is what one
 * worker takes, divided by their number: the ratio says how far processors and database are shared.
 */
export async function benchWorkers({
  customers = 20_000,
}: WorkersOptions = {}): Promise<BenchResult[]> {
  const targets = await makeTargets();
  try {
    const copy = await targets.fillCopies(customers);
    const nights: Night[] = [];
    for (const workers of COUNTS) nights.push(await night(await copy(), workers));
    const { startSeconds, endSeconds } = await idleWorker(await copy());
    return resultsOf(nights, { customers, idleSeconds: startSeconds + endSeconds });
  } finally {
    await targets.remove();
  }
}

async function night(target: PostgresTarget, workers: number): Promise<Night> {
  const db = openTarget(target);
  try {
    const before = await postgresCpu(db);
    const seconds = await nightByWorkers(target, workers);
    const after = await postgresCpu(db);
    const databaseCpu = before === null || after === null ? null : after - before;
    return { workers, seconds, databaseCpu };
  } finally {
    await db.close();
  }
}

interface Measured {
  readonly customers: number;
  /** Of a process that does nothing but start and end. */
  readonly idleSeconds: number;
}

function resultsOf(nights: readonly Night[], measured: Measured): BenchResult[] {
  const [alone] = nights;
  if (!alone) return [];
  return [
    ...nights.map((one) => resultOf(one, alone, measured.customers)),
    ...databaseLimit(alone, measured),
  ];
}

function resultOf(
  { workers, seconds, databaseCpu }: Night,
  alone: Night,
  rows: number,
): BenchResult {
  const peers: Record<string, number> = { 'times as fast as one': alone.seconds / seconds };
  if (databaseCpu !== null) peers['processors used by PostgreSQL'] = databaseCpu / seconds;
  return benchResult({
    name: `workers: PostgreSQL, a night by ${workers} ${workers === 1 ? 'process' : 'processes'}`,
    value: seconds,
    unit: 's',
    limit: alone.seconds / workers,
    peers,
    rows,
  });
}

/**
 * A worker keeps a share of one processor of the database at work: when the shares add up to all of
 * its processors (here as many as this machine has, and no worker on it), more workers gain nothing.
 */
function databaseLimit(
  { seconds, databaseCpu }: Night,
  { customers, idleSeconds }: Measured,
): BenchResult[] {
  if (databaseCpu === null) return [];
  const processors = availableParallelism();
  const share = databaseCpu / (seconds - idleSeconds);
  return [
    benchResult({
      name: `workers: PostgreSQL with ${processors} processors of its own is the limit from`,
      value: processors / share,
      unit: 'processes',
      limit: processors,
      rows: customers,
    }),
  ];
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '20000' } } });
  const results = await benchWorkers({ customers: Number(values.customers) });
  console.table(results.map(({ name, value, limit, peers }) => ({ name, value, limit, ...peers })));
}
