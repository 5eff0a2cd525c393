import { randomUUID } from 'node:crypto';
import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import { loadParked } from '../../srv/erp/write-back/parked-operation.ts';
import { cancelParked } from '../../srv/erp/write-back/resolve-parked.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import * as tables from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { submitPlacements } from '../../srv/runs/submit-placements.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const TUESDAY = addDays(MONDAY, 1);
const SEGMENT = 'DE-RETAIL';
const AGENCY = 'DE-AGENCY';
const OTHER = 'DE-AGENCY-2';
const lookback = { paymentDays: 365, contactDays: 90 };
const chosen = Object.entries(databases).filter(([name]) => !name.startsWith('CAP'));

/** The least worth a day goes first: 100, then 101, then 102. */
const customers: TestCustomer[] = [
  { partner: '100', items: [late('50.10'), late('20.00'), { daysOverdue: -9, amount: '7.00' }] },
  { partner: '101', items: [late('200.00'), { ...late('10.00'), currency: 'USD' }] },
  { partner: '102', items: [late('900.00')] },
];

function late(amount: string) {
  return { daysOverdue: 20, amount };
}

interface Submission {
  readonly id: string;
  readonly partner: string;
  readonly agency: string;
  readonly state: string;
  readonly amount: string;
  readonly items: number;
  readonly currency: string;
}

describe.each(chosen)('what the lists give an agency on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, customers);
    const pair = { rateType: 'M', fromCurrency: 'USD', toCurrency: 'EUR' };
    await db.upsert(tables.exchangeRatesTable, [
      { source: 'S4', ...pair, validFrom: '2026-01-01', rate: '0.900000000' },
    ]);
    for (const agency of [AGENCY, OTHER]) {
      await db.upsert(tables.groupsTable, [
        { collectionGroup: agency, segment: SEGMENT, name: agency, kind: 'agency' },
      ]);
      await db.upsert(tables.agencyPartnersTable, [
        {
          collectionGroup: agency,
          source: 'S4',
          agencyPartner: `P-${agency}`.slice(-10),
          recallReason: '02',
        },
      ]);
    }
    await allow(AGENCY, 2);
  });
  afterEach(() => opened.close());

  const allow = (collectionGroup: string, maxCustomers: number) =>
    db.upsert(tables.agencyQuotasTable, [
      { collectionGroup, segment: SEGMENT, stage: 'early', validFrom: MONDAY, maxCustomers },
    ]);

  async function night(businessDate: IsoDate): Promise<void> {
    const clock = () => `${businessDate}T03:00:00.000Z`;
    const solve = await loadLpSolver();
    const nights = await runNight(db, { businessDate, clock, solve, partitionSize: 3, lookback });
    expect(nights.map(({ message }) => message)).toEqual(nights.map(() => null));
  }

  /** As when the step that publishes is delivered once more. */
  async function publishAgain(pageSize = 1) {
    const [row] = await db.query<{ run: string }>(
      'SELECT run FROM saldo_worklists_PublishedRuns WHERE segment = ?',
      [SEGMENT],
    );
    const clock = () => `${MONDAY}T04:00:00.000Z`;
    return submitPlacements(db, { segment: SEGMENT, run: String(row?.run), clock, pageSize });
  }

  const submissions = () =>
    db.query<Submission>(
      `SELECT ID AS id, partner, collectionGroup AS agency, state, amount, items, currency
      FROM saldo_placements_Submissions ORDER BY partner, currency, submittedOn, collectionGroup`,
    );
  const operations = async () => {
    const rows = await db.query<{ kind: string; payload: string; objectKey: string }>(
      `SELECT kind, partner, payload, objectKey AS "objectKey" FROM saldo_operations_Operations
      WHERE kind LIKE 'agency-%' ORDER BY partner, sequence`,
    );
    return rows.map(({ payload, ...row }) => ({ ...row, payload: JSON.parse(payload) }));
  };
  const park = async (kind: string) => {
    await db.execute(`UPDATE saldo_operations_Operations SET state = 'parked' WHERE kind = ?`, [
      kind,
    ]);
    const [row] = await db.query<{ id: string }>(
      `SELECT ID AS id FROM saldo_operations_Operations WHERE kind = ?`,
      [kind],
    );
    return loadParked(db, String(row?.id));
  };
  const decision = { by: 'iris', now: `${MONDAY}T09:00:00.000Z`, why: 'Done by hand' };

  test('is submitted with its overdue items, once for each customer and currency', async () => {
    await night(MONDAY);
    expect(await submissions()).toMatchObject([
      { partner: '100', agency: AGENCY, state: 'submitted', amount: '70.1000', items: 2 },
      { partner: '101', currency: 'EUR', amount: '200.0000', items: 1 },
      { partner: '101', currency: 'USD', amount: '10.0000', items: 1 },
    ]);
    const asked = await operations();
    expect(asked).toHaveLength(3);
    expect(asked[0]).toMatchObject({
      kind: 'agency-submit',
      objectKey: 'agency/100',
      payload: {
        agency: 'P-DE-AGENCY'.slice(-10),
        items: [{ document: '1000' }, { document: '1001' }],
      },
    });
    expect(await publishAgain()).toEqual({ submissions: 0, recalls: 0, settled: 0, held: 0 });
    await night(TUESDAY);
    expect(await operations()).toHaveLength(3);
  });

  test('leaves out what the ERP gave to an agency itself, until the ERP has it back', async () => {
    const key = { document: '1001', repetition: '000', item: '0001', subitem: '000' };
    await db.execute("UPDATE saldo_ledger_Items SET agencyGroup = 'X1' WHERE document = '1001'");
    await night(MONDAY);
    const of100 = async () => {
      const rows = (await operations()).filter(({ objectKey }) => objectKey === 'agency/100');
      return rows.map(({ payload }) => payload.items.map((one: typeof key) => one.document));
    };
    expect(await of100()).toEqual([['1000']]);
    const there = { source: 'S4', submission: 'E1', partner: '100' };
    await db.insert(tables.erpSubmittedItemsTable, [{ ...there, ...key }]);
    const booked = { ...there, agencyPartner: 'P1', currency: 'EUR', amount: '20.00' };
    await db.insert(tables.erpSubmissionsTable, [{ ...booked, status: '02', isOpen: true }]);
    await publishAgain();
    expect(await of100()).toEqual([['1000']]);
    await db.upsert(tables.erpSubmissionsTable, [{ ...booked, status: '09', isOpen: false }]);
    await publishAgain();
    expect(await of100()).toEqual([['1000'], ['1001']]);
  });

  test('follows with what has become overdue since', async () => {
    await night(MONDAY);
    await night(addDays(MONDAY, 11));
    const [, later] = (await submissions()).filter(({ partner }) => partner === '100');
    expect(later).toMatchObject({ amount: '7.0000', items: 1 });
  });

  test('is recalled once when they take it back, and then goes to the next agency', async () => {
    await night(MONDAY);
    await allow(AGENCY, 0);
    await allow(OTHER, 1);
    await night(TUESDAY);
    expect((await submissions()).map(({ agency, state }) => [agency, state])).toEqual([
      [AGENCY, 'recalled'],
      [OTHER, 'submitted'],
      [AGENCY, 'recalled'],
      [AGENCY, 'recalled'],
    ]);
    const of100 = (await operations()).filter(({ objectKey }) => objectKey === 'agency/100');
    expect(of100.map(({ kind }) => kind)).toEqual([
      'agency-submit',
      'agency-recall',
      'agency-submit',
    ]);
    expect(of100[1]?.payload).toMatchObject({ reason: '02' });
    await publishAgain();
    await night(TUESDAY);
    expect(await operations()).toHaveLength(7);
  });

  test('stays here while an account does not agree with the ERP, and is listed with the reason', async () => {
    await db.upsert(tables.contractAccountsTable, [
      { source: 'S4', account: 'A100', partner: '100', companyCode: '1000' },
    ]);
    await db.upsert(tables.quarantinesTable, [
      { source: 'S4', account: 'A100', companyCode: '1000', currency: 'EUR' },
    ]);
    await night(MONDAY);
    expect((await submissions()).map(({ partner }) => partner)).toEqual(['101', '101']);
    expect(
      await db.query(
        `SELECT objectKey AS "objectKey", code FROM saldo_mirror_Rejections WHERE origin = 'placements'`,
      ),
    ).toEqual([{ objectKey: 'S4/100', code: 'SUBMISSION_QUARANTINED' }]);
    await db.execute('DELETE FROM saldo_mirror_Quarantines');
    expect(await publishAgain()).toMatchObject({ submissions: 1, held: 0 });
  });

  test('of which a person cancelled the submission goes again with the next night only', async () => {
    await night(MONDAY);
    const parked = await park('agency-submit');
    await db.transaction((tx) => cancelParked(tx, parked, decision));
    expect((await submissions()).filter(({ state }) => state === 'cancelled')).toHaveLength(1);
    expect(await publishAgain()).toMatchObject({ submissions: 0 });
    await night(TUESDAY);
    expect((await submissions()).filter(({ state }) => state === 'submitted')).toHaveLength(3);
  });

  test('and whose recall a person cancelled is asked back by the next night', async () => {
    await night(MONDAY);
    await allow(AGENCY, 0);
    await night(TUESDAY);
    const parked = await park('agency-recall');
    await db.transaction((tx) => cancelParked(tx, parked, decision));
    const kept = () =>
      submissions().then((all) => all.filter(({ state }) => state === 'submitted'));
    expect(await kept()).toHaveLength(1);
    expect(await publishAgain()).toEqual({ submissions: 0, recalls: 0, settled: 0, held: 0 });
    expect(await kept()).toHaveLength(1);
    await night(addDays(MONDAY, 2));
    expect((await submissions()).map(({ state }) => state)).toEqual(Array(3).fill('recalled'));
    expect((await operations()).filter(({ kind }) => kind === 'agency-recall')).toHaveLength(4);
  });

  test('comes back when its customer is excluded, unless that says that an agency has them', async () => {
    await night(MONDAY);
    const exclude = (partner: string, reason: string) =>
      db.insert(tables.exclusionsTable, [
        { ID: randomUUID(), source: 'S4', partner, reason, evidence: 'Letter', validFrom: TUESDAY },
      ]);
    await exclude('100', 'deceased');
    await exclude('101', 'agency');
    await night(TUESDAY);
    const causes = await db.query(
      `SELECT partner, state, recallCause AS cause FROM saldo_placements_Submissions
      ORDER BY partner, currency`,
    );
    expect(causes).toEqual([
      { partner: '100', state: 'recalled', cause: 'deceased' },
      { partner: '101', state: 'submitted', cause: null },
      { partner: '101', state: 'submitted', cause: null },
      // The quota has room again.
      { partner: '102', state: 'submitted', cause: null },
    ]);
    const [, back] = (await operations()).filter(({ objectKey }) => objectKey === 'agency/100');
    expect(back).toMatchObject({ kind: 'agency-recall', payload: { reason: '02' } });
  });

  test('comes back with a disputed item, and what else was in it goes again', async () => {
    await night(MONDAY);
    const key = { source: 'S4', document: '1000', repetition: '000', item: '0001', subitem: '000' };
    await db.insert(tables.disputedItemsTable, [
      { caseId: 'C1', ...key, partner: '100', currency: 'EUR', disputedAmount: '5', isOpen: true },
    ]);
    expect(await publishAgain()).toMatchObject({ submissions: 1, recalls: 1 });
    const of100 = (await submissions()).filter(({ partner }) => partner === '100');
    expect(of100.map(({ state, items }) => [state, items]).sort()).toEqual([
      ['recalled', 2],
      ['submitted', 1],
    ]);
    const asked = (await operations()).filter(({ objectKey }) => objectKey === 'agency/100');
    expect(asked.map(({ kind }) => kind)).toEqual([
      'agency-submit',
      'agency-recall',
      'agency-submit',
    ]);
    expect(await publishAgain()).toEqual({ submissions: 0, recalls: 0, settled: 0, held: 0 });
  });

  test('is settled when it is paid, is not called back then, and is there again after a reset', async () => {
    await night(MONDAY);
    const clear = (status: string) =>
      db.execute(
        "UPDATE saldo_ledger_Items SET clearingStatus = ? WHERE partner = '100' AND document <> '1002'",
        [status],
      );
    await clear('9');
    await allow(AGENCY, 0);
    expect(await publishAgain()).toMatchObject({ settled: 1, recalls: 0 });
    const state = async () => (await submissions()).map((one) => one.state);
    expect(await state()).toEqual(['settled', 'submitted', 'submitted']);
    await clear('');
    expect(await publishAgain()).toEqual({ submissions: 0, recalls: 0, settled: 0, held: 0 });
    expect(await state()).toEqual(Array(3).fill('submitted'));
  });

  test('comes back from a group that is no agency any more', async () => {
    await night(MONDAY);
    await db.execute("UPDATE saldo_organization_Groups SET kind = 'team' WHERE kind = 'agency'");
    await night(TUESDAY);
    expect((await submissions()).map(({ state }) => state)).toEqual(Array(3).fill('recalled'));
  });

  test('is left to the bank where the agency is nobody in the ERP', async () => {
    await db.execute('DELETE FROM saldo_placements_AgencyPartners');
    await night(MONDAY);
    expect(await operations()).toEqual([]);
  });
});
