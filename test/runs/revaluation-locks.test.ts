import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openPostgres } from '../../srv/platform/postgres.ts';
import { lockPositions } from '../../srv/runs/evaluate-again.ts';
import { lockLists } from '../../srv/runs/list-order.ts';
import { markChanged } from '../../srv/runs/mark-changed.ts';
import { runNight } from '../../srv/runs/night.ts';
import { planRun } from '../../srv/runs/plan-run.ts';
import { publishRun } from '../../srv/runs/publish-run.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { replanDay } from '../../srv/runs/replan-day.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { loadSegmentSetup, loadSegments } from '../../srv/runs/segment-setup.ts';
import { deployedPostgres } from '../support/deploy.ts';
import { addCustomers, loadSmallBank, MONDAY } from '../support/small-bank.ts';
import { someoneWaits } from '../support/someone-waits.ts';

const NIGHT = `${MONDAY}T03:00:00.000Z`;
const MORNING = `${MONDAY}T10:00:00.000Z`;

/** SQLite has one writer; on PostgreSQL writers meet. */
describe('a revaluation beside others on PostgreSQL', () => {
  let here: Database;
  let there: Database;

  beforeEach(async () => {
    const settings = await deployedPostgres();
    here = openPostgres(settings);
    there = openPostgres(settings);
    await loadSmallBank(here, [{ partner: '100', items: [{ daysOverdue: 40, amount: '800.00' }] }]);
    await nightHere();
    await here.execute("UPDATE saldo_ledger_Items SET amount = '700.00'");
    await markChanged(here, [{ source: 'S4', partner: '100', cause: 'item', changedAt: MORNING }]);
  });
  afterEach(async () => {
    await here.close();
    await there.close();
  });

  async function nightHere() {
    await runNight(here, {
      businessDate: MONDAY,
      clock: () => NIGHT,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback,
    });
  }

  const revalue = (db: Database) => revalueChanged(db, { now: MORNING, lookback });

  test('keeps what an agent completes meanwhile, and takes the new facts', async () => {
    let revaluation: ReturnType<typeof revalue> | undefined;
    await here.transaction(async (agent) => {
      await agent.execute(
        "UPDATE saldo_worklists_Positions SET status = 'completed', closedBy = 'agent'",
      );
      revaluation = revalue(there);
      await someoneWaits(there);
    });
    expect(await revaluation).toMatchObject({ positionsChanged: 1 });
    const rows = await here.query<{ status: string; overdue: string }>(
      `SELECT status, closedBy AS "closedBy", overdueAmount AS overdue
      FROM saldo_worklists_Positions`,
    );
    expect(rows).toEqual([
      { status: 'completed', closedBy: 'agent', overdue: expect.stringMatching(/^700/) },
    ]);
  });

  test('keeps the next run waiting, which looks again at whom it dealt with', async () => {
    const segment = (await loadSegments(here)).find((one) => one.segment === 'DE-RETAIL');
    if (!segment) throw new Error('DE-RETAIL is missing');
    const setup = await loadSegmentSetup(here, segment, MONDAY);
    const startedAt = `${MONDAY}T09:00:00.000Z`;
    const run = await planRun(here, setup, { partitionSize: 10, now: startedAt });
    let publishing: Promise<void> | undefined;
    await here.transaction(async (tx) => {
      await revalue(tx);
      publishing = publishRun(there, run, setup, { startedAt, now: MORNING });
      await someoneWaits(there);
    });
    await publishing;
    const pending = await here.query(
      'SELECT partner FROM saldo_mirror_ChangedCustomers WHERE processedAt IS NULL',
    );
    expect(pending).toEqual([{ partner: '100' }]);
  });

  test('ranks a list only once another has ranked it, and misses nothing of what that did', async () => {
    const others = ['300', '301', '302', '303', '304', '305'];
    await addCustomers(
      here,
      others.map((partner, index) => ({
        partner,
        items: [{ daysOverdue: 20, amount: `${400 + index}.00` }],
      })),
    );
    await nightHere();
    await here.execute("UPDATE saldo_worklists_ListEntries SET agent = 'anna.keller'");
    await becomes('300', '5000.00');
    await becomes('305', '300.00');
    let second: Promise<unknown> | undefined;
    await here.transaction(async (tx) => {
      await revalueOne(tx, '300');
      second = revalueOne(there, '305');
      await someoneWaits(there);
    });
    await second;
    const list = await here.query<{ partner: string; rank: number }>(
      `SELECT e.partner, e.rank FROM saldo_worklists_ListEntries e
      JOIN saldo_worklists_PublishedRuns r ON r.run = e.run AND r.segment = 'DE-RETAIL'
      ORDER BY e.rank`,
    );
    expect(list.map(({ rank }) => rank)).toEqual(list.map((_, index) => index + 1));
    const inOrder = list.map(({ partner }) => partner).filter((one) => others.includes(one));
    expect(inOrder).toEqual(['300', '304', '303', '302', '301', '305']);
  });

  test('a day spread anew keeps all positions before any list, as agents do', async () => {
    await addCustomers(here, [{ partner: '300', items: [{ daysOverdue: 20, amount: '400.00' }] }]);
    await nightHere();
    for (const table of ['Positions', 'ListEntries', 'Ownerships']) {
      await here.execute(`UPDATE saldo_worklists_${table} SET source = 'S5' WHERE partner = '300'`);
    }
    await here.execute("UPDATE saldo_worklists_ListEntries SET agent = 'anna.keller'");
    await here.execute(
      "UPDATE saldo_worklists_Ownerships SET agent = 'sofia.marin' WHERE partner = '300'",
    );
    const other = { kind: 'listed', source: 'S5', partners: ['300'] } as const;
    let spreading: Promise<number> | undefined;
    await here.transaction(async (agent) => {
      const [position] = await agent.query<{ run: string }>(
        "SELECT run FROM saldo_worklists_ListEntries WHERE source = 'S5'",
      );
      await lockPositions(agent, position.run, other);
      spreading = replanDay(there, { agent: 'anna.keller' });
      await someoneWaits(there);
      await lockLists(agent, position.run, [other], []);
    });
    expect(await spreading).toBe(1);
  });

  async function becomes(partner: string, amount: string): Promise<void> {
    await here.execute('UPDATE saldo_ledger_Items SET amount = ? WHERE partner = ?', [
      amount,
      partner,
    ]);
    await markChanged(here, [{ source: 'S4', partner, cause: 'item', changedAt: MORNING }]);
  }

  function revalueOne(db: Database, partner: string) {
    return revalueChanged(db, { now: MORNING, lookback, customer: { source: 'S4', partner } });
  }
});
