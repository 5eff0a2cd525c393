import type { Database } from '../../../platform/database.ts';
import type { ErpScales } from '../../mirror/erp-scales.ts';
import type { OperationSubject } from '../operation-kind.ts';
import { wrapperCreate } from './wrapper-create.ts';

/** A promise to pay as it is put into an operation; amounts as decimal texts. */
export interface PromisePayload {
  readonly promiseId: string;
  readonly partner: string;
  readonly category: string;
  readonly currency: string;
  readonly amount: string;
  readonly dates: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly items: readonly {
    readonly document: string;
    readonly repetition: string;
    readonly item: string;
    readonly subitem: string;
    readonly amount: string;
  }[];
}

/** Creates a promise to pay (DFKKPP with DFKKPPD and DFKKPPI). */
export const promiseCreate = wrapperCreate<PromisePayload>({
  entity: 'PromiseToPay',
  erpKey: 'PromiseToPay',
  touchesLedger: true,
  body: promiseBody,
  confirmed: keepErpPromise,
});

/** Body of a promise: amounts as CURR fields. */
export function promiseBody(promise: PromisePayload, scales: ErpScales): object {
  const wire = (amount: string) => scales.wire(amount, promise.currency);
  return {
    BusinessPartner: promise.partner,
    PromisedBy: promise.partner,
    PromiseCategory: promise.category,
    TransactionCurrency: promise.currency,
    PromisedAmount: wire(promise.amount),
    _Date: promise.dates.map(({ dueOn, amount }) => ({
      PromiseDate: dueOn,
      PromisedAmount: wire(amount),
    })),
    _Item: promise.items.map(({ document, repetition, item, subitem, amount }) => ({
      CADocumentNumber: document,
      CARepetitionItemNumber: repetition,
      CABPItemNumber: item,
      CASubItemNumber: subitem,
      PromisedAmount: wire(amount),
    })),
  };
}

/** The promise is known here by its number there, from now on. */
export function keepErpPromise(db: Database, { subject }: OperationSubject, erpKey: string) {
  const keep = 'UPDATE saldo_agreements_Promises SET erpPromise = ? WHERE ID = ?';
  return db.execute(keep, [erpKey, subject]);
}
