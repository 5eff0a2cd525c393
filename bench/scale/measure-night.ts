import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Database } from '../../srv/platform/database.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { databaseQueue } from '../../srv/platform/database-queue.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import type { QueueMessage } from '../../srv/platform/work-queue.ts';
import { stepHandler } from '../../srv/runs/night-steps/handle-steps.ts';
import { type NightContext, readStep } from '../../srv/runs/night-steps/night-step.ts';
import { planNight } from '../../srv/runs/night-steps/plan-night.ts';
import { LOOKBACK, PARTITION_SIZE } from '../evaluate-portfolio.ts';
import { DAY, openTarget, type Target } from '../evaluate-target.ts';
import type { MeasuredNight } from './fit-night.ts';
import type { StepTime } from './step-times.ts';

const WORKER = new URL('../../srv/worker.ts', import.meta.url).pathname;
const POLICY = { visibilitySeconds: 900, maxAttempts: 1, backoffSeconds: [] };

interface Spent {
  seconds: number;
  processSeconds: number;
}

/**
 * One night on this process over the queue in PostgreSQL, step by step, on a database that is filled
 * and has no run of the day yet. What the process does not compute itself, it waits for the database.
 */
export async function measureNight(target: Target): Promise<MeasuredNight> {
  const db = openTarget(target);
  try {
    const startSeconds = await startOf(target);
    const spent = await playNight(db);
    return await measuredOf(db, spent, startSeconds);
  } finally {
    await db.close();
  }
}

type SpentBy = ReadonlyMap<string, Spent>;

async function playNight(db: Database): Promise<SpentBy> {
  const queue = databaseQueue(db, 'scale', POLICY);
  const context: NightContext = {
    db,
    coordination: databaseCoordination(db),
    queues: () => queue,
    loadSolver: () => loadLpSolver(),
    lookback: LOOKBACK,
    clock: () => new Date().toISOString(),
  };
  const spent = new Map<string, Spent>();
  await spend(
    spent,
    () => 'plan',
    () => planNight(context, { partitionSize: PARTITION_SIZE, businessDate: DAY }),
  );
  const handle = stepHandler(context, POLICY.maxAttempts);
  for (let left = true; left; ) {
    let step = '';
    const handler = (messages: readonly QueueMessage[]) => {
      step = readStep(messages[0]?.body ?? '').step;
      return handle(messages);
    };
    const result = await spend(
      spent,
      () => step,
      () => queue.handle(handler, 1),
    );
    if (result.retried + result.dead > 0) throw new Error(`A step '${step}' failed.`);
    left = result.done > 0;
  }
  return spent;
}

/** Adds what a piece of work took to that of its kind, which is known at its end. */
async function spend<Result>(
  spent: Map<string, Spent>,
  kindOf: () => string,
  work: () => Promise<Result>,
): Promise<Result> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(cpu);
  const kind = kindOf();
  const one = spent.get(kind) ?? { seconds: 0, processSeconds: 0 };
  one.seconds += (performance.now() - start) / 1_000;
  one.processSeconds += (user + system) / 1e6;
  spent.set(kind, one);
  return result;
}

async function measuredOf(
  db: Database,
  spent: SpentBy,
  startSeconds: number,
): Promise<MeasuredNight> {
  const runs = await db.query<{ customers: number }>(
    `SELECT CAST(SUM(p.customers) AS BIGINT) AS "customers" FROM saldo_worklists_RunPartitions p
      GROUP BY p.run ORDER BY p.run`,
  );
  const items = await count(db, "saldo_ledger_Items WHERE clearingStatus = ''");
  const written = await Promise.all(WRITTEN.map((table) => count(db, table)));
  return {
    segments: runs.map(({ customers }) => customers),
    items,
    rowsWritten: written.reduce((sum, one) => sum + one, 0),
    partitionSize: PARTITION_SIZE,
    plan: together(spent, ['plan']),
    evaluate: together(spent, ['evaluate']),
    balance: together(spent, ['balance', 'balance-component']),
    publish: together(spent, ['publish']),
    startSeconds,
  };
}

/** What evaluation writes, by customer. */
const WRITTEN = [
  'saldo_worklists_Positions',
  'saldo_worklists_FactRows',
  'saldo_worklists_ContractSnapshots',
];

async function count(db: Database, from: string): Promise<number> {
  const [row] = await db.query<{ rows: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS "rows" FROM ${from}`,
  );
  return row?.rows ?? 0;
}

function together(spent: SpentBy, kinds: readonly string[]): StepTime {
  const all = kinds.flatMap((kind) => spent.get(kind) ?? []);
  const processSeconds = all.reduce((sum, one) => sum + one.processSeconds, 0);
  const seconds = all.reduce((sum, one) => sum + one.seconds, 0);
  return { processSeconds, databaseSeconds: Math.max(0, seconds - processSeconds) };
}

/** From the start of a worker that finds nothing to do until its end. */
async function startOf(target: Target): Promise<number> {
  if (target.kind !== 'postgres') throw new Error('Workers share PostgreSQL only.');
  const { host, port, user, password, database } = target.settings;
  const SALDO_DATABASE_URL = `postgres://${user}:${password}@${host}:${port}/${database}`;
  const start = performance.now();
  const child = spawn(process.execPath, ['--no-warnings', WORKER, '--until-done'], {
    env: { ...process.env, SALDO_DATABASE_URL },
    stdio: 'ignore',
  });
  await once(child, 'exit');
  return (performance.now() - start) / 1_000;
}
