import { randomUUID } from 'node:crypto';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { enqueueOperation } from '../../srv/erp/write-back/enqueue-operation.ts';
import { loadScales, now, SOURCE } from '../erp/erp-world.ts';
import { type LambdaWorld, startLambdaWorld } from '../support/lambda/lambda-world.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

let sandbox: RunningSandbox;
let world: LambdaWorld;

beforeAll(async () => {
  sandbox = await startSandbox({ customers: 40, pageSize: 500 });
  world = await startLambdaWorld({
    SALDO_ERP_URL: sandbox.url,
    SALDO_ERP_USER: 'SALDO',
    SALDO_ERP_PASSWORD: 'sandbox',
    SALDO_ERP_SOURCE: SOURCE,
  });
  await loadScales(world.db);
});
afterAll(async () => {
  await world?.stop();
  await sandbox?.stop();
});

/** What a function answered; its logs are told when it failed. */
async function answerOf<Answer>(name: string, event: object = {}): Promise<Answer> {
  const invoked = await world.function(name).invoke(event);
  if (invoked.status === 'answered') return invoked.answer as Answer;
  throw new Error(`${name} ${JSON.stringify(invoked)}: ${world.function(name).logs.join('')}`);
}

async function count(sql: string): Promise<number> {
  const [row] = await world.db.query<{ count: number }>(sql);
  return row?.count ?? 0;
}

/** In this order: what is written back is about customers that were mirrored. */
describe('packaged functions that work with the ERP', () => {
  test('mirror the ERP, and agree with its totals and keys', async () => {
    const { mirror } = await answerOf<{ mirror: { written: number } }>('mirror');
    expect(mirror.written).toBeGreaterThan(200);
    expect(await answerOf('control-totals')).toMatchObject({ agrees: true });
    expect(await answerOf('reconciliation')).toMatchObject({ keys: {} });
    expect(
      await count('SELECT CAST(COUNT(*) AS BIGINT) AS count FROM saldo_ledger_Items'),
    ).toBeGreaterThan(40);
  });

  test('mirror some objects only when they are named, and no other', async () => {
    type Answer = { mirror: { objects: { object: string }[] } };
    const { mirror } = await answerOf<Answer>('mirror', { objects: ['items', 'payments'] });
    expect(mirror.objects.map(({ object }) => object).sort()).toEqual(['items', 'payments']);
    const unknown = await world.function('mirror').invoke({ objects: ['everyone'] });
    expect(unknown).toMatchObject({ error: { errorMessage: expect.stringMatching(/everyone/) } });
  });

  test('write back what waits, woken by the relay: each operation once, in the order of its object', async () => {
    const [customer] = await world.db.query<{ partner: string }>(
      'SELECT partner FROM saldo_ledger_Partners ORDER BY partner LIMIT 1',
    );
    const subject = randomUUID();
    for (const note of ['first call', 'second call']) {
      await enqueueOperation(world.db, {
        kind: 'contact-note',
        source: SOURCE,
        partner: String(customer?.partner),
        subject,
        payload: {
          contactId: subject,
          partner: String(customer?.partner),
          startedAt: now(),
          channel: 'phone',
          direction: 'outbound',
          result: 'reached',
          note,
        },
        createdAt: now(),
        createdBy: 'ana',
      });
    }
    expect(await answerOf('write-back-relay')).toEqual({ woken: 1 });
    expect(await world.deliver('write-back')).toMatchObject({ done: 1, failed: 0 });
    expect(await answerOf('write-back-relay')).toEqual({ woken: 0 });
    const sent = await world.db.query<{ state: string; erpKey: string }>(
      `SELECT state, erpKey AS "erpKey" FROM saldo_operations_Operations ORDER BY sequence`,
    );
    expect(sent.map(({ state }) => state)).toEqual(['confirmed', 'confirmed']);
    expect(Number(sent[0]?.erpKey)).toBeLessThan(Number(sent[1]?.erpKey));
  });

  test('raise an alert while an operation waits for a person', async () => {
    const settle = (state: string) =>
      world.db.execute('UPDATE saldo_operations_Operations SET state = ? WHERE sequence = 2', [
        state,
      ]);
    const open = `SELECT count FROM saldo_mirror_Alerts
      WHERE kind = 'operations-parked' AND clearedAt IS NULL`;
    await settle('parked');
    await answerOf('write-back-relay');
    expect(await world.db.query(open)).toEqual([{ count: 1 }]);
    await settle('confirmed');
    await answerOf('write-back-relay');
    expect(await world.db.query(open)).toEqual([]);
  });

  test('judge promises, take up resubmissions, send letters and read change events when there are any', async () => {
    expect(await answerOf('judge-promises')).toMatchObject({ verdicts: 0 });
    expect(await answerOf('resubmissions')).toMatchObject({ due: 0 });
    expect(await answerOf('correspondence')).toEqual({ letters: 0, held: 0 });
    expect(await answerOf('change-events')).toMatchObject({ events: {} });
  });

  test('raise an alert about messages that were given up, until they are redriven', async () => {
    const QueueUrl = world.queues.evaluate.deadLetters;
    await world.sqs.client.send(new SendMessageCommand({ QueueUrl, MessageBody: 'given up' }));
    await answerOf('dead-letter-alarm');
    const open = `SELECT subject, count FROM saldo_mirror_Alerts
      WHERE kind = 'dead-letters' AND clearedAt IS NULL`;
    expect(await world.db.query(open)).toEqual([{ subject: 'evaluate', count: 1 }]);
    await world.sqs.purge(QueueUrl);
    await answerOf('dead-letter-alarm');
    expect(await world.db.query(open)).toEqual([]);
  });
});
