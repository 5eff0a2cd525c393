import { wrapperCreate } from './wrapper-create.ts';

export interface ResubmissionPayload {
  readonly resubmissionId: string;
  readonly partner: string;
  readonly segment: string;
  readonly dueOn: string;
  readonly reason: string;
  /** Nobody contacts the customer before. */
  readonly noContactUntil: boolean;
  readonly user: string;
}

/** Tells the ERP when somebody comes back to the customer. */
export const resubmission = wrapperCreate<ResubmissionPayload>({
  entity: 'Resubmission',
  erpKey: 'Resubmission',
  touchesLedger: false,
  body: ({ partner, segment, dueOn, reason, noContactUntil, user }) => ({
    BusinessPartner: partner,
    CollectionSegment: segment,
    ResubmissionDate: dueOn,
    ContactIsBlocked: noContactUntil,
    ResubmissionText: reason,
    CreatedByUser: user,
  }),
});
