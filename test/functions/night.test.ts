import { rm } from 'node:fs/promises';
import { PurgeQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { fillPortfolio } from '../../bench/portfolio.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { runNight } from '../../srv/runs/night.ts';
import {
  type DynamoEmulator,
  type SqsEmulator,
  startDynalite,
  startSqs,
} from '../support/aws-emulators.ts';
import { deployedPostgres } from '../support/deploy.ts';
import { type Delivered, deliverOnce } from '../support/lambda/event-source.ts';
import { LambdaFunction } from '../support/lambda/lambda-function.ts';
import { unpackedFunctions } from '../support/lambda/packaged-functions.ts';
import { nightResult } from '../support/night-result.ts';

/** SALDO_FUNCTIONS_CUSTOMERS=20000 proves it at the size of a bank's branch, by hand. */
const CUSTOMERS = Number(process.env.SALDO_FUNCTIONS_CUSTOMERS ?? 400);
const PARTITION = Math.max(50, CUSTOMERS / 40);
const DAY = '2026-11-23';
const lookback = { paymentDays: 365, contactDays: 90 };
const queuePolicy = { visibilitySeconds: 900, maxAttempts: 3 };
const STEP_QUEUES = ['evaluate', 'balance', 'publish'] as const;
const FUNCTION_OF = { evaluate: 'evaluate-partition', balance: 'balance', publish: 'publish' };

type StepQueue = (typeof STEP_QUEUES)[number];

let sqs: SqsEmulator;
let dynamo: DynamoEmulator;
let db: Database;
let root: string;
let queues: Record<StepQueue, { queue: string; deadLetters: string }>;
let functions: Record<string, LambdaFunction>;

beforeAll(async () => {
  sqs = await startSqs();
  dynamo = await startDynalite();
  await dynamo.createTable('coordination', 'name');
  await dynamo.createTable('idempotency', 'id');
  const settings = await deployedPostgres();
  db = openPostgres(settings);
  await fillPortfolio(db, { customers: CUSTOMERS, businessDate: DAY });
  queues = {
    evaluate: sqs.createQueue('evaluate', queuePolicy),
    balance: sqs.createQueue('balance', queuePolicy),
    publish: sqs.createQueue('publish', queuePolicy),
  };
  const { host, port, user, password, database } = settings;
  const environment = {
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: dynamo.endpoint,
    POWERTOOLS_TRACE_ENABLED: 'false',
    POWERTOOLS_SERVICE_NAME: 'saldo',
    SALDO_DATABASE_URL: `postgres://${user}:${password}@${host}:${port}/${database}`,
    SALDO_COORDINATION_TABLE: 'coordination',
    SALDO_IDEMPOTENCY_TABLE: 'idempotency',
    SALDO_EVALUATE_QUEUE_URL: queues.evaluate.queue,
    SALDO_BALANCE_QUEUE_URL: queues.balance.queue,
    SALDO_PUBLISH_QUEUE_URL: queues.publish.queue,
    SALDO_PARTITION_SIZE: String(PARTITION),
  };
  const unpacked = await unpackedFunctions();
  root = unpacked.root;
  functions = Object.fromEntries(
    ['plan-night', ...Object.values(FUNCTION_OF)].map((name) => [
      name,
      new LambdaFunction({
        name,
        folder: unpacked.folderOf(name),
        environment,
        timeoutSeconds: 300,
      }),
    ]),
  );
}, 120_000);

afterAll(async () => {
  for (const one of Object.values(functions ?? {})) await one.stop();
  await db?.close();
  await sqs?.stop();
  await dynamo?.stop();
  if (root) await rm(root, { recursive: true, force: true });
});

function deliver(queue: StepQueue, timeoutSeconds?: number): Promise<Delivered> {
  const source = { client: sqs.client, queue: queues[queue].queue, batchSize: 5 };
  return deliverOnce(source, functionOf(queue), timeoutSeconds);
}

function functionOf(queue: StepQueue): LambdaFunction {
  return functions[FUNCTION_OF[queue]] as LambdaFunction;
}

/** Delivers until no queue has a message left; fails when something fails again and again. */
async function drain(): Promise<void> {
  for (let idle = 0; idle < STEP_QUEUES.length; ) {
    for (const queue of STEP_QUEUES) {
      const { received, failed } = await deliver(queue);
      if (failed) throw new Error(faultsOf(functionOf(queue)));
      idle = received ? 0 : idle + 1;
    }
  }
}

function faultsOf({ logs }: LambdaFunction): string {
  const lines = logs.join('').split('\n');
  return lines
    .filter((line) => line.includes('"ERROR"'))
    .slice(-3)
    .join('\n');
}

/** In the order of a night: each test goes on where the one before ended. */
describe('a night through the packaged functions, on PostgreSQL', () => {
  test('is planned by the schedule, once', async () => {
    const planned = await functions['plan-night']?.invoke({ businessDate: DAY });
    expect(planned).toMatchObject({ status: 'answered' });
    const again = await functions['plan-night']?.invoke({ businessDate: DAY });
    expect(again).toMatchObject({
      answer: expect.arrayContaining([expect.objectContaining({ status: 'planned-before' })]),
    });
    const partitions = await db.query('SELECT number FROM saldo_worklists_RunPartitions');
    expect(partitions.length).toBeGreaterThan(4);
  }, 60_000);

  test('gives a partition back that it has no time for, and when it is killed', async () => {
    const before = await countEvaluated();
    const short = await deliver('evaluate', 8);
    expect(short).toMatchObject({ done: 0, invoked: { status: 'answered' } });
    expect(functionOf('evaluate').logs.join('')).toContain('STEP_OUT_OF_TIME');
    const killed = await deliver('evaluate', 0.001);
    expect(killed).toMatchObject({ done: 0, invoked: { status: 'timed-out' } });
    expect(await countEvaluated()).toBe(before);
  }, 60_000);

  test('leaves a message that asks for nothing known, and does the others of its batch', async () => {
    const QueueUrl = queues.evaluate.queue;
    await sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody: '{"step":"pay"}' }));
    const seen: Delivered[] = [];
    while (!seen.some(({ failed }) => failed > 0)) seen.push(await deliver('evaluate'));
    expect(seen.at(-1)).toMatchObject({ failed: 1, invoked: { status: 'answered' } });
    expect(await countEvaluated()).toBeGreaterThan(4);
    await sqs.client.send(new PurgeQueueCommand({ QueueUrl }));
  }, 300_000);

  test('says the same as a night in one process', async () => {
    await drain();
    const alone = openPostgres(await deployedPostgres());
    await fillPortfolio(alone, { customers: CUSTOMERS, businessDate: DAY });
    const clock = () => new Date().toISOString();
    const solve = await loadLpSolver();
    await runNight(alone, { businessDate: DAY, clock, solve, partitionSize: PARTITION, lookback });
    const result = await nightResult(db);
    expect(result.positions.length).toBeGreaterThan(CUSTOMERS / 2);
    expect(result).toEqual(await nightResult(alone));
    await alone.close();
  }, 600_000);

  test('starts each function in little time', () => {
    const starts = Object.entries(functions).map(([name, { coldStartMs }]) => [name, coldStartMs]);
    console.info('Cold starts in ms:', JSON.stringify(Object.fromEntries(starts)));
    for (const [, milliseconds] of starts) expect(milliseconds).toBeLessThan(10_000);
  });
});

async function countEvaluated(): Promise<number> {
  const rows = await db.query(
    "SELECT number FROM saldo_worklists_RunPartitions WHERE status = 'evaluated'",
  );
  return rows.length;
}
