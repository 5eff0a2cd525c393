import { checkTree, type TreeProblem } from '../domain/check-tree.ts';
import type { DecisionTree } from '../domain/decision-tree.ts';
import type { Database } from '../platform/database.ts';
import { conflict, notFound } from '../requests/refusal.ts';
import { loadTreatments, loadTree } from '../runs/load-treatments.ts';
import type { TreeRow } from './tree-kind.ts';

/** All that keeps a tree from being used, in itself and in its segment (TREE_UNKNOWN). */
export async function treeProblems(db: Database, id: string): Promise<TreeProblem[]> {
  const tree = await loadTree(db, id);
  if (!tree) throw notFound('TREE_UNKNOWN', { id });
  return [
    ...checkTree(tree, await loadTreatments(db)),
    ...(await lostBranches(db, id)),
    ...(await foreignCurrency(db, tree)),
  ];
}

/** Refuses a tree with which a night could not decide; `check` tells each problem (TREE_INVALID). */
export async function refuseFaultyTree(db: Database, { id, segment }: TreeRow): Promise<void> {
  const problems = (await treeProblems(db, id)).length;
  if (problems > 0) throw conflict('TREE_INVALID', { tree: id, segment, problems });
}

/** Refuses to work on a tree by its branches while one of them hangs below none (BRANCH_LOST). */
export async function refuseLostBranches(db: Database, id: string): Promise<void> {
  const [lost] = await lostBranches(db, id);
  if (lost) throw conflict(lost.code, { rule: lost.branch ?? '' });
}

/** Branches that hang below none of the tree: no way leads to them, and no other check sees them. */
async function lostBranches(db: Database, id: string): Promise<TreeProblem[]> {
  const rows = await db.query<{ sequence: number; parent: number | null; branch: string }>(
    `SELECT sequence, parent, branchId AS branch FROM saldo_strategies_TreatmentBranches
    WHERE tree = ? ORDER BY sequence`,
    [id],
  );
  const reached = new Set<number>();
  const below = Map.groupBy(rows, ({ parent }) => parent);
  const open = [...(below.get(null) ?? [])];
  for (const { sequence } of open) {
    reached.add(sequence);
    open.push(...(below.get(sequence) ?? []));
  }
  return rows
    .filter(({ sequence }) => !reached.has(sequence))
    .map(({ branch }) => ({
      code: 'BRANCH_LOST',
      branch,
      message: `Branch '${branch}' hangs below no other; name a branch of the tree above it.`,
    }));
}

/** Amounts in conditions are compared with the segment's, so they have to be in its currency. */
async function foreignCurrency(
  db: Database,
  { segment, currency }: DecisionTree,
): Promise<TreeProblem[]> {
  const [row] = await db.query<{ currency: string }>(
    'SELECT currency FROM saldo_organization_Segments WHERE segment = ?',
    [segment],
  );
  if (row?.currency === currency) return [];
  const message = `Amounts are in ${currency}, the segment's in ${row?.currency}; change the tree's.`;
  return [{ code: 'TREE_CURRENCY', branch: null, message }];
}
