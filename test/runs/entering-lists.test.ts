import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import {
  absencesTable,
  requiredSkillsTable,
  specialistLanguagesTable,
  specialistSkillsTable,
  substitutesTable,
} from '../../srv/platform/tables.ts';
import { markChanged } from '../../srv/runs/mark-changed.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { addCustomers, loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const SEGMENT = 'DE-RETAIL';
const OWNER = 'anna.keller';
const [FIRST, SECOND] = ['jonas.brandt', 'sofia.marin'] as const;
const NEXT_WEEK = '2026-12-30';

const customers: TestCustomer[] = Array.from({ length: 6 }, (_, index) => ({
  partner: `10${index}`,
  items: [{ daysOverdue: 10 + index, amount: `${400 + index}.00` }],
}));

const { SQLite, PostgreSQL } = databases;

/** Every customer is Anna's; nothing is overdue in the morning, and customers come in during the day. */
describe.each(Object.entries({ SQLite, PostgreSQL }))(
  'who comes in during the day on %s',
  (_, open) => {
    let opened: OpenDatabase;
    let db: Database;

    beforeEach(async () => {
      opened = await (open as () => Promise<OpenDatabase>)();
      db = opened.database;
      await loadSmallBank(db, customers);
      await night();
      await db.execute('UPDATE saldo_worklists_Ownerships SET agent = ? WHERE segment = ?', [
        OWNER,
        SEGMENT,
      ]);
      await db.execute(`UPDATE saldo_ledger_Items SET dueDate = '${NEXT_WEEK}'`);
      await night();
    });
    afterEach(() => opened.close());

    async function night() {
      const solve = await loadLpSolver();
      const clock = () => `${MONDAY}T03:00:00.000Z`;
      await runNight(db, { businessDate: MONDAY, clock, solve, partitionSize: 50, lookback });
    }

    async function comeIn(...partners: string[]) {
      await addCustomers(
        db,
        customers.filter(({ partner }) => partners.includes(partner)),
      );
      await change(...partners);
    }

    async function change(...partners: string[]) {
      const changedAt = `${MONDAY}T10:00:00.000Z`;
      await markChanged(
        db,
        partners.map((partner) => ({ source: 'S4', partner, cause: 'item', changedAt })),
      );
      await revalueChanged(db, { now: changedAt, lookback });
    }

    const isAway = (agent: string) =>
      db.insert(absencesTable, [
        { ID: agent, agent, validFrom: MONDAY, validTo: MONDAY, isHalfDay: false },
      ]);
    const standIn = (...names: string[]) =>
      db.upsert(
        substitutesTable,
        names.map((substitute, index) => ({ agent: OWNER, sequence: index + 1, substitute })),
      );

    const listed = () =>
      db.query<{ partner: string; agent: string; standsInFor: string | null }>(
        `SELECT e.partner, e.agent, e.standsInFor AS "standsInFor"
      FROM saldo_worklists_ListEntries e
      JOIN saldo_worklists_PublishedRuns r ON r.run = e.run ORDER BY e.agent, e.rank`,
      );
    const unlisted = () =>
      db.query<{ partner: string; agent: string | null; reason: string }>(
        `SELECT u.partner, u.agent, u.reason FROM saldo_worklists_UnlistedPositions u
      JOIN saldo_worklists_PublishedRuns r ON r.run = u.run ORDER BY u.partner`,
      );

    test('goes to the owner, the most urgent first', async () => {
      await comeIn('100', '105');
      expect(await listed()).toEqual([
        { partner: '105', agent: OWNER, standsInFor: null },
        { partner: '100', agent: OWNER, standsInFor: null },
      ]);
    });

    test('of an absent owner goes to the first substitute, also when nobody stood in at night', async () => {
      await isAway(OWNER);
      await standIn(FIRST, SECOND);
      await comeIn('100');
      expect(await listed()).toEqual([{ partner: '100', agent: FIRST, standsInFor: OWNER }]);
    });

    test('goes to a substitute who has the skills, past one who has not', async () => {
      await db.insert(requiredSkillsTable, [
        { segment: SEGMENT, skill: 'LENDING', product: 'PERSONAL_LOAN', customerKind: '' },
      ]);
      await db.insert(
        specialistSkillsTable,
        [OWNER, SECOND].map((agent) => ({ agent, skill: 'LENDING' })),
      );
      await isAway(OWNER);
      await standIn(FIRST, SECOND);
      await comeIn('100');
      expect(await listed()).toEqual([{ partner: '100', agent: SECOND, standsInFor: OWNER }]);
    });

    test('goes to a substitute who speaks their language, past one who does not', async () => {
      await db.insert(
        specialistLanguagesTable,
        [OWNER, SECOND].map((agent) => ({ agent, language: 'tr' })),
      );
      await isAway(OWNER);
      await standIn(FIRST, SECOND);
      await addCustomers(db, [{ ...customers[0], columns: { language: 'tr' } } as TestCustomer]);
      await change('100');
      expect(await listed()).toEqual([{ partner: '100', agent: SECOND, standsInFor: OWNER }]);
    });

    test('open again after its agent left goes to who stands in, or waits for the owner', async () => {
      await comeIn('100', '101');
      const cleared = (status: string) =>
        db.execute(`UPDATE saldo_ledger_Items SET clearingStatus = '${status}'
          WHERE partner IN ('100', '101')`);
      await cleared('9');
      await change('100', '101');
      await isAway(OWNER);
      await db.execute('DELETE FROM saldo_organization_Substitutes');
      await cleared('');
      await change('100');
      expect(await listed()).toEqual([{ partner: '101', agent: OWNER, standsInFor: null }]);
      expect(await unlisted()).toContainEqual({
        partner: '100',
        agent: OWNER,
        reason: 'no-substitute',
      });
      await standIn(FIRST);
      await change('101');
      expect(await listed()).toEqual([{ partner: '101', agent: FIRST, standsInFor: OWNER }]);
    });

    test('open again stays with its agent', async () => {
      await comeIn('100', '101');
      const before = await listed();
      await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '9' WHERE partner = '100'");
      await change('100');
      await db.execute("UPDATE saldo_ledger_Items SET clearingStatus = '' WHERE partner = '100'");
      await change('100');
      expect(await listed()).toEqual(before);
      expect(await unlisted()).toEqual([]);
    });

    test('waits for the next night when the owner may not serve them any more', async () => {
      await db.insert(requiredSkillsTable, [
        { segment: SEGMENT, skill: 'LENDING', product: 'PERSONAL_LOAN', customerKind: '' },
      ]);
      await comeIn('100');
      expect(await listed()).toEqual([]);
      expect(await unlisted()).toEqual([{ partner: '100', agent: null, reason: 'new-today' }]);
    });

    test('waits for the owner on the owner’s day off', async () => {
      await db.execute(
        'UPDATE saldo_organization_Specialists SET workingDays = ? WHERE agent = ?',
        ['2345', OWNER],
      );
      await comeIn('100');
      expect(await unlisted()).toEqual([{ partner: '100', agent: OWNER, reason: 'capacity' }]);
    });

    test('finds no more of the strategy’s effort cap than is left, the most urgent first', async () => {
      await comeIn('100');
      const [{ minutes }] = await db.query<{ minutes: number }>(
        'SELECT minutes FROM saldo_worklists_ListEntries',
      );
      await db.execute('UPDATE saldo_strategies_StrategyVersions SET effortCapMinutes = ?', [
        2 * minutes + 1,
      ]);
      await comeIn('101', '105');
      expect((await listed()).map(({ partner }) => partner).sort()).toEqual(['100', '105']);
      expect(await unlisted()).toEqual([{ partner: '101', agent: OWNER, reason: 'effort-cap' }]);
    });

    test('below the minimum value is told so, and comes onto the list once above it', async () => {
      const item = { daysOverdue: 20, amount: '0.50' };
      await addCustomers(db, [{ partner: '100', items: [item] }]);
      await change('100');
      expect(await unlisted()).toEqual([{ partner: '100', agent: null, reason: 'below-minimum' }]);
      await addCustomers(db, [{ partner: '100', items: [{ ...item, amount: '900.00' }] }]);
      await change('100');
      expect(await unlisted()).toEqual([]);
      expect(await listed()).toEqual([{ partner: '100', agent: OWNER, standsInFor: null }]);
    });
  },
);
