import { compileTree, type TreatmentDecider } from '../domain/compile-tree.ts';
import type { DecisionTree, TreeBranch } from '../domain/decision-tree.ts';
import { SaldoError } from '../domain/errors.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Language } from '../domain/language.ts';
import type { Condition } from '../domain/strategy.ts';
import type { Database } from '../platform/database.ts';
import { type ConditionRow, groupConditions } from './load-strategies.ts';

interface BranchRow {
  readonly sequence: number;
  readonly parent: number | null;
  readonly id: string;
  readonly treatment: string | null;
}

/** The segment's tree of the day. */
export interface TreatmentSetup {
  /** Id of the tree's version. */
  readonly tree: string;
  /** Null when the tree cannot be used. */
  readonly decide: TreatmentDecider | null;
  /** Why not: TREE_INVALID. */
  readonly problem: SaldoError | null;
}

/**
 * The latest active tree of a segment that is valid on the day, compiled; null when there is none.
 * Customers get their positions also where a tree is wrong: the problem is told, not thrown.
 */
export async function loadTreatmentSetup(
  db: Database,
  segment: string,
  today: IsoDate,
): Promise<TreatmentSetup | null> {
  const [row] = await db.query<{ id: string }>(
    `SELECT ID AS id FROM saldo_strategies_TreatmentTrees
    WHERE segment = ? AND status = 'active' AND validFrom <= ?
      AND (validTo IS NULL OR validTo >= ?)
    ORDER BY validFrom DESC, version DESC`,
    [segment, today, today],
  );
  const tree = row && (await loadTree(db, row.id));
  return tree ? readyForUse(tree, await loadTreatments(db)) : null;
}

function readyForUse(tree: DecisionTree, treatments: ReadonlySet<string>): TreatmentSetup {
  try {
    return { tree: tree.id, decide: compileTree(tree, treatments), problem: null };
  } catch (error) {
    if (!(error instanceof SaldoError)) throw error;
    return { tree: tree.id, decide: null, problem: error };
  }
}

/** What may be done about a customer. */
export async function loadTreatments(db: Database): Promise<Set<string>> {
  const rows = await db.query<{ code: string }>('SELECT code FROM saldo_strategies_Treatments');
  return new Set(rows.map(({ code }) => code));
}

/** A version of a tree, whatever its status; null when there is none. */
export async function loadTree(db: Database, id: string): Promise<DecisionTree | null> {
  const [head] = await db.query<Omit<DecisionTree, 'branches'>>(
    `SELECT ID AS id, segment, validFrom AS "validFrom", validTo AS "validTo", currency
    FROM saldo_strategies_TreatmentTrees WHERE ID = ?`,
    [id],
  );
  if (!head) return null;
  const rows = await db.query<BranchRow>(
    `SELECT sequence, parent, branchId AS id, treatment FROM saldo_strategies_TreatmentBranches
    WHERE tree = ? ORDER BY sequence`,
    [id],
  );
  const texts = await db.query<{ sequence: number; language: Language; text: string }>(
    'SELECT sequence, language, text FROM saldo_strategies_TreatmentBranchTexts WHERE tree = ?',
    [id],
  );
  const conditions = await db.query<ConditionRow>(
    `SELECT tree AS owner, branch AS rule, fact, operator, negated, operands
    FROM saldo_strategies_TreatmentConditions WHERE tree = ? ORDER BY branch, sequence`,
    [id],
  );
  const conditionsOf = groupConditions(conditions);
  const textsOf = Map.groupBy(texts, ({ sequence }) => sequence);
  return { ...head, branches: branchesUnder(null, rows, textOf, askedIn) };

  function textOf(sequence: number): TreeBranch['text'] {
    const rows = textsOf.get(sequence) ?? [];
    return Object.fromEntries(rows.map(({ language, text }) => [language, text]));
  }

  function askedIn(sequence: number): readonly Condition[] {
    return conditionsOf.get(`${id}/${sequence}`) ?? [];
  }
}

function branchesUnder(
  parent: number | null,
  rows: readonly BranchRow[],
  textOf: (sequence: number) => TreeBranch['text'],
  askedIn: (sequence: number) => readonly Condition[],
): TreeBranch[] {
  return rows
    .filter((row) => row.parent === parent)
    .map(({ sequence, id, treatment }) => ({
      sequence,
      id,
      treatment,
      text: textOf(sequence),
      conditions: askedIn(sequence),
      branches: branchesUnder(sequence, rows, textOf, askedIn),
    }));
}
