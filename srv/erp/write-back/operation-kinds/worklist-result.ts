import { wrapperCreate } from './wrapper-create.ts';

export interface WorklistResultPayload {
  readonly partner: string;
  readonly segment: string;
  /** Day of the list. */
  readonly listOn: string;
  readonly result: 'completed';
  readonly reason: string;
  readonly user: string;
}

/** Tells the ERP that a customer's day on a worklist is done. */
export const worklistResult = wrapperCreate<WorklistResultPayload>({
  entity: 'WorklistResult',
  erpKey: 'WorklistResult',
  touchesLedger: false,
  body: ({ partner, segment, listOn, result, reason, user }) => ({
    BusinessPartner: partner,
    CollectionSegment: segment,
    WorklistDate: listOn,
    Result: result.toUpperCase(),
    ResultText: reason,
    ProcessedByUser: user,
  }),
});
