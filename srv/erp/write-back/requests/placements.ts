import type { Database } from '../../../platform/database.ts';
import type { AgencyRecallPayload } from '../operation-kinds/agency-recall.ts';
import type { AgencySubmitPayload } from '../operation-kinds/agency-submit.ts';
import type { RefinancingProposalPayload } from '../operation-kinds/refinancing-proposal.ts';
import type { WriteOffProposalPayload } from '../operation-kinds/write-off-proposal.ts';
import { type Requester, request } from './requester.ts';

/** Gives items to a collection agency. */
export function requestSubmission(
  db: Database,
  submission: AgencySubmitPayload,
  requester: Requester,
) {
  const { partner, submissionId: subject } = submission;
  return request(db, { kind: 'agency-submit', partner, subject, payload: submission }, requester);
}

/** Takes them back; `erpKey` for a submission that was made in the ERP. */
export function requestRecall(
  db: Database,
  recall: AgencyRecallPayload & { readonly submissionId: string; readonly partner: string },
  requester: Requester,
) {
  const { submissionId: subject, partner, ...payload } = recall;
  return request(db, { kind: 'agency-recall', partner, subject, payload }, requester);
}

/** Proposes to write items off. */
export function requestWriteOff(
  db: Database,
  proposal: WriteOffProposalPayload,
  requester: Requester,
) {
  const { partner, proposalId: subject } = proposal;
  return request(
    db,
    { kind: 'write-off-proposal', partner, subject, payload: proposal },
    requester,
  );
}

/** Proposes a refinancing to the core system. */
export function requestRefinancing(
  db: Database,
  proposal: RefinancingProposalPayload,
  requester: Requester,
) {
  const { partner, proposalId: subject } = proposal;
  const kind = 'refinancing-proposal';
  return request(db, { kind, partner, subject, payload: proposal }, requester);
}
