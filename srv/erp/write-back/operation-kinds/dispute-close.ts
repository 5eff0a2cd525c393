import type { OfErpObject } from './created-object.ts';
import { reopenCaseHere } from './dispute-object.ts';
import { disputeUpdate } from './dispute-update.ts';

export interface DisputeClosePayload extends OfErpObject {
  /** UDMCASEATTR00-FIN_ROOT_CCODE: what it came from, where it was found. */
  readonly rootCause?: string;
  /** Voided: there never was a dispute. */
  readonly isVoid?: boolean;
}

const how = { touchesLedger: false, mayComeAgain: true, cancelled: reopenCaseHere };

/** Closes a dispute case (05), or voids it (09). */
export const disputeClose = disputeUpdate<DisputeClosePayload>(how, ({ rootCause, isVoid }) => ({
  CaseStatus: isVoid ? '09' : '05',
  DisputeCaseRootCause: rootCause,
}));
