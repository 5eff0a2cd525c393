import { parseArgs } from 'node:util';
import { SaldoError } from './domain/errors.ts';
import type { IsoDate } from './domain/iso-date.ts';
import type { Database } from './platform/database.ts';
import { databaseCoordination } from './platform/database-coordination.ts';
import { databaseQueue } from './platform/database-queue.ts';
import { exportTelemetry } from './platform/export-telemetry.ts';
import { loadLpSolver } from './platform/linear-program.ts';
import { openPostgres } from './platform/postgres.ts';
import { postgresUrl } from './platform/postgres-url.ts';
import { lookbackOf } from './runs/lookback-of.ts';
import { countWaitingSteps } from './runs/night-steps/count-waiting-steps.ts';
import { stepHandler } from './runs/night-steps/handle-steps.ts';
import type { NightContext } from './runs/night-steps/night-step.ts';
import { planNight } from './runs/night-steps/plan-night.ts';
import { workSteps } from './runs/night-steps/work-steps.ts';

/**
 * `npm run worker`: a process that takes steps of nights from the queue in PostgreSQL, beside as
 * many others as there are processors. SALDO_DATABASE_URL names the database. With `--plan` it first
 * plans the night (`--date`, `--again`), with `--redrive` it gives what was given up a fresh start;
 * with `--until-done` it ends when no step waits.
 */
const OPTIONS = {
  plan: { type: 'boolean', default: false },
  again: { type: 'boolean', default: false },
  redrive: { type: 'boolean', default: false },
  date: { type: 'string' },
  'until-done': { type: 'boolean', default: false },
  'partition-size': { type: 'string', default: '1000' },
  visibility: { type: 'string', default: '900' },
} as const;

const USAGE = `npm run worker -- [--plan [--again] [--date 2026-11-23]] [--redrive] [--until-done]
  [--partition-size 1000] [--visibility 900]     (SALDO_DATABASE_URL names the database)`;

const values = readOptions();

const NIGHT_QUEUE = 'night';
const IDLE_MS = 250;
const MAX_ATTEMPTS = 5;

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stopping.abort());

const endTelemetry = await exportTelemetry('saldo-worker');
try {
  process.exitCode = await work(process.env.SALDO_DATABASE_URL ?? '');
} catch (error) {
  console.error(error instanceof SaldoError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 2;
} finally {
  await endTelemetry();
}

function readOptions() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

async function work(url: string): Promise<number> {
  const db = openPostgres({ ...postgresUrl(url), connections: 2 });
  const queue = databaseQueue(db, NIGHT_QUEUE, {
    visibilitySeconds: Number(values.visibility),
    maxAttempts: MAX_ATTEMPTS,
    backoffSeconds: [1, 5, 30, 120],
  });
  const context: NightContext = {
    db,
    coordination: databaseCoordination(db),
    queues: () => queue,
    loadSolver: () => loadLpSolver(),
    lookback: lookbackOf(process.env),
    clock: () => new Date().toISOString(),
  };
  try {
    const failed = values.plan ? await plan(context) : 0;
    if (values.redrive) console.error(`Redriven: ${await queue.redrive()}`);
    if (values['until-done']) stopWhenDone(context.db);
    const done = await workSteps(queue, stepHandler(context, MAX_ATTEMPTS), {
      signal: stopping.signal,
      batch: 1,
      idleMs: IDLE_MS,
    });
    const dead = await queue.deadLetters(10);
    for (const { id, lastError } of dead) console.error(`Given up: ${id}: ${lastError}`);
    console.log(JSON.stringify({ done, dead: dead.length }));
    return dead.length + failed > 0 ? 1 : 0;
  } finally {
    await db.close();
  }
}

/** How many segments could not be planned. */
async function plan(context: NightContext): Promise<number> {
  const businessDate = values.date as IsoDate | undefined;
  const partitionSize = Number(values['partition-size']);
  const planned = await planNight(context, { partitionSize, businessDate, again: values.again });
  for (const { segment, status, partitions, message } of planned) {
    console.error(
      `${segment}: ${status}, ${partitions} partitions${message ? `, ${message}` : ''}`,
    );
  }
  return planned.filter(({ status }) => status === 'failed').length;
}

function stopWhenDone(db: Database): void {
  const timer = setInterval(async () => {
    if ((await countWaitingSteps(db, NIGHT_QUEUE).catch(() => 1)) === 0) stopping.abort();
  }, IDLE_MS);
  stopping.signal.addEventListener('abort', () => clearInterval(timer));
}
