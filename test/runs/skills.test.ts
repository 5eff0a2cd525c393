import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import {
  absencesTable,
  fixedAssignmentsTable,
  type RequiredSkillsRow,
  requiredSkillsTable,
  specialistSkillsTable,
} from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const SEGMENT = 'DE-RETAIL';
const SPECIALIST = 'sofia.marin';
const OTHER_SPECIALIST = 'jonas.brandt';

/** Four persons and four small businesses, all early, all with a personal loan. */
const customers: TestCustomer[] = Array.from({ length: 8 }, (_, index) => ({
  partner: `10${index}`,
  items: [{ daysOverdue: 10 + index, amount: '400.00' }],
  columns: { category: index < 4 ? '1' : '2' },
}));
const partners = customers.map(({ partner }) => partner);
const businesses = partners.slice(4);

const { SQLite, PostgreSQL } = databases;

describe.each(Object.entries({ SQLite, PostgreSQL }))('required skills on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await (open as () => Promise<OpenDatabase>)();
    db = opened.database;
    await loadSmallBank(db, customers);
  });
  afterEach(() => opened.close());

  async function night() {
    const solve = await loadLpSolver();
    const clock = () => `${MONDAY}T03:00:00.000Z`;
    const lookback = DEFAULT_LOOKBACK;
    const options = { businessDate: MONDAY, clock, solve, partitionSize: 50, lookback };
    const nights = await runNight(db, options);
    return nights.find(({ segment }) => segment === SEGMENT);
  }

  async function requires(skill: string, row: Partial<RequiredSkillsRow> = {}) {
    await db.insert(requiredSkillsTable, [
      { segment: SEGMENT, skill, product: '', customerKind: '', ...row },
    ]);
  }

  async function has(agent: string, ...skills: string[]) {
    await db.insert(
      specialistSkillsTable,
      skills.map((skill) => ({ agent, skill })),
    );
  }

  async function ownersOf(some: readonly string[]): Promise<string[]> {
    const rows = await db.query<{ partner: string; agent: string }>(
      'SELECT partner, agent FROM saldo_worklists_Ownerships WHERE segment = ?',
      [SEGMENT],
    );
    const owners = rows.filter(({ partner }) => some.includes(partner));
    return [...new Set(owners.map(({ agent }) => agent))].sort();
  }

  function unlisted() {
    return db.query<{ partner: string; agent: string | null; reason: string }>(
      `SELECT u.partner, u.agent, u.reason FROM saldo_worklists_UnlistedPositions u
      JOIN saldo_worklists_PublishedRuns r ON r.run = u.run ORDER BY u.partner`,
    );
  }

  test('of a kind of customer leave these customers to who has them, and others to everybody', async () => {
    await requires('BUSINESS', { customerKind: 'organization' });
    await has(SPECIALIST, 'BUSINESS');
    await night();
    expect(await ownersOf(businesses)).toEqual([SPECIALIST]);
    expect((await ownersOf(partners)).length).toBeGreaterThan(1);
  });

  test('of a product count as long as something is owed on it', async () => {
    await requires('MORTGAGE', { product: 'MORTGAGE' });
    await has(SPECIALIST, 'MORTGAGE');
    await db.execute(
      "UPDATE saldo_ledger_Contracts SET product = 'MORTGAGE' WHERE partner IN ('100', '101')",
    );
    await night();
    expect(await ownersOf(['100', '101'])).toEqual([SPECIALIST]);
    expect((await ownersOf(partners)).length).toBeGreaterThan(1);
  });

  test('of a product ask nothing of customers who owe on another', async () => {
    await requires('MORTGAGE', { product: 'MORTGAGE' });
    expect(await night()).toMatchObject({ balance: { owned: 8, unassignable: 0 } });
  });

  test('are all needed where several rows fit the customer', async () => {
    await requires('BUSINESS', { customerKind: 'organization' });
    await requires('LENDING', { product: 'PERSONAL_LOAN' });
    await has(SPECIALIST, 'BUSINESS', 'LENDING');
    await has(OTHER_SPECIALIST, 'LENDING');
    await night();
    expect(await ownersOf(businesses)).toEqual([SPECIALIST]);
    expect(await ownersOf(partners.slice(0, 4))).toContain(OTHER_SPECIALIST);
  });

  test('are asked only of customers to whom the product and the kind of one row both apply', async () => {
    await requires('BUSINESS', { product: 'MORTGAGE', customerKind: 'organization' });
    expect(await night()).toMatchObject({ balance: { owned: 8, unassignable: 0 } });
  });

  test('that nobody of the group has leave the customer unassignable, and say so', async () => {
    await requires('BUSINESS', { customerKind: 'organization' });
    expect(await night()).toMatchObject({ balance: { owned: 4, unassignable: 4 } });
    expect(await unlisted()).toEqual(
      businesses.map((partner) => ({ partner, agent: null, reason: 'no-skilled-agent' })),
    );
  });

  test('that another segment asks for are not asked here', async () => {
    await requires('BUSINESS', { segment: 'CO-RETAIL', customerKind: 'organization' });
    expect(await night()).toMatchObject({ balance: { owned: 8, unassignable: 0 } });
  });

  test('come before language: who has them and speaks the segment’s language serves the customer', async () => {
    await requires('BUSINESS', { customerKind: 'organization' });
    await has(OTHER_SPECIALIST, 'BUSINESS');
    await db.execute("UPDATE saldo_ledger_Partners SET language = 'es' WHERE category = '2'");
    await night();
    expect(await ownersOf(businesses)).toEqual([OTHER_SPECIALIST]);
  });

  test('that come up move customers from owners who lack them', async () => {
    await night();
    await requires('BUSINESS', { customerKind: 'organization' });
    await has(SPECIALIST, 'BUSINESS');
    await night();
    expect(await ownersOf(businesses)).toEqual([SPECIALIST]);
    const causes = await db.query<{ cause: string }>(
      "SELECT DISTINCT cause FROM saldo_worklists_Ownerships WHERE cause = 'not-eligible'",
    );
    expect(causes).toHaveLength(1);
  });

  test('a substitute lacks keep the customer waiting for the absent owner', async () => {
    await requires('BUSINESS', { customerKind: 'organization' });
    await has(SPECIALIST, 'BUSINESS');
    await db.insert(absencesTable, [
      { ID: 'a1', agent: SPECIALIST, validFrom: MONDAY, validTo: MONDAY, isHalfDay: false },
    ]);
    await night();
    const waiting = (await unlisted()).filter(({ partner }) => businesses.includes(partner));
    expect(waiting).toEqual(
      businesses.map((partner) => ({ partner, agent: SPECIALIST, reason: 'no-substitute' })),
    );
  });

  test('a specialist named for a customer lacks are told, and who has them serves the customer', async () => {
    await requires('BUSINESS', { customerKind: 'organization' });
    await has(SPECIALIST, 'BUSINESS');
    const named = { source: 'S4', partner: '104', segment: SEGMENT, validFrom: MONDAY };
    await db.insert(fixedAssignmentsTable, [{ ...named, agent: OTHER_SPECIALIST }]);
    await night();
    expect(await ownersOf(['104'])).toEqual([SPECIALIST]);
    const told = await db.query(
      "SELECT objectKey FROM saldo_mirror_Rejections WHERE code = 'FIXED_NOT_ELIGIBLE'",
    );
    expect(told).toHaveLength(1);
  });

  test('that nobody of the segment has are told once, whoever needs them', async () => {
    await requires('BUSINESS', { customerKind: 'organization' });
    await requires('LENDING');
    await has(SPECIALIST, 'LENDING');
    await has('stefan.vogt', 'BUSINESS'); // works another segment
    await night();
    const told = await db.query(
      `SELECT object, objectKey AS "objectKey" FROM saldo_mirror_Rejections
      WHERE code = 'SKILL_OF_NOBODY' AND objectKey LIKE '${SEGMENT}/%'`,
    );
    expect(told).toEqual([{ object: 'RequiredSkill', objectKey: `${SEGMENT}/BUSINESS` }]);
  });
});
