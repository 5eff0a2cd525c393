import { type PromisePayload, promiseBody } from './promise-create.ts';
import { erpPromiseOf, giveUpReplacement, keepErpPromise, PROMISE_KEY } from './promise-object.ts';
import { wrapperCreate } from './wrapper-create.ts';

/** A promise that takes the place of another one of Saldo. */
export interface PromiseReplacePayload extends PromisePayload {
  /** Saldo's id of the promise that gives way. */
  readonly replaces: string;
}

/**
 * Creates a promise in the place of an open one, in one LUW: its items are free in between for no
 * one else. Where the old one never came to the ERP, there is nothing to replace.
 */
export const promiseReplace = wrapperCreate<PromiseReplacePayload>({
  entity: 'PromiseToPay',
  erpKey: 'PromiseToPay',
  erpKeyPattern: PROMISE_KEY,
  touchesLedger: true,
  items: 'frees and takes',
  erpObject: async (db, { source, payload }) =>
    (await erpPromiseOf(db, source, (payload as PromiseReplacePayload).replaces)) ?? '',
  body: (promise, scales, replaced) => ({
    ...promiseBody(promise, scales),
    ...(replaced === '' ? {} : { ReplacedPromiseToPay: replaced }),
  }),
  confirmed: keepErpPromise,
  cancelled: (db, { subject, payload }) =>
    giveUpReplacement(db, subject, (payload as PromiseReplacePayload).replaces),
});
