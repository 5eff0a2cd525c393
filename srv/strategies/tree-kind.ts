import type { IsoDate } from '../domain/iso-date.ts';
import { refuseForeignSegment } from '../requests/limits.ts';
import { checkTreeBeginning } from './check-validity.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { refuseFaultyTree } from './tree-problems.ts';

/** A version of a segment's decision tree as its actions need it. */
export interface TreeRow extends DraftRow {
  readonly segment: string;
  readonly version: number;
  readonly validFrom: IsoDate | null;
  readonly validTo: IsoDate | null;
}

export const TREES: DraftKind<TreeRow> = {
  noun: 'tree',
  objectType: 'treatment-tree',
  table: 'saldo_strategies_TreatmentTrees',
  columns: ['segment', 'version', 'validFrom', 'validTo'],
  proposed: ['validFrom', 'validTo'],
  parts: {
    TreatmentTrees: 'ID',
    TreatmentBranches: 'tree',
    TreatmentBranchTexts: 'tree',
    TreatmentConditions: 'tree',
  },
  codes: {
    unknown: 'TREE_UNKNOWN',
    missing: 'TREE_MISSING',
    notDraft: 'TREE_NOT_DRAFT',
    status: 'TREE_STATUS',
  },
  told: ({ segment, version }) => ({ segment, version }),
  mayDecide: async (asker, { segment }) => refuseForeignSegment(asker, segment),
  refuseUnfit: async ({ db }, tree) => {
    await checkTreeBeginning(db, tree, tree.validFrom ?? '');
    await refuseFaultyTree(db, tree);
  },
};
