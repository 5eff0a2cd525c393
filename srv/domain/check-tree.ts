import { conditionProblem } from './check-condition.ts';
import { canAllHold, implies } from './condition-sets.ts';
import { conditionsOn, type DecisionTree, pathsOf, type TreeBranch } from './decision-tree.ts';
import { SaldoError } from './errors.ts';

/** One thing wrong with a tree: what, where, and what to do. */
export interface TreeProblem {
  /**
   * Stable: TREE_EMPTY, BRANCH_TWICE, BRANCH_OPEN, BRANCH_BOTH, TREATMENT_UNKNOWN, DEFAULT_MISSING,
   * BRANCH_UNREACHABLE, and the codes of `conditionProblem`.
   */
  readonly code: string;
  /** Id of the branch, when the problem lies in one. */
  readonly branch: string | null;
  readonly message: string;
}

/** All problems of a tree; empty when it can be compiled. */
export function checkTree(tree: DecisionTree, treatments: ReadonlySet<string>): TreeProblem[] {
  const branches = allBranches(tree.branches);
  if (branches.length === 0) {
    return [problem('TREE_EMPTY', 'The tree has no branch; add one without conditions.')];
  }
  const inBranches = [
    ...repeatedIds(branches),
    ...branches.flatMap((branch) => branchProblems(branch, treatments)),
  ];
  const isReadable = !inBranches.some(({ code }) => code !== 'TREATMENT_UNKNOWN');
  return [...inBranches, ...(isReadable ? wayProblems(tree) : [])];
}

/** Throws TREE_INVALID with the problems of a tree, if it has any. */
export function refuseTreeProblems(tree: DecisionTree, treatments: ReadonlySet<string>): void {
  const problems = checkTree(tree, treatments);
  if (problems.length === 0) return;
  const { id, segment } = tree;
  throw new SaldoError(
    'TREE_INVALID',
    `Tree ${id} of segment ${segment} cannot be used. ${problems[0]?.message}` +
      (problems.length > 1 ? ` And ${problems.length - 1} more.` : ''),
    { tree: id, segment, problems: problems.length },
  );
}

function allBranches(branches: readonly TreeBranch[]): TreeBranch[] {
  return branches.flatMap((branch) => [branch, ...allBranches(branch.branches)]);
}

function repeatedIds(branches: readonly TreeBranch[]): TreeProblem[] {
  const ids = branches.map(({ id }) => id);
  const repeated = new Set(ids.filter((id, index) => ids.indexOf(id) !== index));
  return [...repeated].map((id) =>
    problem('BRANCH_TWICE', `Branch '${id}' is there twice; give each its own id.`, id),
  );
}

function branchProblems(
  { id, conditions, treatment, branches }: TreeBranch,
  treatments: ReadonlySet<string>,
): TreeProblem[] {
  const problems = conditions.flatMap((condition) => {
    const found = conditionProblem(condition);
    return found ? [problem(found.code, `Branch '${id}': ${found.message}`, id)] : [];
  });
  if (treatment === null && branches.length === 0) {
    problems.push(problem('BRANCH_OPEN', `Branch '${id}' ends nowhere; name a treatment.`, id));
  }
  if (treatment !== null && branches.length > 0) {
    const what = `Branch '${id}' has a treatment and branches; keep one of them.`;
    problems.push(problem('BRANCH_BOTH', what, id));
  }
  if (treatment !== null && !treatments.has(treatment)) {
    const what = `Branch '${id}': treatment '${treatment}' is not in the list; choose one.`;
    problems.push(problem('TREATMENT_UNKNOWN', what, id));
  }
  return problems;
}

/** Ways that nobody can take, and whether everybody has one. */
function wayProblems(tree: DecisionTree): TreeProblem[] {
  const ways = pathsOf(tree).map((path) => ({
    id: (path.at(-1) as TreeBranch).id,
    conditions: conditionsOn(path),
  }));
  const problems: TreeProblem[] = [];
  for (const [index, { id, conditions }] of ways.entries()) {
    const earlier = ways.slice(0, index).find((way) => implies(conditions, way.conditions));
    if (!canAllHold(conditions)) {
      const what = `Branch '${id}' cannot be reached: its conditions contradict; change one.`;
      problems.push(problem('BRANCH_UNREACHABLE', what, id));
    } else if (earlier) {
      const what = `Branch '${id}' cannot be reached: '${earlier.id}' comes first and takes all of it; put it before.`;
      problems.push(problem('BRANCH_UNREACHABLE', what, id));
    }
  }
  if (!ways.some(({ conditions }) => conditions.length === 0)) {
    const what = 'Customers for whom no branch holds get no treatment; add one without conditions.';
    problems.push(problem('DEFAULT_MISSING', what));
  }
  return problems;
}

function problem(code: string, message: string, branch: string | null = null): TreeProblem {
  return { code, branch, message };
}
