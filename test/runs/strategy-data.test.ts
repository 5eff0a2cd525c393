import { type FactRow, factIndex } from '../../srv/domain/fact-catalogue.ts';
import { addDays } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import * as tables from '../../srv/platform/tables.ts';
import { readFactRows } from '../../srv/runs/fact-rows.ts';
import { runNight } from '../../srv/runs/night.ts';
import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import { databases, type OpenDatabase } from '../support/databases.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';

const SEGMENT = 'DE-RETAIL';

const customers: TestCustomer[] = [
  { partner: '100', items: [{ daysOverdue: 75, amount: '1200.50' }] },
  { partner: '101', items: [{ daysOverdue: 12, amount: '410.10' }] },
  { partner: '102', items: [{ daysOverdue: 40, amount: '900.00' }] },
];
const { SQLite, PostgreSQL } = databases;

describe.each(Object.entries({ SQLite, PostgreSQL }))('strategies as data on %s', (_, open) => {
  let opened: OpenDatabase;
  let db: Database;

  beforeEach(async () => {
    opened = await (open as () => Promise<OpenDatabase>)();
    db = opened.database;
    await loadSmallBank(db, customers);
  });
  afterEach(() => opened.close());

  async function night() {
    const nights = await runNight(db, {
      businessDate: MONDAY,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 50,
      lookback: DEFAULT_LOOKBACK,
    });
    const found = nights.find(({ segment }) => segment === SEGMENT);
    expect(found).toMatchObject({ status: 'published', message: null });
  }

  async function positions(): Promise<Map<string, tables.PositionsRow>> {
    const rows = await db.query<tables.PositionsRow>(
      `SELECT p.partner, p.priority, p.percent, p.treatment, p.treatmentTree AS "treatmentTree",
        p.currency, p.overdueAmount AS "overdueAmount", p.factRow AS "factRow",
        p.toCollectAmount AS "toCollectAmount"
      FROM saldo_worklists_Positions p
      JOIN saldo_worklists_PublishedRuns r ON r.run = p.run ORDER BY p.partner`,
    );
    return new Map(rows.map((row) => [row.partner, row]));
  }

  async function factsOf(partner: string): Promise<(fact: string) => unknown> {
    const hash = (await positions()).get(partner)?.factRow ?? '';
    const facts: FactRow = (await readFactRows(db, [hash])).get(hash)?.facts ?? [];
    return (fact) => facts[factIndex(fact)];
  }

  test('five priorities of any name reach positions, minutes and the list', async () => {
    const bands = ['A', 'B', 'C', 'D', 'E'].map((priority, index) => ({
      priority,
      percentFrom: [60, 30, 20, 5, 0][index],
      criticality: [1, 1, 2, 3, 0][index],
    }));
    await db.execute('DELETE FROM saldo_strategies_StrategyBands');
    const versions = await db.query<{ version: string }>(
      'SELECT ID AS version FROM saldo_strategies_StrategyVersions',
    );
    await db.insert(
      tables.strategyBandsTable,
      versions.flatMap(({ version }) => bands.map((band) => ({ version, ...band }))),
    );
    const minutes = ['pre-due', 'early', 'late'].flatMap((stage) =>
      bands.map(({ priority }) => ({ segment: SEGMENT, stage, priority, minutes: 7 })),
    );
    await db.upsert(tables.effortMinutesTable, minutes);
    await night();
    const found = [...(await positions()).values()];
    for (const { priority, percent } of found) {
      const expected = bands.find((band) => (percent ?? 0) >= (band.percentFrom ?? 0));
      expect(priority).toBe(expected?.priority);
    }
    expect(new Set(found.map(({ priority }) => priority)).size).toBeGreaterThan(1);
    const listed = await db.query('SELECT partner FROM saldo_worklists_ListEntries');
    expect(listed).toHaveLength(customers.length);
  });

  test("each position has the treatment that the segment's tree says, and which version said it", async () => {
    await night();
    const found = await positions();
    expect(found.get('101')).toMatchObject({
      treatment: 'call',
      treatmentTree: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
  });

  test('a tree that cannot be used is named, and the lists are made without it', async () => {
    await db.execute("UPDATE saldo_strategies_TreatmentBranches SET treatment = 'telegram'");
    await night();
    expect((await positions()).get('101')?.treatment).toBeNull();
    const rejected = await db.query<{ code: string }>(
      "SELECT DISTINCT code FROM saldo_mirror_Rejections WHERE object = 'TreatmentTree'",
    );
    expect(rejected).toEqual([{ code: 'TREE_INVALID' }]);
  });

  test("a strategy in another currency judges amounts by the day's rates; the position keeps the segment's", async () => {
    await db.insert(tables.exchangeRatesTable, [
      {
        source: 'S4',
        rateType: 'M',
        fromCurrency: 'EUR',
        toCurrency: 'COP',
        validFrom: '2026-11-01',
        rate: '4500',
      },
    ]);
    await db.execute(
      `UPDATE saldo_strategies_StrategyAssignments SET strategy = 'EARLY-COP'
      WHERE segment = ? AND strategy = 'EARLY-EUR'`,
      [SEGMENT],
    );
    await night();
    const position = (await positions()).get('101');
    expect(position?.currency).toBe('EUR');
    expect(Number(position?.overdueAmount)).toBe(410.1);
    expect((await factsOf('101'))('overdueTotal')).toBe(41_010 * 4_500);
  });

  test('an exclusion does what it does from the day it says', async () => {
    await db.insert(tables.exclusionsTable, [
      { ID: aUuid(1), source: 'S4', partner: '102', reason: 'lawyer', validFrom: '2026-11-01' },
    ]);
    await db.insert(tables.exclusionTreatmentsTable, [
      {
        reason: 'lawyer',
        validFrom: MONDAY,
        precedence: 5,
        treatment: 'route',
        collectionGroup: 'DE-RETAIL-LATE',
      },
    ]);
    await night();
    expect([...(await positions()).keys()]).toContain('102');
    await db.execute(
      'UPDATE saldo_strategies_ExclusionTreatments SET validTo = ? WHERE validFrom = ?',
      [addDays(MONDAY, -1), MONDAY],
    );
    await night();
    expect([...(await positions()).keys()]).not.toContain('102');
  });

  test('flags, legal dunning, disputes to be collected, age and payment method are facts', async () => {
    const customer = { source: 'S4', partner: '100' };
    await db.insert(tables.customerFlagsTable, [
      { ID: aUuid(2), ...customer, flag: 'vulnerable', validFrom: '2026-01-01' },
      { ID: aUuid(3), ...customer, flag: 'hardship', validFrom: '2027-01-01' },
    ]);
    await db.execute(
      "UPDATE saldo_ledger_Partners SET birthDate = '1980-11-24' WHERE partner = '100'",
    );
    await db.insert(tables.contractAccountsTable, [
      { ...customer, account: 'A100', companyCode: '1000', paymentMethod: 'D' },
    ]);
    await db.upsert(tables.legalDunningLevelsTable, [
      { source: 'S4', procedure: '01', fromLevel: 3 },
    ]);
    await db.insert(tables.dunningNoticesTable, [
      aNotice(2, '2026-10-01'),
      aNotice(3, '2026-11-10'),
    ]);
    await dispute('COLL', '200.00');
    await night();
    const fact = await factsOf('100');
    expect([fact('isVulnerable'), fact('inHardship'), fact('customerAge')]).toEqual([
      true,
      false,
      45,
    ]);
    expect([fact('paymentMethod'), fact('companyCode'), fact('segment')]).toEqual([
      'D',
      '1000',
      SEGMENT,
    ]);
    expect([fact('legalDunning'), fact('dunnedAmount'), fact('daysWithoutReaction')]).toEqual([
      true,
      120_050,
      13,
    ]);
    expect([fact('openDisputes'), fact('disputedAmount'), fact('disputesToCollect')]).toEqual([
      1, 20_000, 20_000,
    ]);
    expect(fact('toCollect')).toBe(120_050);
    expect(fact('overdueBucket3')).toBe(120_050);
  });

  test('a dispute whose reason is not to be collected lowers what is', async () => {
    await dispute('KEEP', '200.00');
    await night();
    expect((await factsOf('100'))('toCollect')).toBe(100_050);
  });

  test.each([
    ['is a fact while one of its items is open', '1000', 3],
    ['is none once its items are cleared', '9000', null],
  ])('a dispute decided as owed %s', async (_, document, days) => {
    const about = { source: 'S4', partner: '100', segment: SEGMENT, currency: 'EUR' };
    const key = { source: 'S4', document, repetition: '000', item: '0001', subitem: '000' };
    const solvedOn = addDays(MONDAY, -3);
    await db.insert(tables.casesTable, [
      { ID: aUuid(7), ...about, status: 'closed', solvedOn, toCollectAmount: '200.00' },
    ]);
    await db.insert(tables.caseItemsTable, [{ dispute: aUuid(7), ...key }]);
    const cleared = { companyCode: '1000', amount: '1.00', clearingStatus: '9' };
    await db.insert(tables.itemsTable, [{ ...key, document: '9000', partner: '100', ...cleared }]);
    await night();
    expect((await factsOf('100'))('daysSinceDisputeRejected')).toBe(days);
  });

  test('a row made with another catalogue is read by its facts, not by their places', async () => {
    const ids = ['shoeSize', 'overdueTotal', 'oldestDaysOverdue'];
    await db.insert(tables.factCataloguesTable, [{ hash: 'old', facts: JSON.stringify(ids) }]);
    await db.insert(tables.factRowsTable, [
      {
        hash: 'a',
        catalogue: 'old',
        strategyVersion: aUuid(4),
        facts: '[44,500,12]',
        heldRules: '[1]',
      },
      {
        hash: 'b',
        catalogue: null,
        strategyVersion: aUuid(4),
        facts: '[700,650]',
        heldRules: '[]',
      },
    ]);
    const rows = await readFactRows(db, ['a', 'b', 'gone']);
    const told = (hash: string) =>
      ['overdueTotal', 'overdueBeyondTolerance', 'oldestDaysOverdue'].map(
        (fact) => rows.get(hash)?.facts[factIndex(fact)] ?? null,
      );
    expect(told('a')).toEqual([500, null, 12]);
    expect(told('b')).toEqual([700, 650, null]);
    expect(rows.has('gone')).toBe(false);
  });

  function aNotice(level: number, issuedOn: string): Partial<tables.DunningNoticesRow> {
    const run = { runDate: issuedOn, runId: 'R1', counter: '000001', procedure: '01' };
    const account = { source: 'S4', partner: '100', account: 'A100', companyCode: '1000' };
    return { ...run, ...account, level, issuedOn, currency: 'EUR', amount: '1200.50' };
  }

  /** The item of customer 100 in dispute; reason COLL is to be collected all the same. */
  async function dispute(reason: string, disputedAmount: string): Promise<void> {
    const open = { source: 'S4', caseId: 'case-1', partner: '100', isOpen: true, currency: 'EUR' };
    await db.insert(tables.disputeCasesTable, [{ ...open, reason, disputedAmount }]);
    const item = { document: '1000', repetition: '000', item: '0001', subitem: '000' };
    await db.insert(tables.disputedItemsTable, [{ ...open, ...item, disputedAmount }]);
    await db.insert(tables.collectedDisputeReasonsTable, [{ source: 'S4', reason: 'COLL' }]);
  }
});

function aUuid(number: number): string {
  return `7b1d3a52-6f0e-4c0b-9a39-${String(number).padStart(12, '0')}`;
}
