import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import type { QueueMessage } from '../../srv/platform/work-queue.ts';
import { stepHandler } from '../../srv/runs/night-steps/handle-steps.ts';
import type { PostgresTarget } from '../evaluate-target.ts';
import { benchNight, MAX_ATTEMPTS, planBenchNight } from './bench-night.ts';

/** Instants in milliseconds, comparable between processes. */
export interface EvaluatedPartition {
  readonly customers: number;
  readonly startedAt: number;
  readonly endedAt: number;
}

interface Asked {
  readonly do: 'plan' | 'evaluate';
  readonly target: PostgresTarget;
}

/** Forked by evaluate-together.ts: plans a night, or evaluates its partitions until none is left. */
process.on('message', async (asked: Asked) => {
  // As many connections as a worker has (srv/worker.ts).
  const db = openPostgres({ ...asked.target.settings, connections: 2 });
  try {
    process.send?.(asked.do === 'plan' ? await plan(db) : await evaluate(db));
  } finally {
    await db.close();
  }
});

async function plan(db: Database): Promise<EvaluatedPartition[]> {
  await planBenchNight(benchNight(db));
  return [];
}

async function evaluate(db: Database): Promise<EvaluatedPartition[]> {
  const { queue, context } = benchNight(db);
  // What follows the last partition is sent nowhere: only partitions are measured.
  const handle = stepHandler({ ...context, queues: () => NOWHERE }, MAX_ATTEMPTS);
  const evaluated: (Omit<EvaluatedPartition, 'customers'> & { readonly body: string })[] = [];
  for (let left = true; left; ) {
    const startedAt = performance.timeOrigin + performance.now();
    let body = '';
    const { done } = await queue.handle((messages: readonly QueueMessage[]) => {
      body = messages[0]?.body ?? '';
      return handle(messages);
    }, 1);
    left = done > 0;
    const endedAt = performance.timeOrigin + performance.now();
    if (left) evaluated.push({ body, startedAt, endedAt });
  }
  const customersOf = await partitionSizes(db);
  return evaluated.map(({ body, ...times }) => ({ ...times, customers: customersOf(body) }));
}

const NOWHERE = { send: async () => undefined };

/** Known once the partitions are evaluated. */
async function partitionSizes(db: Database): Promise<(body: string) => number> {
  const rows = await db.query<{ run: string; number: number; customers: number }>(
    'SELECT run, number, customers FROM saldo_worklists_RunPartitions',
  );
  const sizes = new Map(rows.map(({ run, number, customers }) => [`${run}:${number}`, customers]));
  return (body) => {
    const { run, number } = JSON.parse(body) as { run: string; number: number };
    return sizes.get(`${run}:${number}`) ?? 0;
  };
}
