import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { contractPartiesTable, strategyAssignmentsTable } from '../../srv/platform/tables.ts';
import { assignArms } from '../../srv/runs/assign-arms.ts';
import { endExperiment } from '../../srv/runs/end-experiment.ts';
import { expectedGroups } from '../../srv/runs/experiment-plan.ts';
import { loadExperiment } from '../../srv/runs/load-experiments.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { startExperiment } from '../../srv/runs/start-experiment.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { addCustomers, loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';
import { EXPERIMENT, saveExperiment } from './experiment-rows.ts';

const TUESDAY = addDays(MONDAY, 1);
const decision = { today: MONDAY, now: '2026-11-23T03:00:00.000Z', actor: 'sup' };

/** Thirty customers who are early, so that the late strategy is none of theirs. */
const customers: TestCustomer[] = Array.from({ length: 30 }, (_, index) => ({
  partner: String(200 + index),
  items: [{ daysOverdue: 10, amount: '500.00' }],
}));

async function night(db: Database, businessDate: IsoDate): Promise<void> {
  const solve = await loadLpSolver();
  const lookback = DEFAULT_LOOKBACK;
  const clock = () => `${businessDate}T03:00:00.000Z`;
  const nights = await runNight(db, { businessDate, clock, solve, partitionSize: 10, lookback });
  expect(nights.map(({ message }) => message)).toEqual(nights.map(() => null));
}

/** Makes the partners liable for the first one's contract. */
async function connect(db: Database, ...partners: string[]): Promise<void> {
  const rows = partners.map((partner, index) => ({
    source: 'S4',
    contract: `C${partners[0]}`,
    partner,
    role: index === 0 ? 'borrower' : 'guarantor',
    validFrom: '2020-01-01',
    validTo: null,
  }));
  await db.upsert(contractPartiesTable, rows);
}

interface Assigned {
  partner: string;
  arm: string;
  debtorGroup: string;
  since: string;
  observedUntil: string;
}

async function assignments(db: Database): Promise<Map<string, Assigned>> {
  const rows = await db.query<Assigned>(`SELECT partner, arm, debtorGroup AS "debtorGroup", since,
    observedUntil AS "observedUntil" FROM saldo_experiments_ArmAssignments`);
  return new Map(rows.map((row) => [row.partner, row]));
}

/** Starts a proposed test with the groups that there are. */
async function start(db: Database, id: string): Promise<void> {
  const expected = await expectedGroups(db, await loadExperiment(db, id), MONDAY);
  await startExperiment(db, id, { ...decision, expected });
}

function positionsOf(db: Database): Promise<{ partner: string; arm: string; strategy: string }[]> {
  return db.query(`SELECT p.partner, p.arm, v.strategy FROM saldo_worklists_Positions p
    JOIN saldo_worklists_PublishedRuns r ON r.run = p.run
    JOIN saldo_strategies_StrategyVersions v ON v.ID = p.strategyVersion ORDER BY p.partner`);
}

const chosen = Object.entries(databases).filter(([name]) => !name.startsWith('CAP'));

describe.each(chosen)('a test of strategies on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, customers);
    await saveExperiment(db);
  });
  afterEach(() => opened.close());

  test('works each customer by the strategy of their arm, and keeps the arm in snapshots', async () => {
    await start(db, EXPERIMENT);
    await night(db, MONDAY);
    const arms = await assignments(db);
    const positions = await positionsOf(db);
    expect(positions).toHaveLength(30);
    for (const { partner, arm, strategy } of positions) {
      expect(arm).toBe(arms.get(partner)?.arm);
      expect(strategy === 'LATE-EUR').toBe(arm === 'challenger');
    }
    expect(new Set(positions.map(({ arm }) => arm))).toEqual(new Set(['champion', 'challenger']));
    const snapshots = await db.query<{ partner: string; arm: string }>(
      'SELECT partner, arm FROM saldo_worklists_ContractSnapshots ORDER BY partner',
    );
    expect(snapshots).toEqual(positions.map(({ partner, arm }) => ({ partner, arm })));
  });

  test('draws connected debtors together, the guarantor who owes nothing too', async () => {
    await connect(db, '210', '201', '999');
    await start(db, EXPERIMENT);
    await night(db, MONDAY);
    const arms = await assignments(db);
    const { arm } = arms.get('201') ?? {};
    for (const partner of ['201', '210', '999']) {
      expect(arms.get(partner)).toEqual({
        partner,
        arm,
        debtorGroup: '201',
        since: MONDAY,
        observedUntil: addDays(MONDAY, 10),
      });
    }
  });

  test('lets nobody change arm; who joins later goes with their group', async () => {
    await start(db, EXPERIMENT);
    await night(db, MONDAY);
    const before = await assignments(db);
    await addCustomers(db, [{ partner: '100', items: [{ daysOverdue: 5, amount: '70.00' }] }]);
    await connect(db, '205', '100');
    await night(db, TUESDAY);
    const after = await assignments(db);
    for (const [partner, assigned] of before) expect(after.get(partner)).toEqual(assigned);
    expect(after.get('100')).toEqual({ ...before.get('205'), partner: '100' });
    expect(await assignArms(db, 'DE-RETAIL', TUESDAY)).toBe(0);
  });

  test('lets nobody enter after the last day to enter, but who joins a group', async () => {
    await start(db, EXPERIMENT);
    await assignArms(db, 'DE-RETAIL', MONDAY);
    const item = [{ daysOverdue: 5, amount: '70.00' }];
    await addCustomers(db, [
      { partner: '100', items: item },
      { partner: '101', items: item },
    ]);
    await connect(db, '205', '100');
    expect(await assignArms(db, 'DE-RETAIL', addDays(MONDAY, 2))).toBe(1);
    expect((await assignments(db)).has('101')).toBe(false);
    expect(await assignArms(db, 'DE-RETAIL', addDays(MONDAY, 12))).toBe(0);
  });

  test('gives everybody their own strategy back when it has ended', async () => {
    await start(db, EXPERIMENT);
    await night(db, MONDAY);
    const end = { ...decision, today: TUESDAY, status: 'stopped', reason: 'complaints' } as const;
    await endExperiment(db, EXPERIMENT, end);
    await night(db, TUESDAY);
    const positions = await positionsOf(db);
    expect(new Set(positions.map(({ arm }) => arm))).toEqual(new Set([null]));
    expect(positions.filter(({ strategy }) => strategy === 'LATE-EUR')).toEqual([]);
    const events = await db.query<{ decision: string; actor: string }>(
      "SELECT decision, actor FROM saldo_audit_Events WHERE objectType = 'experiment'",
    );
    expect(events.map((event) => event.decision).sort()).toEqual([
      'experiment-started',
      'experiment-stopped',
    ]);
    await expect(endExperiment(db, EXPERIMENT, end)).rejects.toMatchObject({
      code: 'EXPERIMENT_STATUS',
    });
  });

  test('ends its own assignments only, whatever else is assigned to an arm of that name', async () => {
    const dates = { validFrom: MONDAY, validTo: addDays(MONDAY, 11) };
    const other = { segment: 'DE-RETAIL', arm: 'challenger', strategy: 'EARLY-EUR', ...dates };
    await db.insert(strategyAssignmentsTable, [{ ID: 'other', stage: 'late', ...other }]);
    await start(db, EXPERIMENT);
    const end = { ...decision, today: TUESDAY, status: 'stopped', reason: 'complaints' } as const;
    await endExperiment(db, EXPERIMENT, end);
    const rows = await db.query(
      `SELECT stage, validTo AS "validTo" FROM saldo_strategies_StrategyAssignments
      WHERE arm = 'challenger' ORDER BY validTo`,
    );
    expect(rows).toEqual([
      { stage: null, validTo: MONDAY },
      { stage: 'late', validTo: dates.validTo },
    ]);
  });

  test('is refused with the number that would do when too few could enter, and stays proposed', async () => {
    await saveExperiment(db, { wishedEffect: '200' });
    await expect(start(db, EXPERIMENT)).rejects.toMatchObject({
      code: 'EXPERIMENT_UNDERPOWERED',
      details: { needed: 128, expected: 30 },
    });
    expect(await db.query('SELECT status FROM saldo_experiments_Experiments')).toEqual([
      { status: 'proposed' },
    ]);
  });

  test.each([
    ['EXPERIMENT_LATE', { startsOn: addDays(MONDAY, -1) }],
    ['EXPERIMENT_INVALID', { endsOn: addDays(MONDAY, 10) }],
    ['EXPERIMENT_STATUS', { status: 'finished' }],
  ])('is refused with %s', async (code, columns) => {
    await saveExperiment(db, columns);
    await expect(start(db, EXPERIMENT)).rejects.toMatchObject({ code });
  });

  test('is refused beside another one, and with a strategy that is not active', async () => {
    const other = '7c0d4c7e-3b1a-4a55-9d8e-000000000002';
    await saveExperiment(db, { ID: other, startsOn: TUESDAY });
    await start(db, EXPERIMENT);
    await expect(start(db, other)).rejects.toMatchObject({
      code: 'EXPERIMENT_OVERLAPS',
    });
    await endExperiment(db, EXPERIMENT, { ...decision, status: 'stopped', reason: 'trial' });
    await db.execute(
      `UPDATE saldo_experiments_ExperimentArms SET strategy = 'NONE'
      WHERE experiment = ? AND arm = 'challenger'`,
      [other],
    );
    await expect(start(db, other)).rejects.toMatchObject({
      code: 'EXPERIMENT_STRATEGY',
    });
    await expect(start(db, 'nothing')).rejects.toMatchObject({
      code: 'EXPERIMENT_MISSING',
    });
  });
});
