import { DEFAULT_LOOKBACK } from '../../srv/runs/read-customers.ts';
import '../support/own-fact/register.ts';
import { FACT_IDS, factCatalogue, findFact } from '../../srv/domain/fact-catalogue.ts';
import { registerFact } from '../../srv/domain/own-facts.ts';
import type { Database } from '../../srv/platform/database.ts';
import { loadLpSolver } from '../../srv/platform/linear-program.ts';
import { openSqlite } from '../../srv/platform/sqlite.ts';
import {
  strategyConditionsTable,
  strategyRulesTable,
  strategyRuleTextsTable,
} from '../../srv/platform/tables.ts';
import { runNight } from '../../srv/runs/night.ts';
import { type ReasonedRow, tellReasons } from '../../srv/worklist/reasons.ts';
import { loadSmallBank, MONDAY, type TestCustomer } from '../support/small-bank.ts';
import { deployTemplate, removeTemplates } from '../support/templates.ts';

const customers: TestCustomer[] = ['100', '101'].map((partner) => ({
  partner,
  items: [{ daysOverdue: 20, amount: '400.00' }],
}));

describe("a bank's own fact", () => {
  let db: Database;

  beforeAll(async () => {
    db = openSqlite(await deployTemplate({ model: 'test/support/own-fact/model.cds' }));
    await loadSmallBank(db, customers);
    await db.execute(
      "INSERT INTO bank_Loyalty (source, partner, tier, years) VALUES ('S4', '100', 'gold', 12)",
    );
    await addRule();
    await runNight(db, {
      businessDate: MONDAY,
      clock: () => `${MONDAY}T03:00:00.000Z`,
      solve: await loadLpSolver(),
      partitionSize: 10,
      lookback: DEFAULT_LOOKBACK,
    });
  });
  afterAll(async () => {
    await db.close();
    await removeTemplates();
  });

  /** Takes points off long-standing members, in every version. */
  async function addRule(): Promise<void> {
    const versions = await db.query<{ version: string }>(
      'SELECT ID AS version FROM saldo_strategies_StrategyVersions',
    );
    const at = { sequence: 900, ruleId: 'loyal', points: -3 };
    await db.insert(
      strategyRulesTable,
      versions.map(({ version }) => ({ version, ...at })),
    );
    await db.insert(
      strategyRuleTextsTable,
      versions.map(({ version }) => {
        return { version, sequence: 900, language: 'en', text: 'A loyal customer' };
      }),
    );
    const condition = { fact: 'loyaltyYears', operator: 'above', negated: false, operands: '[9]' };
    await db.insert(
      strategyConditionsTable,
      versions.map(({ version }) => ({ version, rule: 900, sequence: 1, ...condition })),
    );
  }

  async function reasonsOf(partner: string): Promise<string> {
    const rows = await db.query<ReasonedRow>(
      `SELECT source, factRow AS "factRow", strategyVersion AS "strategyVersion"
      FROM saldo_worklists_Positions WHERE partner = ?`,
      [partner],
    );
    await tellReasons(db, rows, 'en');
    return rows[0]?.reasons ?? '';
  }

  test('stands behind the built-in facts of the catalogue', () => {
    expect(factCatalogue().map(({ id }) => id)).toEqual([...FACT_IDS, 'loyaltyYears']);
    expect(findFact('loyaltyYears')?.label.es).toBe('Años en el programa de fidelidad');
  });

  test('is asked by a rule, and told among the reasons of whom it concerns', async () => {
    expect(await reasonsOf('100')).toContain('Years in the loyalty scheme: 12 (\u22123)');
    expect(await reasonsOf('101')).not.toContain('loyalty');
  });

  test('stays with the rows made with it: they say which catalogue they were made with', async () => {
    const [row] = await db.query<{ facts: string }>(
      `SELECT c.facts FROM saldo_worklists_FactCatalogues c
      JOIN saldo_worklists_FactRows f ON f.catalogue = c.hash`,
    );
    expect((JSON.parse(row?.facts ?? '[]') as string[]).at(-1)).toBe('loyaltyYears');
  });

  test('cannot be added once the catalogue is in use', () => {
    const late = { ...definition, id: 'late' };
    expect(() => registerFact(late, () => 1)).toThrow(
      expect.objectContaining({ code: 'CATALOGUE_IN_USE' }),
    );
  });
});

const definition = {
  kind: 'count',
  label: { en: 'Late', es: 'Tarde', de: 'Spät', pt: 'Tarde' },
  source: 'None.',
} as const;
