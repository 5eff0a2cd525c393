import { fingerprint } from '../domain/fingerprint.ts';
import type { Condition, Operand, Operator } from '../domain/strategy.ts';
import type { Database } from '../platform/database.ts';
import {
  strategyConditionsTable,
  strategyRulesTable,
  strategyRuleTextsTable,
} from '../platform/tables.ts';
import type { Asker } from '../requests/asker.ts';
import { badRequest, conflict, notFound } from '../requests/refusal.ts';
import { lockDraft } from './guard-drafts.ts';
import { idFrom, readTitles, type Title, titleOf } from './titles.ts';
import { VERSIONS, type VersionRow } from './version-kind.ts';
import {
  decimalsOf,
  readConditions,
  type WrittenCondition,
  writtenCondition,
} from './written-conditions.ts';

/** A rule as it is stored. */
interface StoredRule {
  readonly sequence: number;
  readonly name: string;
  readonly points: number;
  readonly titles: readonly Title[];
  readonly conditions: readonly Condition[];
}

export interface RuleInput {
  /** None for a new rule. */
  readonly sequence?: number | null;
  /** Of the rule as it was read; none for a new one. */
  readonly known?: string | null;
  readonly titles: readonly Title[];
  readonly points: number | null;
  readonly conditions: readonly WrittenCondition[] | null;
}

/** A rule of a version as it is written, or an empty one to be filled (RULE_UNKNOWN). */
export async function ruleToEdit(
  { db }: Asker,
  version: VersionRow,
  { sequence }: { readonly sequence?: number | null },
) {
  const currency = await currencyOf(db, version.id);
  if (sequence === null || sequence === undefined) {
    return { sequence: null, currency, titles: [], points: null, known: null, conditions: [] };
  }
  const rule = await ruleAt(db, version.id, sequence);
  const exponent = await decimalsOf(db, currency);
  return {
    ...rule,
    currency,
    known: fingerprint(rule),
    conditions: rule.conditions.map((condition) => writtenCondition(condition, exponent)),
  };
}

/** Writes a rule of a draft (POINTS_MISSING, RULE_CHANGED, and what conditions are refused for). */
export async function saveRule(asker: Asker, version: VersionRow, input: RuleInput): Promise<void> {
  const { db } = asker;
  await begin(asker, version);
  const old = await knownRule(asker, version.id, input);
  const titles = readTitles(input.titles);
  if (input.points === null || input.points === undefined) {
    throw badRequest('POINTS_MISSING', 'points');
  }
  const exponent = await decimalsOf(db, await currencyOf(db, version.id));
  const conditions = readConditions(input.conditions ?? [], titles[0]?.text ?? '', exponent);
  const place = old ?? (await newPlace(db, version.id, titles));
  if (old) await removeAt(db, version.id, old.sequence);
  await insertRule(db, version.id, { ...place, titles, points: input.points, conditions });
}

/** Takes a rule out of a draft (RULE_CHANGED). */
export async function removeRule(
  asker: Asker,
  version: VersionRow,
  input: Pick<RuleInput, 'sequence' | 'known'>,
): Promise<void> {
  await begin(asker, version);
  const old = await knownRule(asker, version.id, { ...input, sequence: input.sequence ?? -1 });
  if (old) await removeAt(asker.db, version.id, old.sequence);
}

async function begin(asker: Asker, version: VersionRow): Promise<void> {
  await VERSIONS.mayDecide(asker, version);
  await lockDraft(asker.db, VERSIONS, version.id);
}

/** The rule that is to be changed, if it still is as the user saw it; null for a new one. */
async function knownRule(
  { db, language }: Asker,
  version: string,
  { sequence, known }: Pick<RuleInput, 'sequence' | 'known'>,
): Promise<StoredRule | null> {
  if (sequence === null || sequence === undefined) return null;
  const rule = await ruleAt(db, version, sequence);
  if (known === fingerprint(rule)) return rule;
  const texts = Object.fromEntries(rule.titles.map((title) => [title.language, title.text]));
  throw conflict('RULE_CHANGED', { rule: titleOf(texts, language, rule.name) });
}

async function ruleAt(db: Database, version: string, sequence: number): Promise<StoredRule> {
  const [head] = await db.query<{ name: string; points: number }>(
    `SELECT ruleId AS name, points FROM saldo_strategies_StrategyRules
    WHERE version = ? AND sequence = ?`,
    [version, sequence],
  );
  if (!head) throw notFound('RULE_UNKNOWN');
  const titles = await db.query<Title>(
    `SELECT language, text FROM saldo_strategies_StrategyRuleTexts
    WHERE version = ? AND sequence = ? ORDER BY language`,
    [version, sequence],
  );
  const conditions = await db.query<{
    fact: string;
    operator: Operator;
    negated: boolean;
    operands: string;
  }>(
    `SELECT fact, operator, negated, operands FROM saldo_strategies_StrategyConditions
    WHERE version = ? AND rule = ? ORDER BY sequence`,
    [version, sequence],
  );
  return {
    sequence,
    ...head,
    titles,
    conditions: conditions.map(({ operands, ...condition }) => ({
      ...condition,
      operands: JSON.parse(operands) as Operand[],
    })),
  };
}

/** Behind all others, by a name that no other has. */
async function newPlace(db: Database, version: string, titles: readonly Title[]) {
  const rows = await db.query<{ sequence: number; name: string }>(
    'SELECT sequence, ruleId AS name FROM saldo_strategies_StrategyRules WHERE version = ?',
    [version],
  );
  const sequence = 1 + Math.max(0, ...rows.map((row) => row.sequence));
  return { sequence, name: idFrom(titles, new Set(rows.map(({ name }) => name))) };
}

async function removeAt(db: Database, version: string, sequence: number): Promise<void> {
  const at = [version, sequence];
  const where = 'WHERE version = ? AND sequence = ?';
  await db.execute(
    'DELETE FROM saldo_strategies_StrategyConditions WHERE version = ? AND rule = ?',
    at,
  );
  await db.execute(`DELETE FROM saldo_strategies_StrategyRuleTexts ${where}`, at);
  await db.execute(`DELETE FROM saldo_strategies_StrategyRules ${where}`, at);
}

async function insertRule(db: Database, version: string, rule: StoredRule): Promise<void> {
  const { sequence, name: ruleId, points, titles, conditions } = rule;
  await db.insert(strategyRulesTable, [{ version, sequence, ruleId, points }]);
  await db.insert(
    strategyRuleTextsTable,
    titles.map((title) => ({ version, sequence, ...title })),
  );
  await db.insert(
    strategyConditionsTable,
    conditions.map(({ operands, ...condition }, at) => ({
      version,
      rule: sequence,
      sequence: at + 1,
      ...condition,
      operands: JSON.stringify(operands),
    })),
  );
}

async function currencyOf(db: Database, version: string): Promise<string> {
  const [row] = await db.query<{ currency: string }>(
    'SELECT currency FROM saldo_strategies_StrategyVersions WHERE ID = ?',
    [version],
  );
  return row?.currency ?? '';
}
