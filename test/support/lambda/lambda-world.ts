import { join } from 'node:path';
import type { Database } from '../../../srv/platform/database.ts';
import { openPostgres } from '../../../srv/platform/postgres.ts';
import { type SqsEmulator, startDynalite, startSqs } from '../aws-emulators.ts';
import { deployedPostgres } from '../deploy.ts';
import { testPart } from '../test-part.ts';
import { type Delivered, deliverOnce } from './event-source.ts';
import { type FunctionQueue, functionEnvironment, type QueueUrls } from './function-environment.ts';
import { LambdaFunction } from './lambda-function.ts';
import type { UnpackedFunctions } from './packaged-functions.ts';

/** The queues of serverless.yml and the function that each of them feeds. */
const FUNCTION_OF = {
  evaluate: 'evaluate-partition',
  balance: 'balance',
  publish: 'publish',
  'write-back': 'write-back',
} as const;

/** All packaged functions with emulated SQS and DynamoDB on a PostgreSQL database. */
export interface LambdaWorld {
  readonly db: Database;
  readonly sqs: SqsEmulator;
  readonly queues: QueueUrls;
  /** Where the packages are unzipped. */
  readonly root: string;
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
  const { names, root } = await testPart<UnpackedFunctions>('/functions');
  const { queues, variables } = functionEnvironment(settings, sqs, dynamo);
  const all = { ...variables, ...environment };
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
    root,
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

/** The last faults that a function has logged. */
export function faultsOf({ logs }: LambdaFunction): string {
  const lines = logs.join('').split('\n');
  return lines
    .filter((line) => line.includes('"ERROR"'))
    .slice(-3)
    .join('\n');
}
