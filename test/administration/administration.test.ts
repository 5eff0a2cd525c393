import { openSqlite } from '../../srv/platform/sqlite.ts';
import { companyCodesTable, currencyScalesTable } from '../../srv/platform/tables.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

const users = {
  cleo: ['administrator'],
  ina: ['integration'],
  ana: ['agent'],
  dora: ['dispute-clerk'],
};
let url: string;
let sandbox: RunningSandbox;
let saldo: SaldoServer;

beforeAll(async () => {
  url = await deployedSqlite('*');
  const db = openSqlite(url);
  await db.upsert(currencyScalesTable, [
    { source: 'S4', currency: 'EUR', erpDecimals: 2, minorDigits: 2 },
  ]);
  // Its currency has no scale: the totals of its accounts cannot agree.
  await db.upsert(companyCodesTable, [{ source: 'S4', companyCode: '2000' }]);
  await db.close();
  sandbox = await startSandbox({ customers: 30 });
  Object.assign(process.env, {
    SALDO_ERP_URL: sandbox.url,
    SALDO_ERP_USER: 'SALDO',
    SALDO_ERP_PASSWORD: 'sandbox',
  });
  saldo = await startSaldo({ kind: 'sqlite', credentials: { url }, users });
});
afterAll(async () => {
  await saldo.stop();
  await sandbox.stop();
});

const act = (action: string, user = 'cleo') =>
  saldo.call(`/odata/v4/administration/${action}`, { user, method: 'POST', body: {} });

test('an administrator reads the ERP now and sees the counts of each object', async () => {
  const { status, body } = await act('mirrorNow');
  expect(status).toBe(200);
  const report = JSON.parse(String(body.value));
  expect(report.mirror.read).toBeGreaterThan(100);
  expect(report.totals.totals.length).toBeGreaterThan(0);
  const states = await saldo.call('/odata/v4/administration/MirrorStates', { user: 'cleo' });
  expect(states.body.value?.length).toBe(report.mirror.objects.length);
});

test('everyone who sees amounts is told how fresh they are', async () => {
  const fresh = {
    source: 'S4',
    asOf: expect.any(String),
    comparedAt: expect.any(String),
    totalsAgree: false,
  };
  for (const [service, user] of [
    ['administration', 'cleo'],
    ['worklist', 'ana'],
    ['disputes', 'dora'],
  ]) {
    const { body } = await saldo.call(`/odata/v4/${service}/Freshness`, { user });
    expect(body.value).toMatchObject([fresh]);
  }
});

test('totals that differ are an alert, with what to do', async () => {
  const alerts = '/odata/v4/administration/Alerts?$filter=clearedAt eq null';
  const { body } = await saldo.call(alerts, { user: 'cleo' });
  expect(body.value?.length).toBeGreaterThan(0);
  expect(body.value?.[0]).toMatchObject({
    kind: 'totals-differ',
    message: expect.stringContaining('press Reconcile Keys'),
  });
});

test('what could not be mirrored is listed with what to do', async () => {
  const { body } = await saldo.call(
    "/odata/v4/administration/Rejections?$filter=object eq 'items'&$top=1",
    { user: 'cleo' },
  );
  expect(body.value?.[0]).toMatchObject({
    code: 'CURRENCY_WITHOUT_SCALE',
    message: expect.stringContaining('add it to the currency scales'),
  });
});

test('an administrator compares the keys of open items and sees what was found', async () => {
  const { status, body } = await act('reconcileKeys');
  expect(status).toBe(200);
  const { keys } = JSON.parse(String(body.value));
  expect(keys).toMatchObject({ source: 'S4', extra: 0, left: 0 });
  expect(keys.compared).toBeGreaterThan(0);
});

test('sending with nothing to send says so', async () => {
  const { status, body } = await act('sendOperations');
  expect(status).toBe(200);
  expect(JSON.parse(String(body.value))).toMatchObject({ confirmed: 0, parked: 0 });
});

const desk = (path: string, method = 'GET') =>
  saldo.call(`/odata/v4/integration/${path}`, { user: 'ina', method });

test('the integration desk has both read and compared, and sees what came of it', async () => {
  const { status, body } = await desk('checkNow', 'POST');
  expect([status, body]).toMatchObject([200, { agrees: false }]);
  const quarantined = (await desk('Quarantines')).body.value ?? [];
  expect(quarantined).toHaveLength(Number(body.accountsOff));
  const totals = (await desk('ControlTotals?$orderby=takenAt desc')).body.value ?? [];
  expect(totals).toContainEqual(expect.objectContaining({ agrees: false, criticality: 1 }));
  const states = (await desk('MirrorStates')).body.value ?? [];
  expect(states.map(({ object }) => object)).not.toContain('(turn)');
  expect((await desk("Rejections?$filter=object eq 'items'")).body.value).not.toEqual([]);
});

test('the integration desk has keys compared, and what was repaired is kept', async () => {
  const { db, lost } = await withoutOneItem();
  const { status, body } = await desk('reconcileKeys', 'POST');
  expect(status).toBe(200);
  const [items, ...others] = body.value ?? [];
  expect(items).toMatchObject({ object: 'items', extra: 0, written: 1, gone: 0 });
  expect(others.map(({ object }) => object)).toEqual([
    'partners',
    'contract-accounts',
    'contracts',
    'payments',
    'plans',
    'promises',
    'disputes',
    'exchange-rates',
    'dunning',
  ]);
  expect(
    await db.query('SELECT 1 AS one FROM saldo_ledger_Items WHERE document = ?', [lost]),
  ).not.toEqual([]);
  await db.close();
  const kept = await desk(
    "KeyComparisons?$filter=object eq 'items'&$orderby=startedAt desc&$top=1",
  );
  expect(kept.body.value).toMatchObject([{ object: 'items', written: 1, criticality: 2 }]);
  expect((await desk('retryChangeEvents', 'POST')).body).toMatchObject({ events: 0, failed: 0 });
});

test('an agent may not', async () => {
  expect((await act('mirrorNow', 'ana')).status).toBe(403);
});

test('an ERP that is down is told by code and in words', async () => {
  await sandbox.stop();
  const { status, body } = await act('mirrorNow');
  expect(status).toBe(424);
  expect(body.error).toMatchObject({
    code: 'ERP_UNREACHABLE',
    message: expect.stringContaining('cannot be reached'),
  });
});

/** As if one open document had never come in. */
async function withoutOneItem() {
  const db = openSqlite(url);
  const [item] = await db.query<{ document: string }>(
    "SELECT document FROM saldo_ledger_Items WHERE clearingStatus = '' AND currency = 'EUR' LIMIT 1",
  );
  const lost = item?.document ?? '';
  await db.execute('DELETE FROM saldo_ledger_Items WHERE document = ?', [lost]);
  return { db, lost };
}
