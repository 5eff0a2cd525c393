import type { Metric } from '../../srv/domain/experiments/design.ts';
import { addDays } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import {
  armAssignmentsTable,
  contactsTable,
  contractAccountsTable,
  contractSnapshotsTable,
  paymentsTable,
  promisesTable,
  rejectionsTable,
  runsTable,
} from '../../srv/platform/tables.ts';
import { experimentResults, takeLook } from '../../srv/runs/experiment-results.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY } from '../support/small-bank.ts';
import { EXPERIMENT, saveExperiment } from './experiment-rows.ts';

const source = 'S4';
const segment = 'DE-RETAIL';
const END = addDays(MONDAY, 10);

interface Debtor {
  readonly partner: string;
  readonly arm: string;
  readonly group?: string;
  /** Days after entering on which a snapshot says that money is overdue. */
  readonly overdue: readonly number[];
  readonly paid?: readonly Partial<{
    amount: string;
    day: number;
    isReturned: boolean;
    account: string;
    currency: string;
  }>[];
  readonly contacts?: readonly { day: number; direction?: string; segment?: string }[];
  readonly promises?: readonly { day: number; status: string }[];
}

/** Nights were published on the day of entering and on days 4 and 8 after it. */
const NIGHTS = [0, 4, 8];

async function loadNights(db: Database): Promise<void> {
  await db.insert(
    runsTable,
    NIGHTS.map((day) => ({
      ID: `run-${day}`,
      segment,
      businessDate: addDays(MONDAY, day),
      status: 'published',
      publishedAt: `${addDays(MONDAY, day)}T04:00:00.000Z`,
    })),
  );
}

async function loadDebtors(db: Database, debtors: readonly Debtor[]): Promise<void> {
  await db.insert(
    armAssignmentsTable,
    debtors.map(({ partner, arm, group = partner }) => {
      const observedUntil = addDays(MONDAY, 10);
      const where = { experiment: EXPERIMENT, source, partner, debtorGroup: group };
      return { ...where, arm, since: MONDAY, observedUntil };
    }),
  );
  await db.insert(
    contractAccountsTable,
    debtors.map(({ partner }) => account(`A${partner}`, partner, '1000')),
  );
  await db.insert(contractSnapshotsTable, debtors.flatMap(snapshotRows));
  await db.insert(paymentsTable, debtors.flatMap(paymentRows));
  await db.insert(contactsTable, debtors.flatMap(contactRows));
  await db.insert(promisesTable, debtors.flatMap(promiseRows));
}

function account(name: string, partner: string, companyCode: string) {
  return { source, account: name, partner, companyCode };
}

function snapshotRows({ partner, arm, overdue }: Debtor) {
  return NIGHTS.map((day) => ({
    businessDate: addDays(MONDAY, day),
    source,
    contract: `C${partner}`,
    currency: 'EUR',
    segment,
    partner,
    collectible: '100.00',
    overdue: overdue.includes(day) ? '100.00' : '0.00',
    exposure: '1000.00',
    daysPastDue: day,
    arm,
  }));
}

function paymentRows({ partner, paid = [] }: Debtor) {
  return paid.map(({ amount, day = 1, isReturned = false, ...other }, index) => ({
    source,
    payment: `${partner}-${index}`,
    partner,
    account: other.account ?? `A${partner}`,
    currency: other.currency ?? 'EUR',
    amount,
    postingDate: addDays(MONDAY, day),
    isReturned,
  }));
}

function contactRows({ partner, contacts = [] }: Debtor) {
  return contacts.map(({ day, direction = 'outbound', ...other }, index) => ({
    ID: `contact-${partner}-${index}`,
    source,
    partner,
    segment: other.segment ?? segment,
    direction,
    localDate: addDays(MONDAY, day),
  }));
}

function promiseRows({ partner, promises = [] }: Debtor) {
  return promises.map(({ day, status }, index) => ({
    ID: `promise-${partner}-${index}`,
    source,
    partner,
    segment,
    status,
    promisedOn: addDays(MONDAY, day),
  }));
}

/** Debtors of an arm who all pay this much, give or take a hundred. */
function payers(arm: string, first: number, count: number, euros: number): Debtor[] {
  return Array.from({ length: count }, (_, index) => ({
    partner: String(first + index),
    arm,
    overdue: [0, 4, 8],
    paid: [{ amount: `${euros + (index % 2) * 100}.00` }],
  }));
}

async function armValues(db: Database, metric: Metric): Promise<[number, number]> {
  const { comparisons } = await experimentResults(db, EXPERIMENT, END);
  const found = comparisons.find((comparison) => comparison.metric === metric);
  return [found?.champion.value ?? Number.NaN, found?.challenger.value ?? Number.NaN];
}

const chosen = Object.entries(databases).filter(([name]) => !name.startsWith('CAP'));

describe.each(chosen)('the results of a test on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, []);
    await saveExperiment(db, { status: 'running', deviation: '40000', wishedEffect: '100000' });
    await db.execute('UPDATE saldo_experiments_ExperimentArms SET sampleSize = 4');
    await loadNights(db);
  });
  afterEach(() => opened.close());

  test('count a group as cured that was overdue when it entered and once was not', async () => {
    await loadDebtors(db, [
      { partner: '1', arm: 'champion', overdue: [0, 4, 8] },
      { partner: '2', arm: 'champion', overdue: [0, 8] },
      { partner: '3', arm: 'champion', overdue: [] },
      { partner: '4', arm: 'challenger', overdue: [0] },
      { partner: '5', arm: 'challenger', overdue: [0, 4] },
    ]);
    expect(await armValues(db, 'cured')).toEqual([0.5, 1]);
    const { arms } = await experimentResults(db, EXPERIMENT, END);
    expect(arms).toEqual([
      { arm: 'challenger', entered: 2, observed: 2, needed: 4 },
      { arm: 'champion', entered: 3, observed: 2, needed: 4 },
    ]);
  });

  test('count connected debtors once, with what all of them paid', async () => {
    await loadDebtors(db, [
      { partner: '1', arm: 'champion', overdue: [0, 4], paid: [{ amount: '10.00' }] },
      { partner: '2', arm: 'champion', group: '1', overdue: [8], paid: [{ amount: '20.50' }] },
      { partner: '3', arm: 'challenger', overdue: [0] },
    ]);
    expect(await armValues(db, 'cured')).toEqual([0, 1]);
    expect(await armValues(db, 'recovered')).toEqual([3050, 0]);
  });

  test('do not take a rejected night for a cure', async () => {
    await loadDebtors(db, [{ partner: '1', arm: 'champion', overdue: [0, 8] }]);
    expect(await armValues(db, 'cured')).toEqual([1, 0]);
    await db.insert(rejectionsTable, [
      { ID: 'r1', run: 'run-4', object: 'Partner', objectKey: 'S4/1', code: 'X' },
    ]);
    expect(await armValues(db, 'cured')).toEqual([0, 0]);
  });

  test('add up payments of the horizon on the segment that stayed, in its currency', async () => {
    await db.insert(contractAccountsTable, [account('OTHER', '1', '9999')]);
    const paid = [
      { amount: '100.00', day: 0 },
      { amount: '11.11', day: 10 },
      { amount: '500.00', day: -1 },
      { amount: '500.00', day: 11 },
      { amount: '500.00', isReturned: true },
      { amount: '500.00', account: 'OTHER' },
    ];
    await loadDebtors(db, [{ partner: '1', arm: 'champion', overdue: [0], paid }]);
    expect(await armValues(db, 'recovered')).toEqual([11111, 0]);
  });

  test('count outbound contacts and kept promises of the horizon', async () => {
    await loadDebtors(db, [
      {
        partner: '1',
        arm: 'champion',
        overdue: [0],
        contacts: [
          { day: 0 },
          { day: 10 },
          { day: 11 },
          { day: 1, direction: 'inbound' },
          { day: 1, segment: 'DE-BUSINESS' },
        ],
        promises: [
          { day: 0, status: '1' },
          { day: 3, status: '2' },
          { day: 3, status: '3' },
          { day: 11, status: '1' },
        ],
      },
    ]);
    expect(await armValues(db, 'contacts')).toEqual([2, 0]);
    expect(await armValues(db, 'promisesKept')).toEqual([2, 0]);
  });

  test('wait for the end of the horizon', async () => {
    await loadDebtors(db, payers('champion', 1, 2, 100));
    const early = await experimentResults(db, EXPERIMENT, addDays(END, -1));
    expect(early.arms.find(({ arm }) => arm === 'champion')).toMatchObject({
      entered: 2,
      observed: 0,
    });
    expect(early.look).toMatchObject({ information: 0, isDue: false });
  });

  test('are judged when the sample is there, once, by the interval', async () => {
    await loadDebtors(db, [...payers('champion', 1, 3, 100), ...payers('challenger', 11, 4, 1500)]);
    expect(await takeLook(db, EXPERIMENT, END)).toBeNull();
    await loadDebtors(db, payers('champion', 4, 1, 100));
    const { look, stop, comparisons } = await experimentResults(db, EXPERIMENT, END);
    expect(look).toMatchObject({ information: 1, isDue: true });
    expect(stop.findings.get('challenger')).toBe('higher');
    const recovered = comparisons.find(({ metric }) => metric === 'recovered');
    expect(recovered).toMatchObject({ isDeciding: true, champion: { groups: 4 } });
    expect(recovered?.effect?.lower).toBeGreaterThan(0);
    const taken = await takeLook(db, EXPERIMENT, END);
    expect(taken).toMatchObject({ number: 1, takenOn: END, information: 1, verdict: 'stop' });
    expect(await takeLook(db, EXPERIMENT, END)).toBeNull();
    const after = await experimentResults(db, EXPERIMENT, END);
    expect(after.taken).toEqual([
      { ...taken, criticalValue: expect.closeTo(taken?.criticalValue ?? 0, 6) },
    ]);
  });
});
