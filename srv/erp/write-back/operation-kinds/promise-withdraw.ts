import { erpPromiseOf, reopenPromiseHere } from './promise-object.ts';
import { wrapperAction } from './wrapper-action.ts';

export interface PromiseWithdrawPayload {
  /** Who wants it: the customer (status 4) or the bank (5). */
  readonly by: 'customer' | 'bank';
  /** DFKKPP-PPRSW, as the bank configures it. */
  readonly reason: string;
}

/** Withdraws an open promise, which frees its items. */
export const promiseWithdraw = wrapperAction<PromiseWithdrawPayload>({
  entity: 'PromiseToPay',
  erpKey: 'PromiseToPay',
  action: 'Withdraw',
  touchesLedger: false,
  items: 'frees',
  mayComeAgain: true,
  erpObject: (db, { source, subject }) => erpPromiseOf(db, source, subject),
  parameters: ({ by, reason }) => ({
    Initiator: by === 'customer' ? 'C' : 'B',
    WithdrawalReason: reason,
  }),
  cancelled: (db, { subject }) => reopenPromiseHere(db, subject),
});
