import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { SaldoError } from '../../srv/domain/errors.ts';
import type { ErpConnection } from '../../srv/erp/connection.ts';
import { ErpError } from '../../srv/erp/erp-error.ts';
import type { CloudEvent } from '../../srv/erp/events/cloud-event.ts';
import { retryAll } from '../../srv/erp/events/event-queue.ts';
import { readEvents } from '../../srv/erp/events/read-events.ts';
import { storeEvents } from '../../srv/erp/events/store-events.ts';
import { mirrorDelta, mirrorFull } from '../../srv/erp/mirror/mirror.ts';
import { type ErpTarget, services } from '../../srv/erp/services.ts';
import type { Database } from '../../srv/platform/database.ts';
import {
  databases,
  type ErpWorld,
  firstValue,
  loadScales,
  now,
  SOURCE,
  startErpWorld,
} from './erp-world.ts';

const options = { source: SOURCE, now };
const PARTNER = 'sap.s4.beh.businesspartner.v1.BusinessPartner.Changed.v1';
const DOCUMENT = 'sap.s4.beh.contracctgdocument.v1.ContrAcctgDocument.Changed.v1';

let world: ErpWorld;

beforeAll(async () => {
  world = await startErpWorld();
});
afterAll(() => world.stop());

function event(type: string, data: Record<string, string>, id: string = randomUUID()): CloudEvent {
  return { id, source: '/test', type, time: null, data };
}

function document(number: string): CloudEvent {
  return event(DOCUMENT, { CADocumentNumber: number });
}

function keep(db: Database, events: readonly CloudEvent[], at = now()) {
  return storeEvents(db, events, { now: at, channel: 'webhook' });
}

async function loaded(open: () => Promise<Database>): Promise<Database> {
  const db = await open();
  await loadScales(db);
  await mirrorFull(db, world.erp, options);
  return db;
}

interface EventRow {
  readonly state: string;
  readonly attempts: number;
  readonly errorCode: string | null;
}

async function eventOf(db: Database, { id }: CloudEvent): Promise<EventRow | undefined> {
  const [row] = await db.query<EventRow>(
    `SELECT state, attempts, errorCode AS "errorCode" FROM saldo_events_ChangeEvents WHERE eventId = ?`,
    [id],
  );
  return row;
}

interface Debtor {
  readonly partner: string;
  readonly account: string;
  readonly currency: string;
}

/** An account whose partner owes several items. */
async function debtor(
  db: Database,
): Promise<{ partner: string; account: string; currency: string }> {
  const [row] = await db.query<Debtor>(
    `SELECT partner, account, currency FROM saldo_ledger_Items
      WHERE clearingStatus = '' AND amount > 50 AND currency = 'EUR' AND substituteCategory = ''
      GROUP BY partner, account, currency ORDER BY COUNT(*) DESC, partner LIMIT 1`,
  );
  if (!row) throw new Error('nobody owes anything');
  return row;
}

describe.each(Object.entries(databases))('Change events on %s', (_, open) => {
  let db: Database;

  beforeAll(async () => {
    db = await loaded(open);
  });
  afterAll(() => db.close());

  test('bring in a payment: the money, what it cleared, and who has to be looked at', async () => {
    const { partner, account, currency } = await debtor(db);
    const paid = await world.control<{ document: string; clearedItems: string[] }>('pay', {
      account,
      amount: '12.34',
      currency,
    });
    await keep(db, [document(paid.document)]);
    const report = await readEvents(db, world.erp, options);
    expect(report).toMatchObject({ events: 1, objects: 1, failed: 0, customers: 1 });
    const payment = 'SELECT partner AS value FROM saldo_ledger_Payments WHERE document = ?';
    expect(await firstValue(db, payment, [paid.document])).toBe(partner);
    expect(await mirrorDelta(db, world.erp, options)).toMatchObject({ written: 0 });
    const marks = await db.query<{ partner: string }>(
      'SELECT DISTINCT partner FROM saldo_mirror_ChangedCustomers',
    );
    expect(marks).toEqual([{ partner }]);
  });

  test('bring in a return: what was cleared is open again', async () => {
    const { account, currency } = await debtor(db);
    const { document: paid } = await world.control<{ document: string }>('pay', {
      account,
      currency,
    });
    await mirrorDelta(db, world.erp, options);
    await world.control('reset-clearing', { document: paid, returnReason: 'AC4' });
    await keep(db, [document(paid)]);
    expect((await readEvents(db, world.erp, options)).written).toBeGreaterThan(0);
    expect(await mirrorDelta(db, world.erp, options)).toMatchObject({ written: 0 });
  });

  test('about a partner read name and addresses again; their data is not believed', async () => {
    const { partner } = await debtor(db);
    const name = 'SELECT name AS value FROM saldo_ledger_Partners WHERE partner = ?';
    const before = await firstValue<string>(db, name, [partner]);
    await db.execute(`UPDATE saldo_ledger_Partners SET name = 'Wrong' WHERE partner = ?`, [
      partner,
    ]);
    const lies = { BusinessPartner: partner, BusinessPartnerFullName: 'Payload' };
    await keep(db, [event(PARTNER, lies)]);
    await readEvents(db, world.erp, options);
    expect(await firstValue(db, name, [partner])).toBe(before);
  });

  test.each([
    ['account', 'ledger_ContractAccounts', 'account', 'ContractAccount', 'dunningProcedure'],
    ['payment', 'ledger_Payments', 'payment', 'CAPaymentUUID', 'method'],
    ['promise', 'agreements_ErpPromises', 'promise', 'PromiseToPay', 'promisedBy'],
    ['dispute', 'disputes_DisputeCases', 'caseId', 'CaseUUID', 'title'],
    ['contract', 'ledger_Contracts', 'contract', 'CAContract', 'product'],
    ['credit', 'credit_CreditProfiles', 'partner', 'BusinessPartner', 'riskClass'],
  ] as const)('about a %s bring back what the ERP says of it', async (subject, table, ...names) => {
    const [keyColumn, keyField, column] = names;
    const [known] = await db.query<{ key: string; value: string }>(
      `SELECT ${keyColumn} AS "key", ${column} AS "value" FROM saldo_${table} ORDER BY 1 LIMIT 1`,
    );
    if (!known) throw new Error(`the demo bank has no ${subject}`);
    const isKey = `WHERE ${keyColumn} = ?`;
    await db.execute(`UPDATE saldo_${table} SET ${column} = '?' ${isKey}`, [known.key]);
    const type = 'com.example.Happened';
    const options = { now: now(), channel: 'messaging', ownTypes: { [type]: subject } } as const;
    await storeEvents(db, [event(type, { [keyField]: known.key })], options);
    expect(await readEvents(db, world.erp, { source: SOURCE, now })).toMatchObject({
      objects: 1,
      failed: 0,
    });
    const value = `SELECT ${column} AS value FROM saldo_${table} ${isKey}`;
    expect(await firstValue(db, value, [known.key])).toBe(known.value);
  });

  test('about a plan bring it in, with its instalments and the items it stands for', async () => {
    const [item] = await db.query<OpenItem>(
      `SELECT partner, account, document, repetition, item, subitem, amount
         FROM saldo_ledger_Items one
        WHERE clearingStatus = '' AND amount > 50 AND currency = 'EUR' AND statisticalCode = ''
          AND substituteCategory = '' ORDER BY document DESC LIMIT 1`,
    );
    if (!item) throw new Error('nothing is open');
    const plan = await planInErp(item);
    await keep(db, [event('saldo.erp.InstallmentPlan.Changed.v1', { CAInstallmentPlan: plan })]);
    expect(await readEvents(db, world.erp, options)).toMatchObject({ failed: 0, customers: 1 });
    const marked = `SELECT substituteDocument AS value FROM saldo_ledger_Items
      WHERE document = ? AND item = ? AND subitem = ?`;
    expect(await firstValue(db, marked, [item.document, item.item, item.subitem])).toBe(plan);
    const header =
      'SELECT partner AS value FROM saldo_agreements_InstalmentPlans WHERE planNumber = ?';
    expect(await firstValue(db, header, [plan])).toBe(item.partner);
    expect(await mirrorDelta(db, world.erp, options)).toMatchObject({ written: 0 });
  });

  test('lift a lock that the ERP no longer has, and only that one', async () => {
    const { partner } = await debtor(db);
    const [item] = await db.query<Record<'document' | 'repetition' | 'item' | 'subitem', string>>(
      `SELECT document, repetition, item, subitem FROM saldo_ledger_Items
        WHERE partner = ? AND clearingStatus = '' ORDER BY document LIMIT 1`,
      [partner],
    );
    if (!item) throw new Error('nothing is open');
    const count = 'SELECT CAST(COUNT(*) AS BIGINT) AS value FROM saldo_ledger_ItemLocks';
    const before = await firstValue<number>(db, count);
    await db.execute(
      `INSERT INTO saldo_ledger_ItemLocks (source, document, repetition, item, subitem, process, reason, validFrom, validTo)
       VALUES (?, ?, ?, ?, ?, '01', 'X', '2020-01-01', '9999-12-31')`,
      [SOURCE, item.document, item.repetition, item.item, item.subitem],
    );
    await keep(db, [document(item.document)]);
    await readEvents(db, world.erp, options);
    expect(await firstValue(db, count)).toBe(before);
    const lifted = `SELECT partner AS value FROM saldo_mirror_ChangedCustomers WHERE cause = 'lock'`;
    expect(await firstValue(db, lifted)).toBe(partner);
  });

  test('count once by source and id, and each object is read once', async () => {
    const { partner } = await debtor(db);
    const first = event(PARTNER, { BusinessPartner: partner });
    const second = event(PARTNER, { BusinessPartner: partner });
    expect(await keep(db, [first, first, second])).toEqual({ stored: 2, ignored: 0, repeated: 1 });
    expect(await keep(db, [second])).toEqual({ stored: 0, ignored: 0, repeated: 1 });
    expect(await readEvents(db, world.erp, options)).toMatchObject({ events: 2, objects: 1 });
    expect(await readEvents(db, world.erp, options)).toMatchObject({ events: 0, objects: 0 });
  });

  test('of an unknown type are kept and read nothing', async () => {
    const unknown = event('com.example.Something', {});
    expect(await keep(db, [unknown])).toMatchObject({ stored: 0, ignored: 1 });
    expect(await readEvents(db, world.erp, options)).toMatchObject({ events: 0 });
    expect(await eventOf(db, unknown)).toMatchObject({ state: 'ignored' });
  });

  test.each([
    ['none', {}],
    ['a number', { BusinessPartner: 7 }],
    ['a longer one', { BusinessPartner: '12345678901' }],
    ['a piece of a filter', { BusinessPartner: "1' or '1' e" }],
  ])('with %s in place of a key are refused as a whole message', async (_key, data) => {
    const good = event(PARTNER, { BusinessPartner: '100001' });
    const bad = { ...event(PARTNER, {}), data };
    await expect(keep(db, [good, bad])).rejects.toMatchObject({ code: 'EVENT_KEY_MISSING' });
    expect(await eventOf(db, good)).toBeUndefined();
  });

  test('about what the ERP does not have are tried again, then listed, and can be retried', async () => {
    const missing = document('999999999999');
    await keep(db, [missing]);
    let at = Date.now();
    const later = { source: SOURCE, now: () => new Date(at).toISOString() };
    for (let attempt = 1; attempt <= 6; attempt++) {
      expect(await readEvents(db, world.erp, later)).toMatchObject({ events: 1, failed: 1 });
      expect(await readEvents(db, world.erp, later)).toMatchObject({ events: 0 });
      expect(await eventOf(db, missing)).toMatchObject({ attempts: attempt });
      at += 3_600_000;
    }
    expect(await eventOf(db, missing)).toEqual({
      state: 'failed',
      attempts: 6,
      errorCode: 'EVENT_OBJECT_NOT_FOUND',
    });
    expect(await readEvents(db, world.erp, later)).toMatchObject({ events: 0 });
    const alerts = `SELECT kind, count FROM saldo_mirror_Alerts WHERE clearedAt IS NULL`;
    expect(await db.query(alerts)).toEqual([{ kind: 'events-failed', count: 1 }]);
    await retryAll(db, later.now());
    expect(await readEvents(db, world.erp, later)).toMatchObject({ events: 1, failed: 1 });
    expect(await db.query(alerts)).toEqual([]);
    await db.execute(`DELETE FROM saldo_events_ChangeEvents WHERE eventId = ?`, [missing.id]);
  });

  test.each([400, 500, 502])('that cannot be read (%s) stop no others', async (status) => {
    const { partner } = await debtor(db);
    const partners = await db.query<{ partner: string }>(
      'SELECT partner FROM saldo_ledger_Partners WHERE partner <> ? ORDER BY partner LIMIT 30',
      [partner],
    );
    const good = partners.map((row) => event(PARTNER, { BusinessPartner: row.partner }));
    const poison = event(PARTNER, { BusinessPartner: partner });
    await keep(db, [...good, poison]);
    const report = await readEvents(db, refusing(world.erp, partner, status), options);
    expect(report).toMatchObject({ events: 31, objects: 31, failed: 1 });
    for (const one of good) expect(await eventOf(db, one)).toMatchObject({ state: 'done' });
    expect(await eventOf(db, poison)).toMatchObject({ state: 'pending', attempts: 1 });
    await db.execute(`DELETE FROM saldo_events_ChangeEvents WHERE eventId = ?`, [poison.id]);
  });

  test('of a service that may not be read fail alone, and are not asked for one by one', async () => {
    const rows = await db.query<{ partner: string }>(
      'SELECT partner FROM saldo_ledger_Partners ORDER BY partner LIMIT 30',
    );
    const closed = rows.map(({ partner }) => event(PARTNER, { BusinessPartner: partner }));
    const other = document('999999999998');
    await keep(db, [...closed, other]);
    const report = await readEvents(db, without(services.businessPartner, 403), options);
    expect(report).toMatchObject({ events: 31, failed: 31 });
    for (const one of closed) expect(await eventOf(db, one)).toMatchObject({ attempts: 1 });
    expect(await eventOf(db, other)).toMatchObject({ errorCode: 'EVENT_OBJECT_NOT_FOUND' });
    await db.execute(`DELETE FROM saldo_events_ChangeEvents WHERE state = 'pending'`);
  });

  test.each([401, 429, 503])(
    'wait without losing an attempt while the ERP answers %s',
    async (status) => {
      const { partner } = await debtor(db);
      const waiting = event(PARTNER, { BusinessPartner: partner });
      await keep(db, [waiting]);
      const reading = readEvents(db, without(services.businessPartner, status), options);
      await expect(reading).rejects.toMatchObject({ code: 'ERP_REFUSED', failure: { status } });
      expect(await eventOf(db, waiting)).toMatchObject({ state: 'pending', attempts: 0 });
      await db.execute(`DELETE FROM saldo_events_ChangeEvents WHERE eventId = ?`, [waiting.id]);
    },
  );

  test('wait, all of them and without losing an attempt, while the ERP cannot be reached', async () => {
    const { partner } = await debtor(db);
    const waiting = event(PARTNER, { BusinessPartner: partner });
    await keep(db, [waiting]);
    await expect(readEvents(db, unreachable(), options)).rejects.toMatchObject({
      code: 'ERP_UNREACHABLE',
    });
    expect(await eventOf(db, waiting)).toEqual({
      state: 'pending',
      attempts: 0,
      errorCode: 'ERP_UNREACHABLE',
    });
    const soon = { source: SOURCE, now: () => new Date(Date.now() + 60_000).toISOString() };
    expect(await readEvents(db, world.erp, soon)).toMatchObject({ events: 1, failed: 0 });
    expect(await eventOf(db, waiting)).toMatchObject({ state: 'done', errorCode: null });
  });

  test('are forgotten a week after they were settled, failed ones only after a quarter', async () => {
    const settled = event('com.example.Old', {});
    const failed = event(PARTNER, { BusinessPartner: '100001' });
    const someDaysAgo = new Date(Date.now() - 10 * 86_400_000).toISOString();
    await keep(db, [settled, failed], someDaysAgo);
    await db.execute(
      `UPDATE saldo_events_ChangeEvents SET state = 'failed', nextAttemptAt = NULL WHERE eventId = ?`,
      [failed.id],
    );
    await readEvents(db, world.erp, options);
    expect(await eventOf(db, settled)).toBeUndefined();
    expect(await eventOf(db, failed)).toMatchObject({ state: 'failed' });
    const later = {
      source: SOURCE,
      now: () => new Date(Date.now() + 90 * 86_400_000).toISOString(),
    };
    await readEvents(db, world.erp, later);
    expect(await eventOf(db, failed)).toBeUndefined();
  });
});

interface OpenItem extends Record<'document' | 'repetition' | 'item' | 'subitem', string> {
  readonly partner: string;
  readonly account: string;
  readonly amount: string;
}

/** A colleague in the ERP agrees on a plan with one instalment. */
async function planInErp(item: OpenItem): Promise<string> {
  const target = { service: services.collections, entity: 'InstallmentPlan' };
  const amount = Number(item.amount).toFixed(2);
  const key = {
    CADocumentNumber: item.document,
    CARepetitionItemNumber: item.repetition,
    CABPItemNumber: item.item,
    CASubItemNumber: item.subitem,
  };
  const body = {
    OperationId: randomUUID(),
    BusinessPartner: item.partner,
    ContractAccount: item.account,
    TransactionCurrency: 'EUR',
    InstallmentPlanAmount: amount,
    _Date: [{ InstallmentDate: '2026-12-15', InstallmentAmount: amount }],
    _Item: [{ ...key, CACreationOpenAmountInTC: amount }],
  };
  const answer = await world.erp.write(target, { method: 'POST', path: '/InstallmentPlan', body });
  return (answer.body as { CAInstallmentPlan: string }).CAInstallmentPlan;
}

/** Everything of the ledger, but when it was read. */
async function ledger(db: Database): Promise<string> {
  const items = `SELECT document, repetition, item, subitem, amount, clearingStatus, clearingDocument,
      isClearingReset, substituteDocument, erpChangedAt FROM saldo_ledger_Items ORDER BY 1, 2, 3, 4`;
  const payments = 'SELECT payment, amount, isReturned FROM saldo_ledger_Payments ORDER BY 1';
  const assignments = `SELECT payment, document, repetition, item, subitem, amount, isReset
      FROM saldo_ledger_PaymentAssignments ORDER BY 1, 2, 3, 4, 5`;
  const rows = [await db.query(items), await db.query(payments), await db.query(assignments)];
  return JSON.stringify(rows);
}

describe('However events are ordered and repeated', () => {
  test('the mirror ends as the ERP is, as if it had been read by change stamps', async () => {
    const [byEvents, byDelta] = await Promise.all([
      loaded(databases.SQLite as () => Promise<Database>),
      loaded(databases.SQLite as () => Promise<Database>),
    ]);
    await fc.assert(
      fc.asyncProperty(scenario, async ({ steps, order, repeat }) => {
        const events = await live(steps, byEvents);
        const repeated = events.flatMap((one, index) => Array(repeat[index] ?? 1).fill(one));
        const shuffled = repeated
          .map((one, index) => ({ one, rank: order[index % order.length] ?? 0 }))
          .sort((a, b) => a.rank - b.rank);
        for (const { one } of shuffled) await keep(byEvents, [one]);
        expect(await readEvents(byEvents, world.erp, options)).toMatchObject({ failed: 0 });
        await mirrorDelta(byDelta, world.erp, options);
        expect(await ledger(byEvents)).toBe(await ledger(byDelta));
      }),
      { numRuns: 12 },
    );
    await Promise.all([byEvents.close(), byDelta.close()]);
  });

  type Step = 'pay all' | 'pay some' | 'post' | 'return' | 'read';

  const scenario = fc.record({
    steps: fc.array(fc.constantFrom<Step>('pay all', 'pay some', 'post', 'return', 'read'), {
      minLength: 2,
      maxLength: 8,
    }),
    order: fc.array(fc.nat(1000), { minLength: 8, maxLength: 24 }),
    repeat: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 8 }),
  });

  /** Lets things happen in the ERP, reading now and then what events have come by then. */
  async function live(steps: readonly Step[], db: Database): Promise<CloudEvent[]> {
    const events: CloudEvent[] = [];
    let paid: string | undefined;
    for (const step of steps) {
      if (step === 'read') {
        await keep(db, events);
        await readEvents(db, world.erp, options);
        continue;
      }
      const posted = await post(step, await debtor(db), paid);
      if (posted) events.push(document(posted));
      if (step.startsWith('pay')) paid = posted;
    }
    return events;
  }

  /** The document that was posted or changed; undefined when there was nothing to pay or to return. */
  async function post(
    step: Exclude<Step, 'read'>,
    { account, partner, currency }: Debtor,
    paid: string | undefined,
  ): Promise<string | undefined> {
    if (step === 'post') {
      const item = await world.control<{ CADocumentNumber: string }>('post-item', {
        BusinessPartner: partner,
        ContractAccount: account,
        CANetDueDate: '2026-11-01',
        TransactionCurrency: currency,
        amount: '77.00',
      });
      return item.CADocumentNumber;
    }
    if (step === 'return') {
      if (!paid) return undefined;
      return unlessNothing('reset-clearing', { document: paid, returnReason: 'AC4' });
    }
    const some = step === 'pay some' ? { amount: '20.00' } : {};
    return unlessNothing('pay', { account, currency, ...some });
  }

  async function unlessNothing(path: string, body: object): Promise<string | undefined> {
    try {
      return (await world.control<{ document: string }>(path, body)).document;
    } catch (error) {
      if (/NOTHING_TO_PAY|NOTHING_CLEARED/.test(String(error))) return undefined;
      throw error;
    }
  }
});

/** An ERP that refuses what asks for one partner. */
function refusing(erp: ErpConnection, partner: string, status: number): ErpConnection {
  return stub(async (target, path) => {
    if (!decodeURIComponent(path).includes(`'${partner}'`)) return erp.read(target, path);
    throw new ErpError('ERP_REFUSED', target, 'refused', { status, mayHaveHappened: false });
  });
}

/** The stand-in ERP, but for one service. */
function without(service: ErpTarget['service'], status: number): ErpConnection {
  return stub((target, path) => {
    if (target.service !== service) return world.erp.read(target, path);
    const failure = { status, mayHaveHappened: false };
    return Promise.reject(new ErpError('ERP_REFUSED', target, 'refused', failure));
  });
}

function unreachable(): ErpConnection {
  const target = { service: services.businessPartner, entity: 'A_BusinessPartner' };
  return stub(() =>
    Promise.reject(new ErpError('ERP_UNREACHABLE', target, 'down', { mayHaveHappened: true })),
  );
}

function stub(read: ErpConnection['read']): ErpConnection {
  const write = () => Promise.reject(new SaldoError('TEST_READ_ONLY', 'nothing is written here'));
  return { read, write, writeDeadline: 1_000 };
}
