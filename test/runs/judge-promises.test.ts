import { addDays } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import * as tables from '../../srv/platform/tables.ts';
import type { CustomerScope } from '../../srv/runs/customer-scope.ts';
import { judgePromises } from '../../srv/runs/judge-promises.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { promisePolicy, SEGMENT, SOURCE } from '../support/portfolio.ts';

const GIVEN = '2026-11-02';
const DUE = '2026-11-10';
const everybody: CustomerScope = { kind: 'range', source: SOURCE, from: '0', to: '9' };

interface Payment {
  readonly promise: number;
  readonly payment: string;
  readonly amount: string;
  readonly on: string;
  readonly subitem?: string;
  readonly isReset?: boolean;
}

describe.each(Object.entries(databases))('promises judged on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await db.upsert(tables.promisePoliciesTable, [promisePolicy]);
  });
  afterEach(() => opened.close());

  const idOf = (promise: number) => `7d1f0000-0000-4000-8000-${String(promise).padStart(12, '0')}`;

  /** A promise of 100.00 on one item, due on the tenth. */
  async function give(
    promise: number,
    columns: Partial<tables.PromisesRow> = {},
    paidBefore = '0',
  ): Promise<void> {
    const ID = idOf(promise);
    const partner = String(promise);
    const whose = { source: SOURCE, partner, segment: SEGMENT, promisedBy: partner };
    const what = { category: '01', promisedOn: GIVEN, currency: 'EUR', amount: '100.00' };
    const state = { status: '0', fulfilmentPercent: '0', needsApproval: false };
    await db.upsert(tables.promisesTable, [{ ID, ...whose, ...what, ...state, ...columns }]);
    await db.upsert(tables.promiseDatesTable, [
      { promise: ID, sequence: 1, dueOn: DUE, amount: '100.00' },
    ]);
    const item = { source: SOURCE, document: `D${promise}`, repetition: '000', item: '0001' };
    const amounts = { amount: '100.00', paidBefore };
    await db.upsert(tables.promiseItemsTable, [
      { promise: ID, ...item, subitem: '000', ...amounts },
    ]);
  }

  async function pay(payment: Payment): Promise<void> {
    const { promise, amount, on, subitem = '000', isReset = false } = payment;
    const item = {
      source: SOURCE,
      document: `D${promise}`,
      repetition: '000',
      item: '0001',
      subitem,
    };
    const money = { partner: String(promise), currency: 'EUR', amount, clearingDate: on, isReset };
    const mirroredAt = `${on}T12:00:00.000Z`;
    const row = { ...item, payment: payment.payment, ...money, mirroredAt };
    await db.upsert(tables.paymentAssignmentsTable, [row]);
  }

  const judgeOn = (today: string) =>
    judgePromises(db, everybody, { today, now: `${today}T20:00:00.000Z` });

  async function stateOf(promise: number) {
    const [row] = await db.query<{
      status: string;
      fulfilment: string;
      nextCheckOn: string | null;
    }>(
      `SELECT status, fulfilmentPercent AS fulfilment, nextCheckOn AS "nextCheckOn"
      FROM saldo_agreements_Promises WHERE ID = ?`,
      [idOf(promise)],
    );
    return [row?.status, Number(row?.fulfilment)];
  }

  const historyOf = async (promise: number) => {
    const rows = await db.query<{ status: string }>(
      `SELECT status FROM saldo_agreements_PromiseVerdicts WHERE promise = ?
      ORDER BY judgedAt`,
      [idOf(promise)],
    );
    return rows.map(({ status }) => status);
  };

  test('are kept on the day all is paid, with the verdict on record and an audit event', async () => {
    await give(1);
    await pay({ promise: 1, payment: 'P1', amount: '100.00', on: '2026-11-06' });
    const report = await judgeOn('2026-11-06');
    expect(report.changed).toEqual([
      expect.objectContaining({ promise: idOf(1), from: '0', to: '1', fulfilment: 10_000 }),
    ]);
    expect(await stateOf(1)).toEqual(['1', 100]);
    expect(await historyOf(1)).toEqual(['1']);
    const events = await db.query('SELECT actor, decision, ruleVersion FROM saldo_audit_Events');
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ actor: 'system', decision: 'promise-judged' });
  });

  test('count every part that cleared the item, whatever subitem it became', async () => {
    await give(2);
    await pay({ promise: 2, payment: 'P1', amount: '30.00', on: '2026-11-04', subitem: '001' });
    await pay({ promise: 2, payment: 'P2', amount: '20.00', on: '2026-11-05', subitem: '002' });
    await judgeOn('2026-11-05');
    expect(await stateOf(2)).toEqual(['0', 50]);
    await pay({ promise: 2, payment: 'P3', amount: '50.00', on: '2026-11-07' });
    await judgeOn('2026-11-07');
    expect(await stateOf(2)).toEqual(['1', 100]);
    expect(await historyOf(2)).toEqual(['0', '1']);
  });

  test('are broken when the tolerance is over, and not a day before', async () => {
    await give(3);
    await judgeOn(addDays(DUE, 2));
    expect(await stateOf(3)).toEqual(['0', 0]);
    await judgeOn(addDays(DUE, 3));
    expect(await stateOf(3)).toEqual(['3', 0]);
  });

  test('say the same when they are judged again', async () => {
    await give(4);
    await pay({ promise: 4, payment: 'P1', amount: '40.00', on: '2026-11-06' });
    await judgeOn('2026-11-06');
    const again = await judgeOn('2026-11-06');
    expect(again.changed).toEqual([]);
    expect(await historyOf(4)).toEqual(['0']);
  });

  test('stop being kept when the clearing is taken back, and the old verdict stays on record', async () => {
    await give(5);
    const payment = { promise: 5, payment: 'P1', amount: '100.00', on: '2026-11-06' };
    await pay(payment);
    await judgeOn('2026-11-06');
    await pay({ ...payment, isReset: true, on: '2026-11-07' });
    await judgeOn('2026-11-07');
    expect(await stateOf(5)).toEqual(['0', 0]);
    expect(await historyOf(5)).toEqual(['1', '0']);
  });

  test('do not count money that came before they were given', async () => {
    await give(6, {}, '30.00');
    await pay({ promise: 6, payment: 'P0', amount: '30.00', on: GIVEN, subitem: '001' });
    await pay({ promise: 6, payment: 'P1', amount: '60.00', on: GIVEN, subitem: '002' });
    await pay({
      promise: 6,
      payment: 'P-',
      amount: '99.00',
      on: addDays(GIVEN, -1),
      subitem: '003',
    });
    await judgeOn(GIVEN);
    expect(await stateOf(6)).toEqual(['0', 60]);
  });

  test('are left alone when withdrawn or not yet approved', async () => {
    await give(7, { status: '4' });
    await give(8, { needsApproval: true });
    const report = await judgeOn(addDays(DUE, 30));
    expect(report).toMatchObject({ judged: 0, changed: [], rejected: [] });
    expect(await stateOf(8)).toEqual(['0', 0]);
  });

  test('without a policy are rejected by name, and the others are judged', async () => {
    await give(10, { category: '77' });
    await give(11);
    const report = await judgeOn(addDays(DUE, 30));
    expect(report.rejected).toHaveLength(1);
    expect(report.rejected[0]?.error).toMatchObject({ code: 'PROMISE_POLICY_MISSING' });
    expect(await stateOf(11)).toEqual(['3', 0]);
  });

  const verdictsToErp = (promise: number) =>
    db.query<{ kind: string; segment: string | null; payload: string }>(
      `SELECT kind, segment, payload FROM saldo_operations_Operations WHERE subject = ? ORDER BY sequence`,
      [idOf(promise)],
    );

  const bothVerdicts = async (promise: number) => {
    const [row] = await db.query(
      `SELECT judge, status, ownStatus AS "ownStatus", erpStatus AS "erpStatus"
      FROM saldo_agreements_Promises WHERE ID = ?`,
      [idOf(promise)],
    );
    return row;
  };

  test('by Saldo go to the ERP, each change of the verdict once', async () => {
    await give(20, { erpPromise: '007000000020' });
    await pay({ promise: 20, payment: 'P1', amount: '40.00', on: '2026-11-06' });
    await judgeOn('2026-11-06');
    expect(await verdictsToErp(20)).toEqual([]);
    const rest = { promise: 20, payment: 'P2', amount: '60.00', on: '2026-11-07', subitem: '001' };
    await pay(rest);
    await judgeOn('2026-11-07');
    await judgeOn('2026-11-07');
    await pay({ ...rest, isReset: true, on: '2026-11-08' });
    await judgeOn('2026-11-08');
    await judgeOn(addDays(DUE, 30));
    const told = (await verdictsToErp(20)).map(({ payload }) => JSON.parse(payload).status);
    expect(told).toEqual(['1', '0', '3']);
    // Who may see some segments only sees those of them.
    const segments = (await verdictsToErp(20)).map(({ segment }) => segment);
    expect(segments).toEqual([SEGMENT, SEGMENT, SEGMENT]);
  });

  test('of a promise that the ERP never got are told to nobody', async () => {
    await give(21);
    await judgeOn(addDays(DUE, 30));
    expect(await stateOf(21)).toEqual(['3', 0]);
    expect(await verdictsToErp(21)).toEqual([]);
  });

  test("by the ERP count where it is the judge; Saldo's own stands beside them", async () => {
    await db.upsert(tables.promisePoliciesTable, [{ ...promisePolicy, judge: 'erp' }]);
    await give(22, { erpPromise: '007000000022', erpStatus: '0', erpFulfilmentPercent: '0' });
    await pay({ promise: 22, payment: 'P1', amount: '100.00', on: '2026-11-06' });
    await judgeOn('2026-11-06');
    expect(await bothVerdicts(22)).toMatchObject({ judge: 'erp', status: '0', ownStatus: '1' });
    await db.execute(`UPDATE saldo_agreements_Promises
      SET erpStatus = '2', erpFulfilmentPercent = 92.5`);
    await judgeOn('2026-11-07');
    expect(await stateOf(22)).toEqual(['2', 92.5]);
    expect(await bothVerdicts(22)).toMatchObject({ ownStatus: '1', erpStatus: '2' });
    await db.execute(`UPDATE saldo_agreements_Promises SET erpStatus = '3'`);
    await judgeOn('2026-11-08');
    expect(await historyOf(22)).toEqual(['2', '3']);
    expect(await verdictsToErp(22)).toEqual([]);
  });

  test("by Saldo count where it is the judge, whatever the ERP's own valuation says", async () => {
    await give(23, { erpPromise: '007000000023', erpStatus: '3', erpFulfilmentPercent: '0' });
    await pay({ promise: 23, payment: 'P1', amount: '100.00', on: '2026-11-06' });
    await judgeOn('2026-11-06');
    expect(await bothVerdicts(23)).toMatchObject({ judge: 'saldo', status: '1', erpStatus: '3' });
  });

  test('are judged for one segment only when one is named', async () => {
    await give(12, { segment: 'OTHER' });
    const today = addDays(DUE, 30);
    const now = `${today}T20:00:00.000Z`;
    const report = await judgePromises(db, everybody, { today, now, segment: SEGMENT });
    expect(report.judged).toBe(0);
  });
});
