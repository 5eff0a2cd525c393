import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fillPortfolio } from '../../bench/portfolio.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import type { Database } from '../../srv/platform/database.ts';
import { databaseCoordination } from '../../srv/platform/database-coordination.ts';
import { databaseQueue } from '../../srv/platform/database-queue.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { runNight } from '../../srv/runs/night.ts';
import { countWaitingSteps } from '../../srv/runs/night-steps/count-waiting-steps.ts';
import { planNight } from '../../srv/runs/night-steps/plan-night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { deployedPostgres } from '../support/deploy.ts';
import { eventually } from '../support/eventually.ts';
import { nightResult } from '../support/night-result.ts';
import type { PostgresSettings } from '../support/postgres-cluster.ts';

const DAY = '2026-11-23';
const SEED = 7;
const VISIBILITY_SECONDS = 3;
const portfolio = { customers: 400, businessDate: DAY } as const;
const clock = () => new Date().toISOString();

let settings: PostgresSettings;
let db: Database;

beforeAll(async () => {
  settings = await deployedPostgres();
  db = openPostgres(settings);
  await fillPortfolio(db, portfolio);
});
afterAll(() => db.close());

test('killing workers at random during a night changes nothing in its result', async () => {
  await planOnly();
  const random = seededRandom(SEED);
  const workers = [startWorker(), startWorker()];
  let kills = 0;
  while (kills < 4) {
    const done = await countEvaluated();
    const more = 1 + Math.floor(random() * 4);
    await eventually(async () => (await countEvaluated()) >= done + more || (await isOver()));
    if (await isOver()) break;
    const victim = Math.floor(random() * workers.length);
    await kill(workers[victim]);
    workers[victim] = startWorker();
    kills += 1;
  }
  await eventually(isOver, 300);
  for (const worker of workers) await kill(worker);
  expect(kills).toBeGreaterThanOrEqual(2);
  expect(await nightResult(db)).toEqual(await resultInOneProcess());
}, 600_000);

async function planOnly(): Promise<void> {
  const policy = { visibilitySeconds: VISIBILITY_SECONDS, maxAttempts: 5, backoffSeconds: [1] };
  const queue = databaseQueue(db, 'night', policy);
  const context = {
    db,
    coordination: databaseCoordination(db),
    queues: () => queue,
    loadSolver: () => loadLpSolver(),
    lookback,
    clock,
  };
  await planNight(context, { partitionSize: 10, businessDate: DAY });
}

function startWorker(): ChildProcess {
  const { host, port, user, password, database } = settings;
  const SALDO_DATABASE_URL = `postgres://${user}:${password}@${host}:${port}/${database}`;
  const worker = new URL('../../srv/worker.ts', import.meta.url).pathname;
  const args = ['--no-warnings', worker, '--visibility', String(VISIBILITY_SECONDS)];
  return spawn(process.execPath, args, {
    env: { ...process.env, SALDO_DATABASE_URL, NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
}

async function kill(worker: ChildProcess | undefined): Promise<void> {
  if (!worker || worker.exitCode !== null || worker.signalCode !== null) return;
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
}

async function countEvaluated(): Promise<number> {
  const [row] = await db.query<{ done: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS done FROM saldo_worklists_RunPartitions
    WHERE status = 'evaluated'`,
  );
  return row?.done ?? 0;
}

/** Published, and what follows is done too: nobody takes a message before it is handled. */
async function isOver(): Promise<boolean> {
  return (await countWaitingSteps(db, 'night')) === 0;
}

async function resultInOneProcess() {
  const alone = openPostgres(await deployedPostgres());
  await fillPortfolio(alone, portfolio);
  const solve = await loadLpSolver();
  await runNight(alone, { businessDate: DAY, clock, solve, partitionSize: 10, lookback });
  const result = await nightResult(alone);
  await alone.close();
  return result;
}
