import type { Database } from '../../../platform/database.ts';
import { enqueueOperations } from '../enqueue-operation.ts';
import type { AgencyRecallPayload } from '../operation-kinds/agency-recall.ts';
import type { AgencySubmitPayload } from '../operation-kinds/agency-submit.ts';
import type { RefinancingProposalPayload } from '../operation-kinds/refinancing-proposal.ts';
import type { WriteOffProposalPayload } from '../operation-kinds/write-off-proposal.ts';
import { operationOf, type Request, type Requester, request } from './requester.ts';

/** A submission that ends; for one that was made in the ERP with its key there. */
export interface NewRecall extends AgencyRecallPayload {
  readonly submissionId: string;
  readonly partner: string;
}

/**
 * Takes items back from agencies and gives items to them, in this order for each customer; answers
 * with the operations in the same order. The caller has the turn of who places these customers.
 */
export async function requestPlacements(
  db: Database,
  wanted: {
    readonly recalls: readonly NewRecall[];
    readonly submissions: readonly AgencySubmitPayload[];
  },
  requester: Requester,
): Promise<{ readonly recalls: string[]; readonly submissions: string[] }> {
  const recalls = wanted.recalls.map((recall) => operationOf(recallOf(recall), requester));
  const submissions = wanted.submissions.map((one) => operationOf(submissionOf(one), requester));
  const ids = await enqueueOperations(db, [...recalls, ...submissions]);
  return { recalls: ids.slice(0, recalls.length), submissions: ids.slice(recalls.length) };
}

/** Another agency gets an item only after the one before has given it back. */
function placementsOf(partner: string): string {
  return `agency/${partner}`;
}

function submissionOf(payload: AgencySubmitPayload): Request {
  const { partner, submissionId: subject } = payload;
  return { kind: 'agency-submit', partner, subject, objectKey: placementsOf(partner), payload };
}

function recallOf({ submissionId: subject, partner, ...payload }: NewRecall): Request {
  return { kind: 'agency-recall', partner, subject, objectKey: placementsOf(partner), payload };
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
