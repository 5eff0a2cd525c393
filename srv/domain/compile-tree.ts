import { refuseTreeProblems } from './check-tree.ts';
import {
  conditionsOn,
  type DecisionTree,
  pathsOf,
  type TreatmentDecision,
  type TreeBranch,
} from './decision-tree.ts';
import type { FactRow } from './fact-catalogue.ts';
import { compileConditions } from './held-lists.ts';

/** The treatment of one customer. */
export type TreatmentDecider = (facts: FactRow) => TreatmentDecision;

/**
 * Compiles a tree once, to be asked for every customer: the first branch in order that ends in a
 * treatment and all of whose conditions hold, those of the branches above it included. Refuses a
 * tree that `checkTree` objects to (TREE_INVALID).
 */
export function compileTree(tree: DecisionTree, treatments: ReadonlySet<string>): TreatmentDecider {
  refuseTreeProblems(tree, treatments);
  const paths = pathsOf(tree);
  const heldPaths = compileConditions(paths.map(conditionsOn));
  const decisions = paths.map((path) => {
    const { treatment, sequence } = path.at(-1) as TreeBranch;
    return { treatment: treatment as string, branch: sequence };
  });
  return (facts) => decisions[heldPaths(facts)[0] as number] as TreatmentDecision;
}
