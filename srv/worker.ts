import { parseArgs } from 'node:util';
import { SaldoError } from './domain/errors.ts';
import type { IsoDate } from './domain/iso-date.ts';
import { databaseCoordination } from './platform/database-coordination.ts';
import { databaseQueue } from './platform/database-queue.ts';
import { loadLpSolver } from './platform/linear-program.ts';
import { openPostgres } from './platform/postgres.ts';
import { postgresUrl } from './platform/postgres-url.ts';
import { countOpenRuns } from './runs/night-steps/count-open-runs.ts';
import { stepHandler } from './runs/night-steps/handle-steps.ts';
import type { NightContext } from './runs/night-steps/night-step.ts';
import { planNight } from './runs/night-steps/plan-night.ts';
import { workSteps } from './runs/night-steps/work-steps.ts';

/**
 * `npm run worker`: a process that takes steps of nights from the queue in PostgreSQL, beside as
 * many others as there are processors. SALDO_DATABASE_URL names the database. With `--plan` it first
 * plans the night (`--date`, `--again`); with `--until-done` it ends when no night is under way.
 */
const { values } = parseArgs({
  options: {
    plan: { type: 'boolean', default: false },
    again: { type: 'boolean', default: false },
    date: { type: 'string' },
    'until-done': { type: 'boolean', default: false },
    'partition-size': { type: 'string', default: '1000' },
    visibility: { type: 'string', default: '900' },
  },
});

const NIGHT_QUEUE = 'night';
const IDLE_MS = 250;
const lookback = { paymentDays: 365, contactDays: 90 };

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => stopping.abort());

try {
  process.exitCode = await work(process.env.SALDO_DATABASE_URL ?? '');
} catch (error) {
  console.error(error instanceof SaldoError ? `${error.code}: ${error.message}` : error);
  process.exitCode = 2;
}

async function work(url: string): Promise<number> {
  const db = openPostgres({ ...postgresUrl(url), connections: 2 });
  const queue = databaseQueue(db, NIGHT_QUEUE, {
    visibilitySeconds: Number(values.visibility),
    maxAttempts: 5,
    backoffSeconds: [1, 5, 30, 120],
  });
  const context: NightContext = {
    db,
    coordination: databaseCoordination(db),
    queues: () => queue,
    loadSolver: () => loadLpSolver(),
    lookback,
    clock: () => new Date().toISOString(),
  };
  try {
    if (values.plan) await plan(context);
    if (values['until-done']) stopWhenDone(context);
    const done = await workSteps(queue, stepHandler(context), {
      signal: stopping.signal,
      batch: 1,
      idleMs: IDLE_MS,
    });
    const dead = await queue.deadLetters(10);
    for (const { id, lastError } of dead) console.error(`Given up: ${id}: ${lastError}`);
    console.log(JSON.stringify({ done, dead: dead.length }));
    return dead.length ? 1 : 0;
  } finally {
    await db.close();
  }
}

async function plan(context: NightContext): Promise<void> {
  const businessDate = values.date as IsoDate | undefined;
  const partitionSize = Number(values['partition-size']);
  const planned = await planNight(context, { partitionSize, businessDate, again: values.again });
  for (const { segment, status, partitions, message } of planned) {
    console.error(
      `${segment}: ${status}, ${partitions} partitions${message ? `, ${message}` : ''}`,
    );
  }
}

function stopWhenDone({ db }: NightContext): void {
  const timer = setInterval(async () => {
    if ((await countOpenRuns(db).catch(() => 1)) === 0) stopping.abort();
  }, IDLE_MS);
  stopping.signal.addEventListener('abort', () => clearInterval(timer));
}
