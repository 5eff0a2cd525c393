import type cds from '@sap/cds';
import { askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { textOf } from '../requests/text-of.ts';
import { loadDraft } from './draft-kind.ts';
import { TREES } from './tree-kind.ts';
import { treeProblems } from './tree-problems.ts';

/** All that is wrong with a tree, in the user's language; empty when it can be proposed. */
export async function checkTreeOf(request: cds.Request) {
  const asker = await askerOf(request);
  const { db, language } = asker;
  await TREES.mayDecide(asker, await loadDraft(db, TREES, idOf(request)));
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
