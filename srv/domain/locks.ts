import type { IsoDate } from './iso-date.ts';

/** What a lock of FI-CA holds up (DFKKLOCKS-PROID); a bank may have others of its own. */
export const LOCK_PROCESS = {
  dunning: '01',
  incomingPayment: '02',
  outgoingPayment: '03',
  bothPayments: '10',
} as const;

/** Last day of a lock without an end (DFKKLOCKS-TDATE). */
export const LOCK_WITHOUT_END: IsoDate = '9999-12-31';

/** Locks on a customer's items and contract accounts that hold up one thing. */
export interface HeldUp {
  /** Collectible, minor units of the currency that facts are made in. */
  readonly amount: number;
  /** LOCKR of the lock that lasts longest. */
  readonly reason: string;
  /** Its last day. */
  readonly until: IsoDate;
}

/** What locks hold up on a day; null where none does. */
export interface LockAggregate {
  readonly dunning: HeldUp | null;
  /** Debits and other payments that the bank would start itself. */
  readonly incomingPayment: HeldUp | null;
  readonly isPayoutLocked: boolean;
  /** Last day on which nobody may contact the customer. */
  readonly noContactUntil: IsoDate | null;
}

export const NO_LOCKS: LockAggregate = {
  dunning: null,
  incomingPayment: null,
  isPayoutLocked: false,
  noContactUntil: null,
};
