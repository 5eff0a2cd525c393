import { type FactId, factIndex } from '../../srv/domain/fact-catalogue.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import {
  type AgencyQuotasRow,
  accountLocksTable,
  agencyQuotasTable,
  blocksTable,
  contactLocksTable,
  fixedAssignmentsTable,
  groupsTable,
  itemLocksTable,
  temporaryAssignmentsTable,
} from '../../srv/platform/tables.ts';
import { markChanged } from '../../srv/runs/mark-changed.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK as lookback } from '../../srv/runs/read-customers.ts';
import { revalueChanged } from '../../srv/runs/revalue.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { addCustomers, loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const TUESDAY = '2026-11-24';
const SEGMENT = 'DE-RETAIL';
const EARLY_AGENTS = ['anna.keller', 'jonas.brandt', 'miriam.yilmaz', 'sofia.marin'];

const earlies: TestCustomer[] = Array.from({ length: 8 }, (_, index) => ({
  partner: `10${index}`,
  items: [{ daysOverdue: 10 + index, amount: '400.00' }],
}));

const { SQLite, PostgreSQL } = databases;

describe.each(Object.entries({ SQLite, PostgreSQL }))('worklists on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await (open as () => Promise<OpenDatabase>)();
    db = opened.database;
    await loadSmallBank(db, earlies);
  });
  afterEach(() => opened.close());

  async function night(businessDate = MONDAY) {
    const solve = await loadLpSolver();
    const clock = () => `${businessDate}T03:00:00.000Z`;
    const nights = await runNight(db, { businessDate, clock, solve, partitionSize: 50, lookback });
    return nights.find(({ segment }) => segment === SEGMENT);
  }

  function owners() {
    return db.query<{ partner: string; agent: string; cause: string }>(
      `SELECT partner, agent, cause FROM saldo_worklists_Ownerships
      WHERE segment = ? ORDER BY partner`,
      [SEGMENT],
    );
  }

  function listed() {
    return db.query<{ partner: string; agent: string; standsInFor: string | null }>(
      `SELECT e.partner, e.agent, e.standsInFor AS "standsInFor"
      FROM saldo_worklists_ListEntries e
      JOIN saldo_worklists_PublishedRuns r ON r.run = e.run ORDER BY e.partner`,
    );
  }

  function unlisted() {
    return db.query<{ partner: string; agent: string | null; reason: string }>(
      `SELECT u.partner, u.agent, u.reason FROM saldo_worklists_UnlistedPositions u
      JOIN saldo_worklists_PublishedRuns r ON r.run = u.run ORDER BY u.partner`,
    );
  }

  async function listOf(partner: string) {
    return (await listed()).find((entry) => entry.partner === partner);
  }

  async function anOwner() {
    const [first] = await owners();
    if (!first) throw new Error('nobody owns anything');
    return { owner: first.agent, partner: first.partner, other: otherThan(first.agent) };
  }

  function otherThan(agent: string): string {
    return EARLY_AGENTS.find((one) => one !== agent) ?? '';
  }

  const assignment = {
    ID: '0e2f7a52-6f0e-4c0b-9a39-2f6f0d1c0a01',
    segment: SEGMENT,
    validFrom: MONDAY,
    validTo: MONDAY,
    reason: 'Training',
    createdBy: 'supervisor',
  };

  describe('locks of the ERP', () => {
    const days = { validFrom: MONDAY, validTo: TUESDAY };
    const item = { source: 'S4', repetition: '000', item: '0001', subitem: '000' };

    async function factsOf(partner: string, ...facts: FactId[]) {
      const [row] = await db.query<{ facts: string }>(
        `SELECT f.facts FROM saldo_worklists_Positions p
        JOIN saldo_worklists_PublishedRuns r ON r.run = p.run
        JOIN saldo_worklists_FactRows f ON f.hash = p.factRow WHERE p.partner = ?`,
        [partner],
      );
      const values = JSON.parse(row?.facts ?? '[]') as unknown[];
      return facts.map((fact) => values[factIndex(fact)]);
    }

    test('on items and contract accounts become facts, each amount once', async () => {
      await addCustomers(db, [
        {
          partner: '120',
          items: [
            { daysOverdue: 20, amount: '300.00' },
            { daysOverdue: 10, amount: '200.00' },
            { daysOverdue: 90, amount: '50.00', columns: { clearingStatus: '9' } },
          ],
        },
      ]);
      const cleared = { ...item, document: '1202', process: '03', reason: 'C' };
      await db.upsert(itemLocksTable, [
        { ...item, ...days, document: '1200', process: '01', reason: 'B' },
        { ...item, ...days, document: '1200', process: '01', reason: 'A', validTo: MONDAY },
        { ...item, ...days, document: '1201', process: '01', reason: 'A', validTo: '2026-11-22' },
        { ...cleared, ...days },
      ]);
      const account = { source: 'S4', account: 'A120', partner: '120', ...days };
      await db.upsert(accountLocksTable, [{ ...account, process: '10', reason: 'Z' }]);
      await night();
      expect(
        await factsOf('120', 'dunningLockedAmount', 'dunningLockReason', 'dunningLockDaysLeft'),
      ).toEqual([30_000, 'B', 2]);
      expect(
        await factsOf('120', 'paymentLockedAmount', 'paymentLockReason', 'hasPayoutLock'),
      ).toEqual([50_000, 'Z', true]);
      expect(await factsOf('101', 'hasDunningLock', 'hasPayoutLock')).toEqual([false, false]);
    });

    test('that forbid contact keep a customer off the lists as long as they hold', async () => {
      const [lawyer, other] = [{ reason: 'L' }, { reason: 'A' }];
      const ofItem = { ...item, ...days, process: '01' };
      await db.upsert(itemLocksTable, [
        { ...ofItem, document: '1010', ...lawyer },
        { ...ofItem, document: '1020', ...other },
      ]);
      await db.upsert(contactLocksTable, [
        { source: 'S4', process: '01', ...lawyer, validFrom: MONDAY, basis: 'Represented' },
      ]);
      await night();
      expect(await unlisted()).toContainEqual(
        expect.objectContaining({ partner: '101', reason: 'contact-lock' }),
      );
      expect(await factsOf('101', 'hasContactLock', 'contactLockDaysLeft')).toEqual([true, 2]);
      expect(await listOf('102')).toBeDefined();
      await night('2026-11-25');
      expect(await listOf('101')).toBeDefined();
    });

    test('set in Saldo count before the ERP has them', async () => {
      const block = { source: 'S4', partner: '101', segment: SEGMENT, ...days };
      await db.insert(blocksTable, [
        { ID: '7d1f0000-0000-4000-8000-000000000001', ...block, kind: 'contact' },
      ]);
      await night();
      expect(await factsOf('101', 'hasContactLock', 'hasDunningLock')).toEqual([true, false]);
    });
  });

  describe('a temporary assignment', () => {
    test("puts all of an owner's customers on the other's list; the owner gets them back by itself", async () => {
      await night();
      const before = await owners();
      const { owner, partner, other } = await anOwner();
      await db.insert(temporaryAssignmentsTable, [{ ...assignment, owner, agent: other }]);
      await night();
      expect(await listOf(partner)).toMatchObject({ agent: other, standsInFor: owner });
      expect((await listed()).some(({ agent }) => agent === owner)).toBe(false);
      expect(await owners()).toEqual(before);
      await night(TUESDAY);
      expect(await listOf(partner)).toMatchObject({ agent: owner, standsInFor: null });
    });

    test('for one customer leaves the owner all others', async () => {
      await night();
      const { owner, partner, other } = await anOwner();
      await db.insert(temporaryAssignmentsTable, [
        { ...assignment, source: 'S4', partner, agent: other },
      ]);
      await night();
      const standingIn = (await listed()).filter(({ standsInFor }) => standsInFor === owner);
      expect(standingIn.map((entry) => entry.partner)).toEqual([partner]);
    });

    test('to somebody who does not work the segment is told, and the owner works on', async () => {
      await night();
      const { owner, partner } = await anOwner();
      await db.insert(temporaryAssignmentsTable, [{ ...assignment, owner, agent: 'nobody' }]);
      await night();
      expect(await listOf(partner)).toMatchObject({ agent: owner });
      const told = await db.query(
        "SELECT object FROM saldo_mirror_Rejections WHERE code = 'ASSIGNED_TO_STRANGER'",
      );
      expect(told).toEqual([{ object: 'TemporaryAssignment' }]);
    });

    test('to a colleague who may not serve the customers is told, and the owner works on', async () => {
      await night();
      const { owner, partner } = await anOwner();
      await db.insert(temporaryAssignmentsTable, [{ ...assignment, owner, agent: 'lukas.weber' }]);
      await night();
      expect(await listOf(partner)).toMatchObject({ agent: owner });
      const told = await db.query<{ objectKey: string }>(
        `SELECT objectKey AS "objectKey" FROM saldo_mirror_Rejections
        WHERE code = 'TEMPORARY_NOT_ELIGIBLE'`,
      );
      expect(told).toEqual([{ objectKey: 'lukas.weber/DE-RETAIL-EARLY/de' }]);
    });

    test('also takes who comes in during the day', async () => {
      await night();
      const { owner, partner, other } = await anOwner();
      await db.insert(temporaryAssignmentsTable, [{ ...assignment, owner, agent: other }]);
      await db.execute(
        `UPDATE saldo_ledger_Items SET dueDate = '2026-12-30' WHERE partner = '${partner}'`,
      );
      await night();
      expect(await listOf(partner)).toBeUndefined();
      await addCustomers(
        db,
        earlies.filter((customer) => customer.partner === partner),
      );
      await change(partner);
      expect(await listOf(partner)).toMatchObject({ agent: other, standsInFor: owner });
    });
  });

  async function change(partner: string) {
    const at = `${MONDAY}T10:00:00.000Z`;
    await markChanged(db, [{ source: 'S4', partner, cause: 'item', changedAt: at }]);
    await revalueChanged(db, { now: at, lookback });
  }

  test('a specialist named for a customer whom they may not serve is told by the customer', async () => {
    const named = { source: 'S4', partner: '100', segment: SEGMENT, validFrom: MONDAY };
    await db.insert(fixedAssignmentsTable, [{ ...named, agent: 'lukas.weber' }]);
    await night();
    const told = await db.query<{ objectKey: string }>(
      `SELECT objectKey AS "objectKey" FROM saldo_mirror_Rejections
      WHERE code = 'FIXED_NOT_ELIGIBLE'`,
    );
    expect(told).toEqual([{ objectKey: 'S4/100' }]);
    expect(EARLY_AGENTS).toContain((await listOf('100'))?.agent);
  });

  describe('an external agency', () => {
    const AGENCY = 'DE-AGENCY';

    async function withQuota(quota: Partial<AgencyQuotasRow>) {
      await db.upsert(groupsTable, [
        { collectionGroup: AGENCY, segment: SEGMENT, name: 'Agency', kind: 'agency' },
      ]);
      await db.upsert(agencyQuotasTable, [
        { collectionGroup: AGENCY, segment: SEGMENT, stage: 'early', validFrom: MONDAY, ...quota },
      ]);
    }

    async function atAgency() {
      return (await owners()).filter(({ agent }) => agent === AGENCY);
    }

    test('holds its share of a stage, and none of these customers is on a list', async () => {
      await withQuota({ sharePercent: '30' });
      const report = await night();
      expect(report?.balance).toMatchObject({ placed: 2, owned: 6, listed: 6 });
      const placed = await atAgency();
      expect(placed.map(({ cause }) => cause)).toEqual(['agency', 'agency']);
      const inside = (await listed()).map(({ partner }) => partner);
      for (const { partner } of placed) expect(inside).not.toContain(partner);
      expect(await unlisted()).toEqual(
        placed.map(({ partner }) => ({ partner, agent: AGENCY, reason: 'agency' })),
      );
    });

    test('never holds more than its number and its amount', async () => {
      await withQuota({ maxCustomers: 5, maxAmount: '1300.00' });
      await night();
      expect(await atAgency()).toHaveLength(3);
    });

    test('keeps its customers the next night, and gives them back when the quota shrinks', async () => {
      await withQuota({ maxCustomers: 3 });
      await night();
      const first = await atAgency();
      await night(TUESDAY);
      expect(await atAgency()).toEqual(first);
      await withQuota({ maxCustomers: 1 });
      await night(TUESDAY);
      expect(await atAgency()).toHaveLength(1);
      const recalled = (await owners()).filter(({ cause }) => cause === 'recalled');
      expect(recalled).toHaveLength(2);
      expect(EARLY_AGENTS).toEqual(expect.arrayContaining(recalled.map(({ agent }) => agent)));
    });

    test('is what a customer’s facts say from the night on, there and back, and after further moves', async () => {
      await withQuota({ maxCustomers: 1 });
      await night();
      const [placed] = await atAgency();
      expect(await agencyStateOf(placed?.partner ?? '')).toBe('placed');
      await withQuota({ maxCustomers: 0 });
      await night(TUESDAY);
      expect(await agencyStateOf(placed?.partner ?? '')).toBe('recalled');
      const { agent } = (await owners()).find((row) => row.partner === placed?.partner) ?? {};
      await db.execute(
        'UPDATE saldo_organization_Specialists SET isActive = false WHERE agent = ?',
        [agent ?? ''],
      );
      await night('2026-11-25');
      expect((await owners()).find((row) => row.partner === placed?.partner)?.cause).toBe('left');
      expect(await agencyStateOf(placed?.partner ?? '')).toBe('recalled');
    });

    async function agencyStateOf(partner: string) {
      const rows = await db.query<{ facts: string }>(
        `SELECT f.facts FROM saldo_worklists_Positions p
        JOIN saldo_worklists_PublishedRuns r ON r.run = p.run
        JOIN saldo_worklists_FactRows f ON f.hash = p.factRow WHERE p.partner = ?`,
        [partner],
      );
      return JSON.parse(rows[0]?.facts ?? '[]')[factIndex('agencyState')];
    }

    test('of several quotas holds the latest that is valid on the day', async () => {
      await withQuota({ maxCustomers: 3, validFrom: '2026-01-01' });
      await withQuota({ maxCustomers: 1, validFrom: MONDAY, validTo: MONDAY });
      await night();
      expect(await atAgency()).toHaveLength(1);
      await night(TUESDAY);
      expect(await atAgency()).toHaveLength(3);
    });

    test('and the moves there and back stay with the night that made them', async () => {
      await night();
      await withQuota({ maxCustomers: 2 });
      await night();
      const moves = await db.query<{ fromAgent: string; toAgent: string; cause: string }>(
        `SELECT m.fromAgent AS "fromAgent", m.toAgent AS "toAgent", m.cause
        FROM saldo_worklists_OwnershipMoves m
        JOIN saldo_worklists_PublishedRuns r ON r.run = m.run`,
      );
      const there = moves.filter(({ cause }) => cause === 'agency');
      expect(there).toHaveLength(2);
      for (const { fromAgent, toAgent } of there) {
        expect(EARLY_AGENTS).toContain(fromAgent);
        expect(toAgent).toBe(AGENCY);
      }
    });

    test('keeps a customer who comes in during the day off every list', async () => {
      await withQuota({ maxCustomers: 8 });
      await night();
      await db.execute(
        "UPDATE saldo_ledger_Items SET dueDate = '2026-12-30' WHERE partner = '100'",
      );
      await night();
      await addCustomers(db, earlies.slice(0, 1));
      await change('100');
      expect(await listOf('100')).toBeUndefined();
      expect(await unlisted()).toContainEqual({ partner: '100', agent: AGENCY, reason: 'agency' });
    });
  });

  test("beyond a strategy's effort cap, owned customers are left to automatic treatment", async () => {
    const [{ minutes } = { minutes: 0 }] = await db.query<{ minutes: number }>(
      `SELECT minutes FROM saldo_organization_EffortMinutes
      WHERE segment = ? AND stage = 'early' AND priority = 'low'`,
      [SEGMENT],
    );
    await db.execute(`UPDATE saldo_strategies_StrategyVersions SET effortCapMinutes = ${3 * minutes}
      WHERE strategy LIKE '%EARLY%' OR strategy LIKE '%early%'`);
    const report = await night();
    expect(report?.balance?.owned).toBe(8);
    expect(report?.balance?.listed).toBeGreaterThan(0);
    const capped = await unlisted();
    expect(capped.length).toBeGreaterThanOrEqual(5);
    for (const row of capped) {
      expect(row).toMatchObject({ reason: 'effort-cap', agent: expect.any(String) });
    }
  });

  test('below the minimum value nobody owns the customer, and the reason is told', async () => {
    await addCustomers(db, [{ partner: '200', items: [{ daysOverdue: 20, amount: '0.50' }] }]);
    await night();
    expect((await owners()).map(({ partner }) => partner)).not.toContain('200');
    expect(await unlisted()).toEqual([{ partner: '200', agent: null, reason: 'below-minimum' }]);
  });

  test("on a part-timer's day off their customers wait, owned as before", async () => {
    await night();
    const { owner } = await anOwner();
    const own = (await listed()).filter(({ agent }) => agent === owner).length;
    await db.execute('UPDATE saldo_organization_Specialists SET workingDays = ? WHERE agent = ?', [
      '2345',
      owner,
    ]);
    await night();
    const waiting = (await unlisted()).filter(({ agent }) => agent === owner);
    expect(waiting.map(({ reason }) => reason)).toEqual(Array(own).fill('capacity'));
    await night(TUESDAY);
    expect((await listed()).filter(({ agent }) => agent === owner)).toHaveLength(own);
  });

  test('a day that nobody who waits fits into is certified with what is left of it', async () => {
    await night();
    const [{ minutes } = { minutes: 0 }] = await db.query<{ minutes: number }>(
      'SELECT MAX(minutes) AS minutes FROM saldo_worklists_ListEntries',
    );
    await db.execute(`UPDATE saldo_organization_Specialists SET workingDays = NULL,
      capacityMinutes = ${Math.floor(minutes * 1.5)}`);
    await night();
    const days = await db.query<{ maximum: number; lowerBound: number; gap: number }>(
      `SELECT c.maximum, c.lowerBound AS "lowerBound", c.gap
      FROM saldo_worklists_BalanceCertificates c
      JOIN saldo_worklists_PublishedRuns r ON r.run = c.run AND r.segment = '${SEGMENT}'
      WHERE c.layer = 'today' AND c.customers = 1`,
    );
    const short = days.filter(({ maximum, lowerBound }) => lowerBound > maximum);
    expect(short.length).toBeGreaterThan(0);
    for (const { maximum, lowerBound, gap } of short) {
      expect(lowerBound).toBe(Math.floor(minutes * 1.5));
      expect(gap).toBeCloseTo(1 - maximum / lowerBound, 9);
    }
  });

  test('a half day of absence leaves the agent half the minutes and their own customers', async () => {
    await night();
    const { owner } = await anOwner();
    await db.execute(
      `INSERT INTO saldo_organization_Absences (ID, agent, validFrom, validTo, isHalfDay)
      VALUES ('a1', ?, ?, ?, true)`,
      [owner, MONDAY, MONDAY],
    );
    await night();
    const [day] = await db.query<{ ideal: number }>(
      `SELECT MAX(c.ideal) AS ideal FROM saldo_worklists_BalanceCertificates c
      JOIN saldo_worklists_PublishedRuns r ON r.run = c.run AND r.segment = ?
      WHERE c.layer = 'today' AND c.component = ?`,
      [SEGMENT, await certificateOf(owner)],
    );
    const [{ minutes } = { minutes: 0 }] = await db.query<{ minutes: number }>(
      'SELECT capacityMinutes AS minutes FROM saldo_organization_Specialists WHERE agent = ?',
      [owner],
    );
    expect(day?.ideal).toBe(minutes / 2);
    expect((await listed()).some(({ standsInFor }) => standsInFor === owner)).toBe(false);
  });

  /** Days are certified in order of the agents' names. */
  async function certificateOf(owner: string): Promise<number> {
    const agents = await db.query<{ agent: string }>(
      `SELECT DISTINCT m.agent FROM saldo_organization_GroupMembers m
      JOIN saldo_organization_Groups g
        ON g.collectionGroup = m.collectionGroup AND g.segment = ? ORDER BY m.agent`,
      [SEGMENT],
    );
    return agents.findIndex(({ agent }) => agent === owner) + 1;
  }
});
