import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { contactsTable } from '../../srv/platform/tables.ts';
import { backtest } from '../../srv/runs/backtest.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const LATER = addDays(MONDAY, 21);
const request = { segment: 'DE-RETAIL', from: MONDAY, to: LATER, horizonDays: 20 };

/** By amount: who owes more stands higher with the early strategy. All are in bucket 1-30. */
const customer = (partner: string, daysOverdue: number, amount: string): TestCustomer => ({
  partner,
  items: [{ daysOverdue, amount }],
});
const customers = [
  customer('100', 20, '3000.00'), // rolls into 31-60
  customer('101', 20, '900.00'), // pays by themself
  customer('102', 20, '800.00'), // pays when called
  customer('103', 5, '60.00'), // stays in 1-30
];

async function night(db: Database, businessDate: IsoDate): Promise<void> {
  const solve = await loadLpSolver();
  const lookback = DEFAULT_LOOKBACK;
  const clock = () => `${businessDate}T03:00:00.000Z`;
  await runNight(db, { businessDate, clock, solve, partitionSize: 10, lookback });
}

async function earlyVersion(db: Database): Promise<string> {
  const [row] = await db.query<{ ID: string }>(
    `SELECT ID AS "ID" FROM saldo_strategies_StrategyVersions WHERE strategy = 'EARLY-EUR'`,
  );
  return row.ID;
}

const chosen = Object.entries(databases).filter(([name]) => !name.startsWith('CAP'));

describe.each(chosen)('a backtest on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, customers);
    await night(db, MONDAY);
  });
  afterEach(() => opened.close());

  async function threeWeeksLater(): Promise<void> {
    await db.insert(contactsTable, [
      {
        ID: 'c1',
        source: 'S4',
        partner: '102',
        segment: 'DE-RETAIL',
        direction: 'outbound',
        localDate: addDays(MONDAY, 2),
      },
    ]);
    await db.execute(
      "UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE partner IN ('101', '102')",
    );
    await night(db, LATER);
  }

  test('tells how the ranking of a past night met what rolled, self-cures apart', async () => {
    await threeWeeksLater();
    const version = await earlyVersion(db);
    const report = await backtest(db, { ...request, version });
    expect(report).toMatchObject({ strategy: 'EARLY-EUR', approximate: 0 });
    expect(report.days.map(({ day, until }) => [day, until])).toEqual([[MONDAY, LATER]]);
    // Each contract has 1,000 not yet billed beside what is open.
    expect(report.quality).toMatchObject({
      exposure: 876_000,
      rolled: 400_000,
      selfCured: 190_000,
      gini: 1,
    });
    expect(report.quality.slices).toHaveLength(10);
    expect(report.quality).toEqual(report.days[0].quality);
  });

  test('leaves out whose fate the later night rejected', async () => {
    await db.execute("UPDATE saldo_ledger_Items SET currency = 'USD' WHERE partner = '103'");
    await threeWeeksLater();
    const version = await earlyVersion(db);
    const { quality } = await backtest(db, { ...request, version });
    expect(quality.exposure).toBe(770_000);
  });

  test('is refused without days, and for what does not exist', async () => {
    const version = await earlyVersion(db);
    await expect(backtest(db, { ...request, version })).rejects.toMatchObject({
      code: 'BACKTEST_NO_DAYS',
    });
    await expect(backtest(db, { ...request, version: 'none' })).rejects.toMatchObject({
      code: 'BACKTEST_UNKNOWN',
    });
    await expect(backtest(db, { ...request, version, segment: 'none' })).rejects.toMatchObject({
      code: 'BACKTEST_UNKNOWN',
    });
  });
});
