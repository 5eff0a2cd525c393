import { createdBy, type OfErpObject } from './created-object.ts';
import { wrapperAction } from './wrapper-action.ts';

export interface AgencyRecallPayload extends OfErpObject {
  /** DFKKCOLL-RUGRD, as the bank configures it. */
  readonly reason: string;
  /** The night that asked for it; one that a person cancelled is asked for again by another. */
  readonly run?: string;
}

/** Takes items back from a collection agency (FP03U). */
export const agencyRecall = wrapperAction<AgencyRecallPayload>({
  entity: 'AgencySubmission',
  erpKey: 'AgencySubmission',
  action: 'Recall',
  touchesLedger: false,
  items: 'frees',
  erpObject: createdBy('agency-submit'),
  parameters: ({ reason }) => ({ RecallReason: reason }),
  cancelled: (db, { subject }) =>
    db.execute(
      `UPDATE saldo_placements_Submissions
          SET state = 'submitted', recalledOn = NULL, recallCause = NULL, recallOperation = NULL
        WHERE ID = ? AND state = 'recalled'`,
      [subject],
    ),
});
