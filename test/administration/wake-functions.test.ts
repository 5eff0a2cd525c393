import { randomUUID } from 'node:crypto';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import { sqsQueue } from '../../srv/platform/aws/sqs-queue.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import type { QueueMessage } from '../../srv/platform/work-queue.ts';
import { type SqsEmulator, startSqs } from '../support/aws-emulators.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { eventually } from '../support/eventually.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';

const policy = { visibilitySeconds: 30, maxAttempts: 3, backoffSeconds: [0] };

let sqs: SqsEmulator;
let db: Database;
let saldo: SaldoServer;
let takeOne: () => Promise<QueueMessage | undefined>;

beforeAll(async () => {
  sqs = await startSqs();
  const urls = sqs.createQueue('write-back.fifo', policy);
  const queue = sqsQueue(sqs.client, urls, policy);
  takeOne = async () => {
    const taken: QueueMessage[] = [];
    await queue.handle(async (messages) => {
      taken.push(...messages);
      return [];
    }, 1);
    return taken[0];
  };
  const url = await deployedSqlite('*');
  db = openSqlite(url);
  saldo = await startSaldo({
    kind: 'sqlite',
    credentials: { url },
    users: { ina: ['integration'] },
    env: {
      SALDO_WRITE_BACK_QUEUE_URL: urls.queue,
      AWS_ENDPOINT_URL_SQS: sqs.endpoint,
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_MAX_ATTEMPTS: '1',
    },
  });
});
afterAll(async () => {
  await saldo?.stop();
  await db?.close();
});

test('a business transaction wakes the functions that write back, for its object', async () => {
  const subject = randomUUID();
  const operation = await parkedNote(subject);
  expect(await takeOne()).toBeUndefined();
  expect((await retry(operation)).status).toBe(204);
  let message: QueueMessage | undefined;
  await eventually(async () => {
    message = await takeOne();
    return message !== undefined;
  });
  expect(JSON.parse(message?.body ?? '')).toEqual({ source: 'S4', objectKey: message?.group });
  expect(message?.group).toContain(subject);
});

test('a queue that cannot be reached fails no business transaction, and the relay finds what waits', async () => {
  await sqs.stop();
  const operation = await parkedNote(randomUUID());
  expect((await retry(operation)).status).toBe(204);
  expect(await stateOf(operation)).toBe('pending');
  expect((await saldo.call('/health/ready')).status).toBe(200);
});

function retry(operation: string) {
  const path = `/odata/v4/integration/ParkedOperations(${operation})/IntegrationService.retry`;
  return saldo.call(path, { user: 'ina', method: 'POST', body: { reason: 'mended' } });
}

async function parkedNote(subject: string): Promise<string> {
  const createdAt = '2026-11-22T09:00:00.000Z';
  const about = { contactId: subject, partner: '1000000001', startedAt: createdAt };
  const said = { channel: 'phone', direction: 'outbound', result: 'PTP', note: 'called' };
  const id = await enqueueOperation(db, {
    kind: 'contact-note',
    source: 'S4',
    partner: '1000000001',
    subject,
    payload: { ...about, ...said },
    createdAt,
    createdBy: 'agent',
  });
  await db.execute("UPDATE saldo_operations_Operations SET state = 'parked' WHERE ID = ?", [id]);
  return id;
}

async function stateOf(id: string): Promise<string | undefined> {
  const [row] = await db.query<{ state: string }>(
    'SELECT state FROM saldo_operations_Operations WHERE ID = ?',
    [id],
  );
  return row?.state;
}
