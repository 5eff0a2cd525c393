import '../own-facts.ts';
import type { FactParameters } from '../domain/fact-catalogue.ts';
import type { Language } from '../domain/language.ts';
import type { StageVersion } from '../domain/stages.ts';
import type {
  Condition,
  Operand,
  Operator,
  PriorityBand,
  Rule,
  Strategy,
  StrategyVersion,
} from '../domain/strategy.ts';
import type { StrategyAssignment } from '../domain/strategy-assignment.ts';
import type { Database } from '../platform/database.ts';

interface VersionRow {
  ID: string;
  strategy: string;
  status: string;
  validFrom: string;
  validTo: string | null;
  currency: string;
  maxValuation: number;
  toleranceDays: number;
  dueSoonDays: number;
  dunningDays: number | null;
  overdueGrid: string | null;
  dueGrid: string | null;
  minimum4: number | null;
}

/** A condition as it is stored; the owner is a version, a segment or a tree. */
export interface ConditionRow {
  owner: string;
  rule: number;
  fact: string;
  operator: string;
  negated: boolean;
  operands: string;
}

/** A version with what a run needs beside its rules. */
export interface LoadedVersion extends StrategyVersion {
  readonly status: string;
  /** Overdue below this is not worth an agent's time; scaled by 10^4, in the version's currency. */
  readonly minimum4: number;
}

/** Whether a version can never change again; a draft, proposed or not, still can. */
export function isFrozen({ status }: LoadedVersion): boolean {
  return status === 'active' || status === 'retired';
}

interface RuleRow {
  readonly version: string;
  readonly sequence: number;
  readonly ruleId: string;
  readonly points: number;
}

interface TextRow {
  readonly version: string;
  readonly sequence: number;
  readonly language: Language;
  readonly text: string;
}

/** Every version ever made, by id; those that are frozen never change, so callers may keep them. */
export async function loadStrategyVersions(db: Database): Promise<Map<string, LoadedVersion>> {
  // One after the other: over a transaction they share one connection.
  const versions = await db.query<VersionRow>(`SELECT ID AS "ID", strategy, status,
    validFrom AS "validFrom", validTo AS "validTo", currency, maxValuation AS "maxValuation",
    toleranceDays AS "toleranceDays", dueSoonDays AS "dueSoonDays",
    dunningDays AS "dunningDays", overdueGrid AS "overdueGrid", dueGrid AS "dueGrid",
    CAST(ROUND(minimumValue * 10000) AS BIGINT) AS minimum4
    FROM saldo_strategies_StrategyVersions ORDER BY strategy, version`);
  const rules = await db.query<RuleRow>(`SELECT version, sequence, ruleId AS "ruleId", points
    FROM saldo_strategies_StrategyRules ORDER BY version, sequence`);
  const texts = await db.query<TextRow>(`SELECT version, sequence, language, text
    FROM saldo_strategies_StrategyRuleTexts`);
  const conditions = await db.query<ConditionRow>(`SELECT version AS owner, rule, fact, operator,
    negated, operands FROM saldo_strategies_StrategyConditions ORDER BY version, rule, sequence`);
  const bands = await db.query<PriorityBand & { version: string }>(`SELECT version, priority,
    percentFrom AS "percentFrom" FROM saldo_strategies_StrategyBands`);
  const rulesOf = Map.groupBy(rules, (rule) => rule.version);
  const textOf = Map.groupBy(texts, (text) => `${text.version}/${text.sequence}`);
  const conditionsOf = groupConditions(conditions);
  const bandsOf = Map.groupBy(bands, (band) => band.version);
  const toRule = ({ version, sequence, ruleId, points }: RuleRow): Rule => ({
    id: ruleId,
    points,
    text: Object.fromEntries(
      (textOf.get(`${version}/${sequence}`) ?? []).map(({ language, text }) => [language, text]),
    ),
    conditions: conditionsOf.get(`${version}/${sequence}`) ?? [],
  });
  return new Map(
    versions.map((row) => [
      row.ID,
      toVersion(row, (rulesOf.get(row.ID) ?? []).map(toRule), bandsOf.get(row.ID) ?? []),
    ]),
  );
}

function toVersion(
  row: VersionRow,
  rules: readonly Rule[],
  bands: readonly PriorityBand[],
): LoadedVersion {
  return {
    id: row.ID,
    strategy: row.strategy,
    status: row.status,
    validFrom: row.validFrom,
    validTo: row.validTo,
    currency: row.currency,
    maxValuation: row.maxValuation,
    minimum4: row.minimum4 ?? 0,
    parameters: parametersOf(row),
    rules,
    bands,
  };
}

function parametersOf(row: VersionRow): FactParameters {
  return {
    toleranceDays: row.toleranceDays,
    dueSoonDays: row.dueSoonDays,
    dunningDays: row.dunningDays ?? 0,
    ...(row.overdueGrid && { overdueGrid: JSON.parse(row.overdueGrid) as number[] }),
    ...(row.dueGrid && { dueGrid: JSON.parse(row.dueGrid) as number[] }),
  };
}

/** Active versions gathered by strategy; drafts and retired ones are for explaining only. */
export function activeStrategies(versions: Iterable<LoadedVersion>): Strategy[] {
  const active = [...versions].filter(({ status }) => status === 'active');
  const byStrategy = Map.groupBy(active, ({ strategy }) => strategy);
  return [...byStrategy].map(([id, members]) => ({ id, versions: members }));
}

/** Which strategy customers of a segment get, as stored. */
export function loadAssignments(db: Database, segment: string): Promise<StrategyAssignment[]> {
  return db.query<StrategyAssignment>(
    `SELECT segment, stage, collectionGroup AS "collectionGroup", arm, strategy,
      validFrom AS "validFrom", validTo AS "validTo"
    FROM saldo_strategies_StrategyAssignments WHERE segment = ?`,
    [segment],
  );
}

/** The stage rules of a segment valid on a day, or null when there are none. */
export async function loadStages(
  db: Database,
  segment: string,
  parameters: FactParameters,
  today: string,
): Promise<StageVersion | null> {
  const rules = await db.query<{ validFrom: string; sequence: number; stage: string }>(
    `SELECT validFrom AS "validFrom", sequence, stage FROM saldo_strategies_StageRules
    WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    ORDER BY validFrom DESC, sequence`,
    [segment, today, today],
  );
  const validFrom = rules[0]?.validFrom;
  if (validFrom === undefined) return null;
  const conditions = groupConditions(
    await db.query<ConditionRow>(
      `SELECT segment AS owner, rule, fact, operator, negated, operands
      FROM saldo_strategies_StageConditions WHERE segment = ? AND validFrom = ?
      ORDER BY rule, sequence`,
      [segment, validFrom],
    ),
  );
  return {
    segment,
    validFrom,
    parameters,
    rules: rules
      .filter((rule) => rule.validFrom === validFrom)
      .map(({ sequence, stage }) => ({
        stage,
        conditions: conditions.get(`${segment}/${sequence}`) ?? [],
      })),
  };
}

/** Conditions by `owner/rule`. */
export function groupConditions(rows: readonly ConditionRow[]): Map<string, Condition[]> {
  const byRule = Map.groupBy(rows, ({ owner, rule }) => `${owner}/${rule}`);
  return new Map([...byRule].map(([key, members]) => [key, members.map(toCondition)]));
}

function toCondition({ fact, operator, negated, operands }: ConditionRow): Condition {
  return {
    fact,
    operator: operator as Operator,
    negated,
    operands: JSON.parse(operands) as Operand[],
  };
}
