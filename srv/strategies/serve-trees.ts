import type cds from '@sap/cds';
import { activate } from './activate.ts';
import { checkTreeConditions } from './check-rows.ts';
import { checkTreeOf } from './check-tree.ts';
import { copyTree, TREE_NUMBERS } from './copy-tree.ts';
import { editDrafts } from './edit-drafts.ts';
import { numberDraft } from './number-draft.ts';
import { type Decide, onDraft } from './on-draft.ts';
import { type ProposalInput, proposeFrom } from './propose.ts';
import { retire } from './retire.ts';
import { sendBack } from './send-back.ts';
import { TREES, type TreeRow } from './tree-kind.ts';
import { tryTreeOf } from './try-tree.ts';
import { withTexts } from './with-texts.ts';

/** Decision trees, with the life of a strategy version. */
export function serveTrees(service: cds.Service): void {
  editDrafts(service, TREES, {
    begin: (request) => numberDraft(request, TREE_NUMBERS),
    mayWrite: TREES.mayDecide,
    checkRows: checkTreeConditions,
  });
  on<ProposalInput>('propose', (asker, row, days) => proposeFrom(asker, TREES, row, days));
  on('activate', (asker, row) => activate(asker, TREES, row));
  on<{ reason: string }>('sendBack', (asker, row, why) => sendBack(asker, TREES, row, why));
  on<{ reason?: string }>('retire', (asker, row, why) => retire(asker, TREES, row, why));
  on<{ comment?: string }>('copyAsDraft', copyTree);
  service.on('check', 'TreatmentTrees', withTexts(checkTreeOf));
  service.on('tryTree', 'TreatmentTrees', withTexts(tryTreeOf));

  function on<Input>(action: string, decide: Decide<TreeRow, Input>): void {
    onDraft(service, ['TreatmentTrees', action], TREES, decide);
  }
}
