import type { TreeBranch } from './decision-tree.ts';

type Branches = readonly TreeBranch[];

/** What an author says of a branch. */
export type BranchContent = Pick<TreeBranch, 'id' | 'text' | 'conditions' | 'treatment'>;

/** Numbered from 1 in the order in which they are asked, branches below a branch right after it. */
export function numberBranches(branches: Branches): TreeBranch[] {
  let last = 0;
  const number = (branch: TreeBranch): TreeBranch => {
    last += 1;
    return { ...branch, sequence: last, branches: branch.branches.map(number) };
  };
  return branches.map(number);
}

/** The tree with other content in a branch; what hangs below it stays. */
export function changeBranch(
  branches: Branches,
  sequence: number,
  content: BranchContent,
): TreeBranch[] {
  return branches.map((branch) => {
    if (branch.sequence === sequence) return { ...branch, ...content };
    return { ...branch, branches: changeBranch(branch.branches, sequence, content) };
  });
}

/**
 * The tree with one branch more, below a parent or at the top, before the sibling that takes everybody
 * else. A parent that ended in a treatment asks its branches instead.
 */
export function addBranch(
  branches: Branches,
  parent: number | null,
  content: BranchContent,
): TreeBranch[] {
  if (parent === null) return beforeTheRest(branches, { ...content, sequence: 0, branches: [] });
  return branches.map((branch) =>
    branch.sequence === parent
      ? { ...branch, treatment: null, branches: addBranch(branch.branches, null, content) }
      : { ...branch, branches: addBranch(branch.branches, parent, content) },
  );
}

function beforeTheRest(branches: Branches, added: TreeBranch): TreeBranch[] {
  const rest = branches.findIndex(({ conditions }) => conditions.length === 0);
  if (rest < 0 || added.conditions.length === 0) return [...branches, added];
  return branches.toSpliced(rest, 0, added);
}

/** The tree without a branch and what hangs below it. */
export function dropBranch(branches: Branches, sequence: number): TreeBranch[] {
  return branches
    .filter((branch) => branch.sequence !== sequence)
    .map((branch) => ({ ...branch, branches: dropBranch(branch.branches, sequence) }));
}

/** The tree with a branch asked before (or after) the sibling beside it, where there is one. */
export function moveBranch(branches: Branches, sequence: number, up: boolean): TreeBranch[] {
  const from = branches.findIndex((branch) => branch.sequence === sequence);
  if (from < 0) {
    return branches.map((branch) => ({
      ...branch,
      branches: moveBranch(branch.branches, sequence, up),
    }));
  }
  const to = from + (up ? -1 : 1);
  const [moving, beside] = [branches[from], branches[to]];
  if (!moving || !beside) return [...branches];
  return branches.with(from, beside).with(to, moving);
}

/** All branches in the order in which they are asked, each with its parent, null at the top. */
export function flatBranches(
  branches: Branches,
  parent: TreeBranch | null = null,
): { readonly branch: TreeBranch; readonly parent: TreeBranch | null }[] {
  return branches.flatMap((branch) => [
    { branch, parent },
    ...flatBranches(branch.branches, branch),
  ]);
}
