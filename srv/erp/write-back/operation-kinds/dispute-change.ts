import type { OfErpObject } from './created-object.ts';
import { followErpCase } from './dispute-object.ts';
import { disputeUpdate } from './dispute-update.ts';

/** What changes of a dispute case; what is left out stays. Amount as a decimal text. */
export interface DisputeChangePayload extends OfErpObject {
  /** Id of the change: a case may be given the same values again. */
  readonly change: string;
  readonly currency?: string;
  readonly amount?: string;
  readonly title?: string;
  readonly reason?: string;
  readonly rootCause?: string;
  readonly processor?: string;
  readonly coordinator?: string;
  readonly plannedCloseOn?: string;
  /** SCMG_T_CASE_ATTR-STAT_ORDERNO: 01 new, 02 in process. */
  readonly status?: string;
}

const how = { touchesLedger: true, cancelled: followErpCase };

export const disputeChange = disputeUpdate<DisputeChangePayload>(how, (change, scales) => {
  const { amount, currency = '' } = change;
  return {
    DisputedAmount: amount === undefined ? undefined : scales.wire(amount, currency),
    CaseTitle: change.title,
    CaseReason: change.reason,
    DisputeCaseRootCause: change.rootCause,
    CaseProcessor: change.processor,
    DisputeCaseCoordinator: change.coordinator,
    CasePlannedCloseDate: change.plannedCloseOn,
    CaseStatus: change.status,
  };
});
