import { join } from 'node:path';
import type { Database } from '../../../srv/platform/database.ts';
import { openPostgres } from '../../../srv/platform/postgres.ts';
import {
  type DynamoEmulator,
  type SqsEmulator,
  startDynalite,
  startSqs,
} from '../aws-emulators.ts';
import { deployedPostgres } from '../deploy.ts';
import type { PostgresSettings } from '../postgres-cluster.ts';
import { testPart } from '../test-parts.ts';
import { type Delivered, deliverOnce } from './event-source.ts';
import { LambdaFunction } from './lambda-function.ts';
import type { UnpackedFunctions } from './packaged-functions.ts';

/** The queues of serverless.yml and the function that each of them feeds. */
const FUNCTION_OF = {
  evaluate: 'evaluate-partition',
  balance: 'balance',
  publish: 'publish',
  'write-back': 'write-back',
} as const;

export type FunctionQueue = keyof typeof FUNCTION_OF;
type QueueUrls = Record<FunctionQueue, { readonly queue: string; readonly deadLetters: string }>;

/** All packaged functions with emulated SQS and DynamoDB on a PostgreSQL database. */
export interface LambdaWorld {
  readonly db: Database;
  readonly sqs: SqsEmulator;
  readonly queues: QueueUrls;
  function(name: string): LambdaFunction;
  /** Delivers one batch of a queue to its function. */
  deliver(queue: FunctionQueue, timeoutSeconds?: number): Promise<Delivered>;
  stop(): Promise<void>;
}

export async function startLambdaWorld(
  environment: Readonly<Record<string, string>>,
): Promise<LambdaWorld> {
  const [sqs, dynamo, settings] = await Promise.all([
    startSqs(),
    startDynalite(),
    deployedPostgres(),
  ]);
  await dynamo.createTable('coordination', 'name');
  await dynamo.createTable('idempotency', 'id');
  const queues = createQueues(sqs);
  const { names, root } = await testPart<UnpackedFunctions>('/functions');
  const all = { ...settingsOf(settings, sqs, dynamo, queues), ...environment };
  const functions = new Map(
    names.map((name) => {
      const started = { name, folder: join(root, name), environment: all, timeoutSeconds: 300 };
      return [name, new LambdaFunction(started)];
    }),
  );
  const db = openPostgres(settings);
  const named = (name: string) => functions.get(name) as LambdaFunction;
  return {
    db,
    sqs,
    queues,
    function: named,
    deliver: (queue, timeoutSeconds) => {
      const source = { client: sqs.client, queue: queues[queue].queue, batchSize: 5 };
      return deliverOnce(source, named(FUNCTION_OF[queue]), timeoutSeconds);
    },
    stop: async () => {
      for (const one of functions.values()) await one.stop();
      await db.close();
      await sqs.stop();
      await dynamo.stop();
    },
  };
}

function createQueues(sqs: SqsEmulator): QueueUrls {
  const policy = { visibilitySeconds: 900, maxAttempts: 3 };
  return {
    evaluate: sqs.createQueue('evaluate', policy),
    balance: sqs.createQueue('balance', policy),
    publish: sqs.createQueue('publish', policy),
    'write-back': sqs.createQueue('write-back.fifo', policy),
  };
}

function settingsOf(
  { host, port, user, password, database }: PostgresSettings,
  sqs: SqsEmulator,
  dynamo: DynamoEmulator,
  queues: QueueUrls,
): Record<string, string> {
  const urls = Object.entries(queues).flatMap(([name, { queue, deadLetters }]) => {
    const prefix = `SALDO_${name.toUpperCase().replace('-', '_')}`;
    return [
      [`${prefix}_QUEUE_URL`, queue],
      [`${prefix}_DEAD_LETTERS_URL`, deadLetters],
    ];
  });
  return {
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
    ...Object.fromEntries(urls),
  };
}

/** The last faults that a function has logged. */
export function faultsOf({ logs }: LambdaFunction): string {
  const lines = logs.join('').split('\n');
  return lines
    .filter((line) => line.includes('"ERROR"'))
    .slice(-3)
    .join('\n');
}
