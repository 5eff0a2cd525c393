import { randomUUID } from 'node:crypto';
import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RateLimit } from '../../srv/events/rate-limit.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { currencyScalesTable } from '../../srv/platform/tables.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { eventually } from '../support/eventually.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

const users = {
  erp: ['event-sender'],
  ina: ['integration'],
  cleo: ['administrator'],
  ana: ['agent'],
};
const ORIGIN = 'eventmesh.example.com';
const PARTNER = 'sap.s4.beh.businesspartner.v1.BusinessPartner.Changed.v1';

let sandbox: RunningSandbox;
let saldo: SaldoServer;
let db: Database;
let messages: string;

beforeAll(async () => {
  const url = await deployedSqlite('*');
  db = openSqlite(url);
  await db.upsert(currencyScalesTable, [
    { source: 'S4', currency: 'EUR', erpDecimals: 2, minorDigits: 2 },
  ]);
  sandbox = await startSandbox({ customers: 30 });
  messages = join(await mkdtemp(join(tmpdir(), 'saldo-events-')), 'messages');
  const env = {
    SALDO_ERP_URL: sandbox.url,
    SALDO_ERP_USER: 'SALDO',
    SALDO_ERP_PASSWORD: 'sandbox',
    cds_saldo: JSON.stringify({
      mirrorEvery: false,
      totalsEvery: false,
      eventOrigins: [ORIGIN],
      eventBodyLimit: '20kb',
    }),
    cds_requires_messaging: JSON.stringify({ kind: 'file-based-messaging', file: messages }),
  };
  saldo = await startSaldo({ kind: 'sqlite', credentials: { url }, users, env });
  await saldo.call('/odata/v4/administration/mirrorNow', { user: 'cleo', body: {} });
});
afterAll(async () => {
  await saldo.stop();
  await sandbox.stop();
  await db.close();
});

interface Delivery {
  readonly user?: string | undefined;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
}

function deliver(body: unknown, { user, type, headers, method = 'POST' }: Delivery = {}) {
  return fetch(`${saldo.url}/events/erp`, {
    method,
    headers: {
      connection: 'close',
      'content-type': type ?? 'application/cloudevents+json',
      ...(user ? { authorization: `Basic ${btoa(`${user}:`)}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

function event(data: object, id: string = randomUUID()) {
  return { specversion: '1.0', id, source: '/test', type: PARTNER, data };
}

async function stateOf(id: string): Promise<string | undefined> {
  const { body } = await saldo.call(
    `/odata/v4/administration/ChangeEvents?$filter=eventId eq '${id}'&$select=state`,
    { user: 'cleo' },
  );
  return body.value?.[0]?.state as string | undefined;
}

test('only a sender of events delivers them', async () => {
  const good = event({ BusinessPartner: '100001' });
  expect((await deliver(good)).status).toBe(401);
  expect((await deliver(good, { user: 'ana' })).status).toBe(403);
  expect((await deliver(good, { user: 'cleo' })).status).toBe(403);
  expect((await deliver(good, { user: 'ina' })).status).toBe(403);
  expect(await stateOf(good.id)).toBeUndefined();
});

test('each mode of delivery is taken once, and answered with what became of it', async () => {
  const [one, two, three] = [1, 2, 3].map(() => event({ BusinessPartner: '100001' }));
  const user = 'erp';
  const structured = await deliver(one, { user });
  expect(structured.status).toBe(202);
  expect(await structured.json()).toEqual({ stored: 1, ignored: 0, repeated: 0 });
  const type = 'application/cloudevents-batch+json';
  const batch = await deliver([one, two, { ...three, type: 'unknown' }], { user, type });
  expect(await batch.json()).toEqual({ stored: 1, ignored: 1, repeated: 1 });
  const headers = { 'ce-specversion': '1.0', 'ce-id': 'binary', 'ce-source': '/test' };
  const binary = await deliver(one?.data, {
    user,
    type: 'application/json',
    headers: { ...headers, 'ce-type': PARTNER },
  });
  expect(await binary.json()).toEqual({ stored: 1, ignored: 0, repeated: 0 });
});

test.each([
  ['no event', { id: 'x' }, {}, 400, 'EVENT_INVALID'],
  ['an event without a key', event({}), {}, 400, 'EVENT_KEY_MISSING'],
  ['another content', event({}), { type: 'text/xml' }, 415, 'EVENT_MEDIA_TYPE'],
  ['too much', event({ BusinessPartner: 'x'.repeat(30_000) }), {}, 413, 'EVENT_BODY_TOO_LARGE'],
])('%s is refused, and the answer says why', async (_, body, options, status, code) => {
  const answer = await deliver(body, { user: 'erp', ...options });
  expect(answer.status).toBe(status);
  expect(await answer.json()).toMatchObject({ error: { code, message: expect.any(String) } });
});

test('a sender may ask whether its origin is welcome', async () => {
  const ask = (origin: string) =>
    deliver(undefined, { method: 'OPTIONS', headers: { 'webhook-request-origin': origin } });
  const welcome = await ask(ORIGIN);
  expect(welcome.status).toBe(200);
  expect(welcome.headers.get('webhook-allowed-origin')).toBe(ORIGIN);
  expect(Number(welcome.headers.get('webhook-allowed-rate'))).toBeGreaterThan(0);
  const stranger = await ask('elsewhere.example.com');
  expect([stranger.status, stranger.headers.get('webhook-allowed-origin')]).toEqual([403, null]);
});

test('a payment in the ERP is here at once, without a poll', async () => {
  const webhook = { url: `${saldo.url}/events/erp`, user: 'erp', password: '' };
  const control = (path: string, body: object) =>
    fetch(`${sandbox.url}/sandbox/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  await control('webhook', webhook);
  const [item] = await db.query<{ account: string }>(
    `SELECT account FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND amount > 50 AND currency = 'EUR' AND substituteCategory = ''
      ORDER BY document LIMIT 1`,
  );
  const answer = await control('pay', { account: item?.account, amount: '20.00', currency: 'EUR' });
  const { document } = (await answer.json()) as { document: string };
  await eventually(async () => {
    const payments = await db.query(
      'SELECT 1 AS one FROM saldo_ledger_Payments WHERE document = ?',
      [document],
    );
    return payments.length === 1;
  });
  const waiting = 'SELECT ID FROM saldo_mirror_ChangedCustomers WHERE processedAt IS NULL';
  await eventually(async () => (await db.query(waiting)).length === 0);
});

test("a broker's messages are taken like those of the webhook", async () => {
  const [known] = await db.query<{ partner: string }>(
    'SELECT partner FROM saldo_ledger_Partners ORDER BY partner LIMIT 1',
  );
  const { type, data, id } = event({ BusinessPartner: known?.partner });
  const headers = { specversion: '1.0', id, source: '/mesh', type };
  await appendFile(messages, `\n${type} ${JSON.stringify({ data, headers })}`);
  await eventually(async () => (await stateOf(id)) === 'done');
});

test('an administrator sees what is not there, and has it tried again', async () => {
  const lost = event({ BusinessPartner: '999999' });
  const attempts = async () => {
    const path = `/odata/v4/administration/ChangeEvents?$filter=eventId eq '${lost.id}'`;
    return (await saldo.call(path, { user: 'cleo' })).body.value?.[0];
  };
  await deliver(lost, { user: 'erp' });
  await eventually(async () => (await attempts())?.attempts === 1);
  expect(await attempts()).toMatchObject({
    errorCode: 'EVENT_OBJECT_NOT_FOUND',
    subject: 'partner',
  });
  const retry = '/odata/v4/administration/retryChangeEvents';
  const { status, body } = await saldo.call(retry, { user: 'cleo', body: {} });
  expect(status).toBe(200);
  expect(JSON.parse(String(body.value)).events).toMatchObject({ source: 'S4' });
  expect(await attempts()).toMatchObject({ state: 'pending', attempts: 1 });
});

test('a sender that delivers too often is told when to come back', () => {
  let now = 0;
  const limit = new RateLimit(2, () => now);
  expect([limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([0, 0, 0]);
  now = 20_000;
  expect(limit.take('a')).toBe(40);
  now = 60_000;
  expect(limit.take('a')).toBe(0);
});
