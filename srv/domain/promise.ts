import type { IsoDate } from './iso-date.ts';

/**
 * FI-CA's promise statuses: 0 still open (blank in FI-CA), 1 fulfilled, 2 fulfilled with accepted
 * variances, 3 not fulfilled, 4 withdrawn by customer, 5 withdrawn by us, 6 not approved.
 */
export type PromiseStatus = '0' | '1' | '2' | '3' | '4' | '5' | '6';

/** What is to be paid on a day (DFKKPPD). Minor units of the promise's currency. */
export interface PromiseDate {
  readonly dueOn: IsoDate;
  readonly amount: number;
}

/** An item of the promise with the amount promised on it (DFKKPPI). */
export interface PromisedItem {
  /** `itemKeyText` of the item, subitem 000: partial clearings belong to it. */
  readonly item: string;
  readonly amount: number;
}

/** The promise to judge; amounts are minor units of its one currency. */
export interface JudgedPromise {
  /** 4, 5 and 6 are final and stay. */
  readonly status: PromiseStatus;
  readonly dates: readonly PromiseDate[];
  readonly items: readonly PromisedItem[];
}

/** What of a payment cleared an item of the promise since it was given (DFKKPPP). */
export interface PromisePayment {
  /** As in `PromisedItem`. */
  readonly item: string;
  readonly amount: number;
  /** The day the money counts from. */
  readonly paidOn: IsoDate;
  /** The clearing was taken back: the money no longer counts. */
  readonly isReset: boolean;
}

/** How a category of promises is judged. Percentages in hundredths of a percent: 9500 is 95 %. */
export interface JudgementPolicy {
  /** Days after a promised date on which money still counts. */
  readonly toleranceDays: number;
  /** What each day late within the tolerance takes off. */
  readonly reductionPerDay: number;
  /** Fulfilled from this fulfilment on. */
  readonly keptFrom: number;
  /** Fulfilled with accepted variances from this fulfilment on. */
  readonly varianceFrom: number;
}
