import type { IsoDate } from './iso-date.ts';
import type { Language } from './language.ts';
import type { Condition } from './strategy.ts';

/** One branch: when its conditions and those above it hold, its treatment or its own branches. */
export interface TreeBranch {
  /** Unique in the tree. */
  readonly sequence: number;
  /** Stable and unique in the tree. */
  readonly id: string;
  /** What the branch is called, in the languages its author wrote. */
  readonly text: Readonly<Partial<Record<Language, string>>>;
  /** None: whoever comes here. */
  readonly conditions: readonly Condition[];
  /** Null when the branch has branches of its own. */
  readonly treatment: string | null;
  readonly branches: readonly TreeBranch[];
}

/** A version of a segment's tree; what never changes once a run has used it. */
export interface DecisionTree {
  readonly id: string;
  readonly segment: string;
  readonly validFrom: IsoDate;
  /** Last day of validity, or null for open-ended. */
  readonly validTo: IsoDate | null;
  /** Amounts in conditions are minor units of it. */
  readonly currency: string;
  readonly branches: readonly TreeBranch[];
}

/** What to do next about a customer, and the branch that said so. */
export interface TreatmentDecision {
  readonly treatment: string;
  /** Sequence of the branch. */
  readonly branch: number;
}

/** The way from the top to a branch that ends in a treatment. */
export type BranchPath = readonly TreeBranch[];

/** Every way to a treatment, in the order in which they are tried. */
export function pathsOf({ branches }: Pick<DecisionTree, 'branches'>): BranchPath[] {
  return branches.flatMap((branch) =>
    branch.treatment === null ? pathsOf(branch).map((path) => [branch, ...path]) : [[branch]],
  );
}

/** All that has to hold on a way. */
export function conditionsOn(path: BranchPath): Condition[] {
  return path.flatMap(({ conditions }) => conditions);
}
