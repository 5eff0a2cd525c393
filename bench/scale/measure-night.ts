import type { Database } from '../../srv/platform/database.ts';
import type { QueueMessage } from '../../srv/platform/work-queue.ts';
import { stepHandler } from '../../srv/runs/night-steps/handle-steps.ts';
import { readStep } from '../../srv/runs/night-steps/night-step.ts';
import { PARTITION_SIZE } from '../evaluate-portfolio.ts';
import { openTarget, type PostgresTarget } from '../evaluate-target.ts';
import { benchNight, MAX_ATTEMPTS, planBenchNight } from './bench-night.ts';
import type { MeasuredNight } from './fit-night.ts';
import type { StepTime } from './step-times.ts';

interface Spent {
  count: number;
  seconds: number;
  processSeconds: number;
}

/**
 * One night on this process over the queue in PostgreSQL, step by step, on a database that is filled
 * and has no run of the day yet. What the process does not compute itself, it waits for the database.
 */
export async function measureNight(target: PostgresTarget): Promise<MeasuredNight> {
  const db = openTarget(target);
  try {
    return await measuredOf(db, await playNight(db));
  } finally {
    await db.close();
  }
}

type SpentBy = ReadonlyMap<string, Spent>;

async function playNight(db: Database): Promise<SpentBy> {
  const night = benchNight(db);
  const spent = new Map<string, Spent>();
  await spend(
    spent,
    () => 'plan',
    () => planBenchNight(night),
  );
  const handle = stepHandler(night.context, MAX_ATTEMPTS);
  for (let left = true; left; ) {
    let step = '';
    const handler = (messages: readonly QueueMessage[]) => {
      step = readStep(messages[0]?.body ?? '').step;
      return handle(messages);
    };
    const result = await spend(
      spent,
      () => step,
      () => night.queue.handle(handler, 1),
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
  const one = spent.get(kind) ?? { count: 0, seconds: 0, processSeconds: 0 };
  one.count += 1;
  one.seconds += (performance.now() - start) / 1_000;
  one.processSeconds += (user + system) / 1e6;
  spent.set(kind, one);
  return result;
}

async function measuredOf(db: Database, spent: SpentBy): Promise<MeasuredNight> {
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
    plan: timeOf(spent, 'plan'),
    evaluate: timeOf(spent, 'evaluate'),
    balance: timeOf(spent, 'balance'),
    component: timeOf(spent, 'balance-component'),
    components: spent.get('balance-component')?.count ?? 0,
    publish: timeOf(spent, 'publish'),
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

function timeOf(spent: SpentBy, kind: string): StepTime {
  const { processSeconds, seconds } = spent.get(kind) ?? { processSeconds: 0, seconds: 0 };
  return { processSeconds, databaseSeconds: Math.max(0, seconds - processSeconds) };
}
