import { erpPromiseOf } from './promise-object.ts';
import { wrapperAction } from './wrapper-action.ts';

export interface PromiseVerdictPayload {
  /** Id in PromiseVerdicts: the same status may be given again after a payment was taken back. */
  readonly verdict: string;
  /** Saldo's status; 0 is FI-CA's blank, open again. */
  readonly status: string;
  readonly fulfilmentPercent: string;
}

/** Tells FI-CA the verdict on a promise whose category Saldo judges. */
export const promiseVerdict = wrapperAction<PromiseVerdictPayload>({
  entity: 'PromiseToPay',
  erpKey: 'PromiseToPay',
  action: 'SetVerdict',
  touchesLedger: true,
  items: 'frees',
  erpObject: (db, { source, subject }) => erpPromiseOf(db, source, subject),
  parameters: ({ status, fulfilmentPercent }) => ({
    PromiseStatus: status === '0' ? '' : status,
    FulfillmentPercent: fulfilmentPercent,
  }),
});
