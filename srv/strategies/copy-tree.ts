import {
  treatmentBranchesTable,
  treatmentBranchTextsTable,
  treatmentConditionsTable,
  treatmentTreesTable,
} from '../platform/tables.ts';
import type { Asker } from '../requests/asker.ts';
import { type Content, copyAsDraft } from './copy-as-draft.ts';
import { type Numbering, nextNumber } from './number-draft.ts';
import { TREES, type TreeRow } from './tree-kind.ts';

const CONTENT: Content = {
  head: treatmentTreesTable,
  parts: [treatmentBranchesTable, treatmentBranchTextsTable, treatmentConditionsTable],
  owner: 'tree',
};

export const TREE_NUMBERS: Numbering = {
  owner: 'segment',
  owners: 'saldo_organization_Segments',
  table: TREES.table,
  unknown: 'SEGMENT_MISSING',
};

/** A draft with a tree's content, for the same segment. */
export async function copyTree(
  asker: Asker,
  tree: TreeRow,
  { comment }: { readonly comment?: string | null },
): Promise<string> {
  await TREES.mayDecide(asker, tree);
  const version = await nextNumber(asker.db, TREE_NUMBERS, tree.segment);
  return copyAsDraft(asker, TREES, CONTENT, tree, { version, comment: comment ?? null });
}
