import type cds from '@sap/cds';
import { answerPlan } from './answer-plan.ts';
import { answerResults, takeLookNow } from './answer-results.ts';
import { beginDraft } from './begin-draft.ts';
import { editDrafts } from './edit-drafts.ts';
import { activateExperiment, endTest, proposeExperiment } from './experiment-actions.ts';
import { EXPERIMENTS } from './experiment-kind.ts';
import { onDraft, onRow } from './on-draft.ts';
import { sendBack } from './send-back.ts';
import { withTexts } from './with-texts.ts';

/** Tests of strategies: champion and challengers. */
export function serveExperiments(service: cds.Service): void {
  editDrafts(service, EXPERIMENTS, { begin: beginDraft, mayWrite: EXPERIMENTS.mayDecide });
  onRow(service, ['Experiments', 'propose'], proposeExperiment);
  onRow(service, ['Experiments', 'activate'], activateExperiment);
  onDraft(
    service,
    ['Experiments', 'sendBack'],
    EXPERIMENTS,
    (asker, row, why: { readonly reason: string }) => sendBack(asker, EXPERIMENTS, row, why),
  );
  onDraft(service, ['Experiments', 'end'], EXPERIMENTS, endTest);
  service.on('plan', 'Experiments', withTexts(answerPlan));
  service.on('results', 'Experiments', withTexts(answerResults));
  service.on('takeLook', 'Experiments', withTexts(takeLookNow));
}
