import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { DAY, type PostgresTarget } from './evaluate-target.ts';

const WORKER = new URL('../srv/worker.ts', import.meta.url).pathname;

/** As `npm run worker` does it, on a database of the benchmark. */
function startWorker({ settings }: PostgresTarget, args: readonly string[]): ChildProcess {
  const { host, port, user, password, database } = settings;
  const SALDO_DATABASE_URL = `postgres://${user}:${password}@${host}:${port}/${database}`;
  return spawn(process.execPath, ['--no-warnings', WORKER, ...args], {
    env: { ...process.env, SALDO_DATABASE_URL },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Seconds of a night by so many processes: the first plans, then the others join it until it is done. */
export async function nightByWorkers(target: PostgresTarget, count: number): Promise<number> {
  const start = performance.now();
  const planner = startWorker(target, ['--plan', '--date', DAY, '--until-done']);
  await told(planner);
  const others = Array.from({ length: count - 1 }, () => startWorker(target, ['--until-done']));
  await Promise.all([planner, ...others].map(ended));
  return secondsSince(start);
}

export interface IdleWorker {
  /** From its start until it looks for a first step. */
  readonly startSeconds: number;
  /** From there until it has seen that nothing is left, and is gone. */
  readonly endSeconds: number;
}

/** A worker that finds nothing to do. */
export async function idleWorker(target: PostgresTarget): Promise<IdleWorker> {
  const start = performance.now();
  // Redriving nothing, it says so once it is connected.
  const worker = startWorker(target, ['--redrive', '--until-done']);
  await told(worker);
  const startSeconds = secondsSince(start);
  await ended(worker);
  return { startSeconds, endSeconds: secondsSince(start) - startSeconds };
}

/** A planner tells what it planned before it takes the first step. */
async function told({ stderr }: ChildProcess): Promise<void> {
  if (stderr) await once(stderr, 'data');
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null) await once(child, 'exit');
  if (child.exitCode !== 0) throw new Error(`A worker ended with code ${child.exitCode}.`);
}

function secondsSince(start: number): number {
  return (performance.now() - start) / 1_000;
}
