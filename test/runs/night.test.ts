import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import type { PartitionEvaluator } from '../../srv/runs/evaluate-run.ts';
import { openEvaluationPool } from '../../srv/runs/evaluation-pool.ts';
import { markChanged } from '../../srv/runs/mark-changed.ts';
import { runNight, type SegmentNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { addCustomers, loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const NOW = '2026-11-23T03:00:00.000Z';

const late: TestCustomer = {
  partner: '100',
  items: [
    { daysOverdue: 75, amount: '1200.50' },
    { daysOverdue: 45, amount: '300.00' },
  ],
};
const early: TestCustomer = { partner: '101', items: [{ daysOverdue: 12, amount: '410.10' }] };
const current: TestCustomer = { partner: '102', items: [{ daysOverdue: -40, amount: '99.00' }] };
const deceased: TestCustomer = {
  partner: '103',
  items: [{ daysOverdue: 50, amount: '800.00' }],
  columns: { deathDate: '2026-10-01' },
};
const withoutRate: TestCustomer = {
  partner: '104',
  items: [{ daysOverdue: 20, amount: '500.00', currency: 'USD' }],
};

async function night(
  db: Database,
  partitionSize = 2,
  evaluate?: PartitionEvaluator,
): Promise<SegmentNight[]> {
  const solve = await loadLpSolver();
  const clock = () => NOW;
  return runNight(db, { businessDate: MONDAY, clock, solve, partitionSize, lookback, evaluate });
}

function retail(nights: SegmentNight[]): SegmentNight {
  const found = nights.find(({ segment }) => segment === 'DE-RETAIL');
  if (!found) throw new Error('segment DE-RETAIL did not run');
  return found;
}

interface PositionRow {
  partner: string;
  status: string;
  percent: number;
  overdueAmount: string;
  morningOverdueAmount: string;
  daysPastDue: number;
  factRow: string;
}

function positionsOf(db: Database): Promise<PositionRow[]> {
  return db.query<PositionRow>(`SELECT p.partner, p.status, p.percent, p.factRow AS "factRow",
    p.overdueAmount AS "overdueAmount", p.morningOverdueAmount AS "morningOverdueAmount",
    p.daysPastDue AS "daysPastDue" FROM saldo_worklists_Positions p
    JOIN saldo_worklists_PublishedRuns r ON r.run = p.run ORDER BY p.partner`);
}

async function codesOf(db: Database): Promise<string[]> {
  const rows = await db.query<{ code: string }>('SELECT code FROM saldo_mirror_Rejections');
  return rows.map(({ code }) => code);
}

describe.each(Object.entries(databases))('a night on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, [late, early, current, deceased, withoutRate]);
  });
  afterEach(() => opened.close());

  test('gives a position to who owes, with what they owe to the cent', async () => {
    const run = retail(await night(db));
    expect(run.message).toBeNull();
    const positions = await positionsOf(db);
    expect(positions.map(({ partner }) => partner)).toEqual(['100', '101']);
    expect(positions[0]).toMatchObject({ status: 'open', daysPastDue: 75 });
    expect(Number(positions[0].overdueAmount)).toBe(1500.5);
  });

  test('keeps the deceased off every list, with the reason', async () => {
    await night(db);
    const excluded = await db.query(
      'SELECT partner, reason FROM saldo_worklists_ExcludedCustomers',
    );
    expect(excluded).toEqual([{ partner: '103', reason: 'deceased' }]);
  });

  test('rejects a customer whose currency has no rate by name, and goes on', async () => {
    const run = retail(await night(db));
    expect(run.counts).toEqual({ customers: 5, positions: 2, excluded: 1, rejected: 1 });
    const [rejection] = await db.query<{ objectKey: string; code: string; message: string }>(
      'SELECT objectKey AS "objectKey", code, message FROM saldo_mirror_Rejections',
    );
    expect(rejection).toMatchObject({ objectKey: 'S4/104', code: 'CURRENCY_WITHOUT_RATE' });
    expect(rejection.message).toContain('USD');
  });

  test('adds up to the mirror, rejected customers included', async () => {
    const { totals } = retail(await night(db));
    expect(totals).toEqual([
      {
        currency: 'EUR',
        items: 5,
        ledger4: 28096000n,
        mirrorItems: 5,
        mirror4: 28096000n,
        agrees: true,
      },
      {
        currency: 'USD',
        items: 1,
        ledger4: 5000000n,
        mirrorItems: 1,
        mirror4: 5000000n,
        agrees: true,
      },
    ]);
  });

  test('gives every position an owner and puts it on a list of someone present', async () => {
    const { balance } = retail(await night(db));
    expect(balance).toMatchObject({ owned: 2, listed: 2, unassignable: 0 });
    const entries = await db.query<{ agent: string }>(`SELECT e.agent
      FROM saldo_worklists_ListEntries e WHERE e.agent IN (SELECT a.agent
      FROM saldo_organization_Absences a WHERE a.validFrom <= '${MONDAY}' AND a.validTo >= '${MONDAY}')`);
    expect(entries).toEqual([]);
  });

  test("hands a leaver's customers to colleagues, and says that this is why", async () => {
    await night(db);
    await db.execute("UPDATE saldo_worklists_Ownerships SET agent = 'gone' WHERE partner = '101'");
    const { balance } = retail(await night(db));
    expect(balance).toMatchObject({ owned: 2, moved: 1 });
    const rows = await db.query<{ agent: string; cause: string }>(
      "SELECT agent, cause FROM saldo_worklists_Ownerships WHERE partner = '101'",
    );
    expect(rows[0].cause).toBe('left');
    expect(rows[0].agent).not.toBe('gone');
  });

  test("puts an absent agent's customers on the list of who is here", async () => {
    await night(db);
    const [{ agent }] = await db.query<{ agent: string }>(
      "SELECT agent FROM saldo_worklists_Ownerships WHERE partner = '101'",
    );
    await db.execute(
      `INSERT INTO saldo_organization_Absences (ID, agent, validFrom, validTo)
      VALUES ('a1', ?, ?, ?)`,
      [agent, MONDAY, MONDAY],
    );
    await night(db);
    const entries = await db.query<{ agent: string; standsInFor: string }>(
      `SELECT e.agent, e.standsInFor AS "standsInFor" FROM saldo_worklists_ListEntries e
      JOIN saldo_worklists_PublishedRuns r ON r.run = e.run WHERE e.partner = '101'`,
    );
    expect(entries).toEqual([{ agent: expect.not.stringMatching(agent), standsInFor: agent }]);
    expect(
      await db.query("SELECT agent FROM saldo_worklists_Ownerships WHERE partner = '101'"),
    ).toEqual([{ agent }]);
  });

  test('says the same when it is run again on the same facts', async () => {
    await night(db, 2);
    const first = await positionsOf(db);
    const owners = await db.query('SELECT partner, agent, since FROM saldo_worklists_Ownerships');
    await night(db, 1);
    expect(await positionsOf(db)).toEqual(first);
    expect(await db.query('SELECT partner, agent, since FROM saldo_worklists_Ownerships')).toEqual(
      owners,
    );
  });

  test('keeps a snapshot of each contract', async () => {
    await night(db);
    const rows = await db.query<{ contract: string; bucket: string }>(
      `SELECT contract, bucket FROM saldo_worklists_ContractSnapshots
      WHERE segment = 'DE-RETAIL' ORDER BY contract`,
    );
    expect(rows).toEqual([
      { contract: 'C100', bucket: '61-90' },
      { contract: 'C101', bucket: '1-30' },
      { contract: 'C102', bucket: 'current' },
      { contract: 'C103', bucket: '31-60' },
    ]);
  });

  describe('and the day after it', () => {
    const at = '2026-11-23T10:00:00.000Z';
    const change = (partner: string, cause: string) =>
      markChanged(db, [{ source: 'S4', partner, cause, changedAt: at }]);

    test('a payment in full closes the position; the morning figures stay', async () => {
      await night(db);
      await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE partner = '101'");
      await change('101', 'payment');
      const report = await revalueChanged(db, { now: at, lookback });
      expect(report).toMatchObject({ customers: 1, positionsChanged: 1, positionsClosed: 1 });
      const [, closed] = await positionsOf(db);
      expect(closed.status).toBe('closed');
      expect(Number(closed.overdueAmount)).toBe(0);
      expect(Number(closed.morningOverdueAmount)).toBe(410.1);
    });

    test('a reset clearing opens it again', async () => {
      await night(db);
      await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE partner = '101'");
      await change('101', 'payment');
      await revalueChanged(db, { now: at, lookback });
      await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '' WHERE partner = '101'");
      await change('101', 'item');
      await revalueChanged(db, { now: '2026-11-23T11:00:00.000Z', lookback });
      const [, reopened] = await positionsOf(db);
      expect(reopened.status).toBe('open');
      expect(Number(reopened.overdueAmount)).toBe(410.1);
    });

    test('a customer who falls overdue comes in without morning figures', async () => {
      await night(db);
      await addCustomers(db, [{ ...current, items: [{ daysOverdue: 33, amount: '99.00' }] }]);
      await change('102', 'item');
      await revalueChanged(db, { now: at, lookback });
      const entered = (await positionsOf(db)).find(({ partner }) => partner === '102');
      expect(entered).toMatchObject({ status: 'open', daysPastDue: 33 });
      expect(Number(entered?.morningOverdueAmount)).toBe(0);
    });

    test('looking again without a change does nothing', async () => {
      await night(db);
      expect(await revalueChanged(db, { now: at, lookback })).toMatchObject({ customers: 0 });
    });
  });

  test('a segment without a policy fails by name, the others are published', async () => {
    await db.execute("DELETE FROM saldo_organization_SegmentPolicies WHERE segment = 'CO-RETAIL'");
    const nights = await night(db);
    const failed = nights.filter(({ status }) => status === 'failed');
    expect(failed.map(({ segment }) => segment)).toEqual(['CO-RETAIL']);
    expect(failed[0].message).toContain('POLICY_MISSING');
    expect(await codesOf(db)).toContain('POLICY_MISSING');
  });

  test('a rule on an unknown fact is named once; the customers it concerns are rejected', async () => {
    await db.execute(
      `UPDATE saldo_strategies_StrategyConditions SET fact = 'shoeSize' WHERE version IN
      (SELECT v.ID FROM saldo_strategies_StrategyVersions v WHERE v.strategy LIKE '%EARLY%')`,
    );
    const run = retail(await night(db));
    expect(run).toMatchObject({ status: 'published', counts: { positions: 1, rejected: 2 } });
    const rejected = await db.query<{ object: string; code: string; message: string }>(
      `SELECT object, code, message FROM saldo_mirror_Rejections
      WHERE origin = 'setup' AND objectKey = 'DE-RETAIL/early'`,
    );
    expect(rejected).toEqual([
      { object: 'Stage', code: 'STRATEGY_INVALID', message: expect.stringContaining('shoeSize') },
    ]);
  });

  test('an agent without a group is named, with what to do', async () => {
    await db.execute(
      "INSERT INTO saldo_organization_Specialists (agent, isActive) VALUES ('solo', true)",
    );
    await night(db);
    const rejected = await db.query<{ objectKey: string }>(
      `SELECT objectKey AS "objectKey" FROM saldo_mirror_Rejections
      WHERE code = 'AGENT_WITHOUT_GROUP'`,
    );
    expect(rejected).toEqual([{ objectKey: 'solo' }]);
  });

  test('a stage without a group and a strategy without a version reject by name', async () => {
    await db.execute(
      "DELETE FROM saldo_organization_GroupStages WHERE segment = 'DE-RETAIL' AND stage = 'early'",
    );
    await db.execute(
      "UPDATE saldo_strategies_StrategyVersions SET validTo = '2026-01-01' WHERE strategy LIKE '%late%' OR strategy LIKE '%LATE%'",
    );
    await night(db);
    expect(await codesOf(db)).toEqual(
      expect.arrayContaining(['GROUP_MISSING', 'STRATEGY_NO_VERSION']),
    );
  });
});

test('a thread beside the server evaluates to the same rows', async () => {
  const file = await deployedSqlite();
  const db = openSqlite(file);
  await loadSmallBank(db, [late, early, deceased]);
  await night(db);
  const here = await positionsOf(db);
  const pool = openEvaluationPool({ file, lookback });
  await night(db, 2, pool.evaluate);
  expect(await positionsOf(db)).toEqual(here);
  await pool.close();
  await db.close();
});
