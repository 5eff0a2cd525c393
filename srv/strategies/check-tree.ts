import type cds from '@sap/cds';
import { askerOf, idOf, textOf } from './request.ts';
import { treeProblems } from './tree-problems.ts';

/** All that is wrong with a tree, in the user's language; empty when it can be proposed. */
export async function checkTreeOf(request: cds.Request) {
  const { db, language } = await askerOf(request);
  const problems = await treeProblems(db, idOf(request));
  return problems.map(({ code, branch, message }) => ({
    code,
    severity: 'error',
    rule: branch,
    detail: message,
    text: textOf(code, language, { rule: branch ?? '' }) ?? message,
    sharePercent: null,
  }));
}
