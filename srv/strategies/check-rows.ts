import { conditionProblem } from '../domain/check-condition.ts';
import type { Condition, Operand, Operator } from '../domain/strategy.ts';
import type { Database } from '../platform/database.ts';
import { allOf, badRequest, type Refusal } from '../requests/refusal.ts';

interface StoredCondition {
  readonly rule: string;
  readonly fact: string;
  readonly operator: string;
  readonly negated: boolean;
  readonly operands: string;
}

/** Refuses a write after which a condition of the version could not be asked; says all that is wrong. */
export async function checkVersionConditions(db: Database, version: string): Promise<void> {
  const rows = await db.query<StoredCondition>(
    `SELECT r.ruleId AS rule, c.fact, c.operator, c.negated, c.operands
    FROM saldo_strategies_StrategyConditions c
    JOIN saldo_strategies_StrategyRules r ON r.version = c.version AND r.sequence = c.rule
    WHERE c.version = ? ORDER BY c.rule, c.sequence`,
    [version],
  );
  refuseUnfit(rows);
}

/** Refuses a grid that is no JSON array of ascending whole days, which a night could not read. */
export async function checkVersionGrids(db: Database, version: string): Promise<void> {
  const [row] = await db.query<{ overdueGrid: string | null; dueGrid: string | null }>(
    `SELECT overdueGrid AS "overdueGrid", dueGrid AS "dueGrid"
    FROM saldo_strategies_StrategyVersions WHERE ID = ?`,
    [version],
  );
  for (const [target, value] of Object.entries(row ?? {})) {
    if (value && !isGrid(value)) throw badRequest('GRID_INVALID', target);
  }
}

/** The last days of the first three periods. */
function isGrid(text: string): boolean {
  const days = arrayOf(text);
  return (
    days?.length === 3 &&
    days.every(
      (day, index) => Number.isSafeInteger(day) && Number(day) > Number(days[index - 1] ?? 0),
    )
  );
}

/** As for a version, for the branches of a decision tree. */
export async function checkTreeConditions(db: Database, tree: string): Promise<void> {
  const rows = await db.query<StoredCondition>(
    `SELECT b.branchId AS rule, c.fact, c.operator, c.negated, c.operands
    FROM saldo_strategies_TreatmentConditions c
    JOIN saldo_strategies_TreatmentBranches b ON b.tree = c.tree AND b.sequence = c.branch
    WHERE c.tree = ? ORDER BY c.branch, c.sequence`,
    [tree],
  );
  refuseUnfit(rows);
}

/** As for a version, for the stages that a change of settings brings. */
export async function checkStageConditions(db: Database, change: string): Promise<void> {
  const rows = await db.query<StoredCondition>(
    `SELECT r.stage AS rule, c.fact, c.operator, c.negated, c.operands
    FROM saldo_strategies_StageConditionChanges c
    JOIN saldo_strategies_StageRuleChanges r
      ON r.change = c.change AND r.validFrom = c.validFrom AND r.sequence = c.rule
    WHERE c.change = ? ORDER BY c.rule, c.sequence`,
    [change],
  );
  refuseUnfit(rows);
}

function refuseUnfit(rows: readonly StoredCondition[]): void {
  const refusals = rows.flatMap((row) => refusalOf(row) ?? []);
  if (refusals.length > 0) throw allOf(refusals);
}

function refusalOf({ rule, ...row }: StoredCondition): Refusal | null {
  const args = { rule, fact: row.fact, operator: row.operator };
  const operands = operandsOf(row.operands);
  if (!operands)
    return badRequest('OPERANDS_INVALID', 'operands', { ...args, value: row.operands });
  const condition: Condition = { ...row, operator: row.operator as Operator, operands };
  const problem = conditionProblem(condition);
  if (!problem) return null;
  return badRequest(problem.code, 'operands', args);
}

/** The values of a condition, or null when they are none: a night could not read them. */
function operandsOf(text: string): Operand[] | null {
  const values = arrayOf(text);
  return values?.every(isOperand) ? values : null;
}

function arrayOf(text: string): unknown[] | null {
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

function isOperand(value: unknown): value is Operand {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
