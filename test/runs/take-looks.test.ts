import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { contractAccountsTable, paymentsTable } from '../../srv/platform/tables.ts';
import { expectedGroups } from '../../srv/runs/experiment-plan.ts';
import { experimentResults } from '../../srv/runs/experiment-results.ts';
import { loadExperiment } from '../../srv/runs/load-experiments.ts';
import { runNight, type SegmentNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { startExperiment } from '../../srv/runs/start-experiment.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';
import { EXPERIMENT, saveExperiment } from './experiment-rows.ts';

const END = addDays(MONDAY, 2);

const customers: TestCustomer[] = Array.from({ length: 12 }, (_, index) => ({
  partner: String(200 + index),
  items: [{ daysOverdue: 10, amount: '500.00' }],
}));

async function night(db: Database, businessDate: IsoDate): Promise<SegmentNight | undefined> {
  const solve = await loadLpSolver();
  const lookback = DEFAULT_LOOKBACK;
  const clock = () => `${businessDate}T03:00:00.000Z`;
  const nights = await runNight(db, { businessDate, clock, solve, partitionSize: 10, lookback });
  return nights.find(({ segment }) => segment === 'DE-RETAIL');
}

/** A test of two days with one look, at its end. */
async function start(db: Database): Promise<void> {
  const dates = { enrolUntil: MONDAY, endsOn: END, horizonDays: 2 };
  await saveExperiment(db, dates);
  const expected = await expectedGroups(db, await loadExperiment(db, EXPERIMENT), MONDAY);
  const decision = { today: MONDAY, now: `${MONDAY}T02:00:00.000Z`, actor: 'sup' };
  await startExperiment(db, EXPERIMENT, { ...decision, expected });
}

const looksOf = (db: Database) =>
  db.query<{ number: number; takenOn: string; verdict: string }>(
    `SELECT number, takenOn AS "takenOn", verdict FROM saldo_experiments_ExperimentLooks`,
  );

const chosen = Object.entries(databases).filter(([name]) => !name.startsWith('CAP'));

describe.each(chosen)('the looks of a test on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await open();
    db = opened.database;
    await loadSmallBank(db, customers);
    await start(db);
    await night(db, MONDAY);
  });
  afterEach(() => opened.close());

  test('are taken by the night after which they are due, once', async () => {
    expect(await looksOf(db)).toEqual([]);
    await night(db, END);
    const look = { number: 1, takenOn: END, verdict: 'stop' };
    expect(await looksOf(db)).toEqual([look]);
    await night(db, addDays(END, 1));
    expect(await looksOf(db)).toEqual([look]);
  });

  test('may be worked out elsewhere', async () => {
    const asked: string[] = [];
    const solve = await loadLpSolver();
    await runNight(db, {
      businessDate: END,
      clock: () => `${END}T03:00:00.000Z`,
      solve,
      partitionSize: 10,
      lookback: DEFAULT_LOOKBACK,
      resultsOf: (experiment) => {
        asked.push(experiment);
        return experimentResults(db, experiment);
      },
    });
    expect(asked).toEqual([EXPERIMENT]);
    expect(await looksOf(db)).toHaveLength(1);
  });

  test('leave the night alone when one fails, which is listed', async () => {
    await db.insert(contractAccountsTable, [
      { source: 'S4', account: 'A200', partner: '200', companyCode: '1000' },
    ]);
    await db.insert(paymentsTable, [
      {
        source: 'S4',
        payment: 'P1',
        partner: '200',
        account: 'A200',
        currency: 'XXX',
        amount: '10.00',
        postingDate: MONDAY,
        isReturned: false,
      },
    ]);
    expect(await night(db, END)).toMatchObject({ status: 'published', message: null });
    expect(await looksOf(db)).toEqual([]);
    const listed = await db.query(
      `SELECT object, objectKey AS "objectKey", code FROM saldo_mirror_Rejections
      WHERE origin = 'experiments'`,
    );
    expect(listed).toEqual([
      { object: 'Experiment', objectKey: EXPERIMENT, code: 'CURRENCY_UNKNOWN' },
    ]);
  });
});
