import type { DynamoEmulator, SqsEmulator } from '../aws-emulators.ts';
import type { PostgresSettings } from '../postgres-cluster.ts';

export type FunctionQueue = 'evaluate' | 'balance' | 'publish' | 'write-back';

export type QueueUrls = Record<
  FunctionQueue,
  { readonly queue: string; readonly deadLetters: string }
>;

/** Queues as in serverless.yml, and the variables that tell functions of everything emulated. */
export function functionEnvironment(
  settings: PostgresSettings,
  sqs: SqsEmulator,
  dynamo: DynamoEmulator,
): { readonly queues: QueueUrls; readonly variables: Readonly<Record<string, string>> } {
  const queues = createQueues(sqs);
  return { queues, variables: settingsOf(settings, sqs, dynamo, queues) };
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
