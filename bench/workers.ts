import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { DAY, makeTargets, openTarget } from './evaluate-target.ts';
import { type BenchResult, benchResult } from './result.ts';

export interface WorkersOptions {
  /** Customers of the portfolio; they have five open items each. */
  readonly customers?: number;
}

const COUNTS = [1, 2, 4, 8];
const WORKER = new URL('../srv/worker.ts', import.meta.url).pathname;

/**
 * A whole night over the queue in PostgreSQL by one, two, four and eight worker processes, process
 * start and publishing included. The limit is what one worker would take, divided by their number:
 * the ratio says how far the database or the processors are shared.
 */
export async function benchWorkers({
  customers = 20_000,
}: WorkersOptions = {}): Promise<BenchResult[]> {
  const targets = await makeTargets();
  try {
    const target = await targets.fill('postgres', customers);
    if (target.kind !== 'postgres') throw new Error('Workers share PostgreSQL only.');
    const { host, port, user, password, database } = target.settings;
    const url = `postgres://${user}:${password}@${host}:${port}/${database}`;
    const db = openTarget(target);
    const seconds: number[] = [];
    for (const count of COUNTS) {
      seconds.push(await night(url, count));
      await db.execute('VACUUM ANALYZE');
    }
    await db.close();
    return COUNTS.map((count, index) => resultOf(count, seconds[index] ?? 0, seconds, customers));
  } finally {
    await targets.remove();
  }
}

function resultOf(
  count: number,
  seconds: number,
  [alone = 0]: readonly number[],
  customers: number,
): BenchResult {
  return benchResult({
    name: `workers: PostgreSQL, a night by ${count} ${count === 1 ? 'process' : 'processes'}`,
    value: seconds,
    unit: 's',
    limit: alone / count,
    peers: { 'times as fast as one': alone / seconds },
    rows: customers,
  });
}

/** The first plans the night; all work until it is done. */
async function night(url: string, count: number): Promise<number> {
  const start = performance.now();
  const planner = worker(url, ['--plan', '--again', '--date', DAY, '--until-done']);
  await planned(planner);
  const others = Array.from({ length: count - 1 }, () => worker(url, ['--until-done']));
  await Promise.all([planner, ...others].map(ended));
  return (performance.now() - start) / 1_000;
}

type Worker = ReturnType<typeof worker>;

function worker(url: string, args: readonly string[]) {
  return spawn(process.execPath, ['--no-warnings', WORKER, ...args], {
    env: { ...process.env, SALDO_DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** It tells what it planned before it takes the first step. */
async function planned({ stderr }: Worker): Promise<void> {
  await once(stderr, 'data');
}

async function ended(child: Worker): Promise<void> {
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`A worker ended with code ${child.exitCode}.`);
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { customers: { type: 'string', default: '20000' } } });
  const results = await benchWorkers({ customers: Number(values.customers) });
  console.table(results.map(({ name, value, limit, peers }) => ({ name, value, limit, ...peers })));
}
