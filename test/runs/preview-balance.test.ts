import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import { analyseInThread } from '../../srv/runs/analysis.ts';
import { runNight } from '../../srv/runs/night.ts';
import { previewBalance } from '../../srv/runs/preview-balance.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { deployedSqlite } from '../support/deploy.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const SEGMENT = 'DE-RETAIL';
const OWNER = 'anna.keller';
const solve = await loadLpSolver();

const customers: TestCustomer[] = Array.from({ length: 300 }, (_, index) => ({
  partner: String(1000 + index),
  items: [{ daysOverdue: 10, amount: '400.00' }],
}));

describe("a supervisor's preview", () => {
  let db: Database;
  let file: string;

  /** After the night, one agent of four has all customers. */
  beforeAll(async () => {
    file = await deployedSqlite();
    db = openSqlite(file);
    await loadSmallBank(db, customers);
    await runNight(db, {
      businessDate: MONDAY,
      clock: () => '2026-11-23T03:00:00.000Z',
      solve,
      partitionSize: 500,
      lookback: DEFAULT_LOOKBACK,
    });
    await db.execute('UPDATE saldo_worklists_Ownerships SET agent = ? WHERE segment = ?', [
      OWNER,
      SEGMENT,
    ]);
  });
  afterAll(() => db.close());

  const ownerships = () =>
    db.query('SELECT * FROM saldo_worklists_Ownerships ORDER BY segment, partner');

  test('shows what more moves buy: none, 50, 200, no limit', async () => {
    const { curve } = await previewBalance(
      db,
      SEGMENT,
      { maxImbalance: 0.05, maxMoves: 50 },
      solve,
    );
    expect(curve.map(({ maxMoves }) => maxMoves)).toEqual([0, 50, 200, Infinity]);
    const [none, fifty, twoHundred, all] = curve;
    expect(none).toMatchObject({ moves: 0 });
    expect(fifty?.moves).toBeLessThanOrEqual(50);
    expect(twoHundred?.moves).toBeLessThanOrEqual(200);
    expect(fifty?.imbalance).toBeLessThan(none?.imbalance ?? 0);
    expect(twoHundred?.imbalance).toBeLessThan(fifty?.imbalance ?? 0);
    expect(all?.imbalance).toBeLessThanOrEqual(0.05);
  });

  test('names who would move from whom to whom, with the knobs asked for', async () => {
    const knobs = { maxImbalance: 0.05, maxMoves: 50 };
    const { chosen, moves } = await previewBalance(db, SEGMENT, knobs, solve);
    expect(chosen.moves).toBe(moves.length);
    expect(moves.length).toBeGreaterThan(0);
    for (const { from, to, reason } of moves) {
      expect({ from, reason }).toEqual({ from: OWNER, reason: 'balance' });
      expect(to).not.toBe(OWNER);
    }
  });

  test('with more imbalance allowed moves fewer', async () => {
    const movesWith = async (maxImbalance: number) => {
      const knobs = { maxImbalance, maxMoves: Infinity };
      return (await previewBalance(db, SEGMENT, knobs, solve)).chosen.moves;
    };
    expect(await movesWith(1)).toBeLessThan(await movesWith(0.05));
    expect(await movesWith(9)).toBe(0);
  });

  test('writes nothing', async () => {
    const before = await ownerships();
    await previewBalance(db, SEGMENT, { maxImbalance: 0, maxMoves: Infinity }, solve);
    expect(await ownerships()).toEqual(before);
  });

  test('is the same in a thread beside the server, which answers others meanwhile', async () => {
    const knobs = { maxImbalance: 0.05, maxMoves: Infinity };
    const here = await previewBalance(db, SEGMENT, knobs, solve);
    expect(await analyseInThread(file, 'balance', { segment: SEGMENT, knobs })).toEqual(here);
    const nowhere = analyseInThread(file, 'balance', { segment: 'NOWHERE', knobs });
    await expect(nowhere).rejects.toMatchObject({ code: 'SEGMENT_NOT_PUBLISHED' });
  });

  test('of a segment without a published list says so, and what to do', async () => {
    const preview = previewBalance(db, 'NOWHERE', { maxImbalance: 0, maxMoves: 0 }, solve);
    await expect(preview).rejects.toMatchObject({ code: 'SEGMENT_NOT_PUBLISHED' });
  });
});
