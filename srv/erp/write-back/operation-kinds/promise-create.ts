import type { ErpScales } from '../../mirror/erp-scales.ts';
import { itemFields, type PayloadItem } from './item-fields.ts';
import { closePromiseHere, keepErpPromise, PROMISE_KEY } from './promise-object.ts';
import { wrapperCreate } from './wrapper-create.ts';

/** A promise to pay as it is put into an operation; amounts as decimal texts. */
export interface PromisePayload {
  readonly promiseId: string;
  readonly partner: string;
  readonly category: string;
  readonly currency: string;
  readonly amount: string;
  readonly dates: readonly { readonly dueOn: string; readonly amount: string }[];
  readonly items: readonly (PayloadItem & { readonly amount: string })[];
}

/** Creates a promise to pay (DFKKPP with DFKKPPD and DFKKPPI). */
export const promiseCreate = wrapperCreate<PromisePayload>({
  entity: 'PromiseToPay',
  erpKey: 'PromiseToPay',
  erpKeyPattern: PROMISE_KEY,
  touchesLedger: true,
  items: 'takes',
  body: promiseBody,
  confirmed: keepErpPromise,
  cancelled: (db, { subject }) => closePromiseHere(db, subject),
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
    _Item: promise.items.map((item) => ({
      ...itemFields(item),
      PromisedAmount: wire(item.amount),
    })),
  };
}
