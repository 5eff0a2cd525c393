import type { DecisionTree, TreeBranch } from '../domain/decision-tree.ts';
import {
  addBranch,
  type BranchContent,
  changeBranch,
  dropBranch,
  flatBranches,
  moveBranch,
  numberBranches,
} from '../domain/edit-tree.ts';
import { fingerprint } from '../domain/fingerprint.ts';
import type { Database } from '../platform/database.ts';
import {
  treatmentBranchesTable,
  treatmentBranchTextsTable,
  treatmentConditionsTable,
} from '../platform/tables.ts';
import type { Asker } from '../requests/asker.ts';
import { badRequest, conflict, notFound } from '../requests/refusal.ts';
import { loadTree } from '../runs/load-treatments.ts';
import { lockDraft } from './guard-drafts.ts';
import { idFrom, readTitles, type Title, titlesOf } from './titles.ts';
import { TREES, type TreeRow } from './tree-kind.ts';
import { refuseLostBranches } from './tree-problems.ts';
import {
  decimalsOf,
  readConditions,
  type WrittenCondition,
  writtenCondition,
} from './written-conditions.ts';

/** Which branch, in the tree as it was read. */
interface Known {
  readonly sequence?: number | null;
  readonly known?: string | null;
}

export interface BranchInput extends Known {
  /** Of a new branch; none at the top. */
  readonly parent?: number | null;
  readonly titles: readonly Title[];
  /** None for a branch that has branches of its own. */
  readonly treatment?: string | null;
  readonly conditions: readonly WrittenCondition[] | null;
}

/** A branch of a tree as it is written, or an empty one to be filled (BRANCH_UNKNOWN). */
export async function branchToEdit(
  asker: Asker,
  row: TreeRow,
  { sequence }: { readonly sequence?: number | null },
) {
  await TREES.mayDecide(asker, row);
  const tree = await treeOf(asker.db, row.id);
  const { currency } = tree;
  const known = fingerprint(tree.branches);
  if (sequence === null || sequence === undefined) {
    return { sequence: null, currency, known, titles: [], conditions: [] };
  }
  const { branch, parent } = branchAt(tree, sequence);
  const exponent = await decimalsOf(asker.db, currency);
  return {
    sequence,
    name: branch.id,
    titles: titlesOf(branch.text),
    parent: parent?.sequence ?? null,
    treatment: branch.treatment,
    currency,
    known,
    conditions: branch.conditions.map((condition) => writtenCondition(condition, exponent)),
  };
}

/** Writes a branch of a draft (TREE_CHANGED, and what conditions are refused for). */
export async function saveBranch(asker: Asker, row: TreeRow, input: BranchInput): Promise<void> {
  await rewrite(asker, row, input.known, async (tree) => {
    const { sequence = null, parent = null } = input;
    if (parent !== null) branchAt(tree, parent);
    const old = sequence === null ? null : branchAt(tree, sequence).branch;
    const content = await contentOf(asker.db, tree, old, input);
    if (sequence !== null) return changeBranch(tree.branches, sequence, content);
    return addBranch(tree.branches, parent, content);
  });
}

/** Takes a branch out of a draft, with all below it (TREE_CHANGED). */
export async function removeBranch(asker: Asker, row: TreeRow, input: Known): Promise<void> {
  await rewrite(asker, row, input.known, async (tree) =>
    dropBranch(tree.branches, branchAt(tree, input.sequence ?? 0).branch.sequence),
  );
}

/** Asks a branch before or after the sibling beside it (TREE_CHANGED). */
export async function moveBranchOf(
  asker: Asker,
  row: TreeRow,
  { sequence, known, up }: Known & { readonly up?: boolean | null },
): Promise<void> {
  await rewrite(asker, row, known, async (tree) =>
    moveBranch(tree.branches, branchAt(tree, sequence ?? 0).branch.sequence, up ?? false),
  );
}

async function contentOf(
  db: Database,
  tree: DecisionTree,
  old: TreeBranch | null,
  input: BranchInput,
): Promise<BranchContent> {
  const titles = readTitles(input.titles);
  const taken = new Set(flatBranches(tree.branches).map(({ branch }) => branch.id));
  const name = titles[0]?.text ?? '';
  const exponent = await decimalsOf(db, tree.currency);
  const conditions = readConditions(input.conditions ?? [], name, exponent);
  const treatment = input.treatment || null;
  if (treatment && old && old.branches.length > 0) {
    throw badRequest('BRANCH_BOTH', 'treatment', { rule: name });
  }
  return {
    id: old?.id ?? idFrom(titles, taken),
    text: Object.fromEntries(titles.map(({ language, text }) => [language, text])),
    treatment,
    conditions,
  };
}

/**
 * The draft with other branches, numbered anew in the order in which they are asked. Refused while a
 * branch hangs below none of the tree (BRANCH_LOST): its place could not be kept.
 */
async function rewrite(
  asker: Asker,
  row: TreeRow,
  known: string | null | undefined,
  change: (tree: DecisionTree) => Promise<readonly TreeBranch[]>,
): Promise<void> {
  const { db } = asker;
  await TREES.mayDecide(asker, row);
  await lockDraft(db, TREES, row.id);
  const tree = await treeOf(db, row.id);
  if (known !== fingerprint(tree.branches)) throw conflict('TREE_CHANGED', TREES.told(row));
  await refuseLostBranches(db, row.id);
  await replaceBranches(db, row.id, numberBranches(await change(tree)));
}

async function replaceBranches(db: Database, tree: string, branches: readonly TreeBranch[]) {
  for (const part of ['TreatmentConditions', 'TreatmentBranchTexts', 'TreatmentBranches']) {
    await db.execute(`DELETE FROM saldo_strategies_${part} WHERE tree = ?`, [tree]);
  }
  const flat = flatBranches(branches);
  await db.insert(
    treatmentBranchesTable,
    flat.map(({ branch: { sequence, id, treatment }, parent }) => ({
      tree,
      sequence,
      parent: parent?.sequence ?? null,
      branchId: id,
      treatment,
    })),
  );
  await db.insert(
    treatmentBranchTextsTable,
    flat.flatMap(({ branch: { sequence, text } }) =>
      titlesOf(text).map((title) => ({ tree, sequence, ...title })),
    ),
  );
  await db.insert(
    treatmentConditionsTable,
    flat.flatMap(({ branch }) =>
      branch.conditions.map(({ operands, ...condition }, at) => ({
        tree,
        branch: branch.sequence,
        sequence: at + 1,
        ...condition,
        operands: JSON.stringify(operands),
      })),
    ),
  );
}

async function treeOf(db: Database, id: string): Promise<DecisionTree> {
  const tree = await loadTree(db, id);
  if (!tree) throw notFound('TREE_UNKNOWN', { id });
  return tree;
}

function branchAt(tree: DecisionTree, sequence: number) {
  const found = flatBranches(tree.branches).find(({ branch }) => branch.sequence === sequence);
  if (!found) throw notFound('BRANCH_UNKNOWN');
  return found;
}
