import type { IsoDate } from './iso-date.ts';
import type { SubstituteCategory } from './open-item.ts';
import type { PromiseDate, PromisedItem } from './promise-judgement.ts';

/** What an agent proposes. Amounts are minor units of the one currency. */
export interface PromiseProposal {
  readonly source: string;
  readonly partner: string;
  readonly currency: string;
  readonly items: readonly PromisedItem[];
  readonly dates: readonly PromiseDate[];
}

/** An item that could be promised, as it is today. */
export interface PromisableItem {
  /** `itemKeyText` */
  readonly item: string;
  readonly source: string;
  readonly partner: string;
  readonly currency: string;
  /** What may be asked for today, minor units (see collectible-balance). */
  readonly collectible: number;
  readonly substituteCategory: SubstituteCategory;
}

/** What the bank allows. */
export interface SchedulePolicy {
  readonly maximumDates: number;
  /** Horizon of the last date, in days from today. */
  readonly maximumDays: number;
  /** Above this sum a promise needs a second pair of eyes; null is no limit. */
  readonly approvalAbove: number | null;
}

export type ScheduleProblemCode =
  | 'PROMISE_NO_ITEMS'
  | 'PROMISE_NO_DATES'
  | 'PROMISE_TOO_MANY_DATES'
  | 'PROMISE_DATE_INVALID'
  | 'PROMISE_DATE_TWICE'
  | 'PROMISE_DATE_PAST'
  | 'PROMISE_DATE_TOO_FAR'
  | 'PROMISE_AMOUNT_INVALID'
  | 'PROMISE_SUM_DIFFERS'
  | 'PROMISE_ITEM_TWICE'
  | 'PROMISE_ITEM_UNKNOWN'
  | 'PROMISE_ITEM_TAKEN'
  | 'PROMISE_ITEM_FOREIGN'
  | 'PROMISE_ITEM_CURRENCY'
  | 'PROMISE_ITEM_TOO_MUCH';

/** One thing wrong with a proposal. */
export interface ScheduleProblem {
  readonly code: ScheduleProblemCode;
  /** The item or date it is about, or null for the whole. */
  readonly target: string | null;
  readonly message: string;
}

export interface ScheduleCheck {
  /** Empty when the promise may be made. */
  readonly problems: readonly ScheduleProblem[];
  readonly total: number;
  readonly needsApproval: boolean;
}

/**
 * Checks a proposed promise as FI-CA would (an item in a promise, plan or collective bill cannot
 * join another) and as the bank's policy wants. Returns all problems, not only the first.
 */
export function checkPromise(
  proposal: PromiseProposal,
  items: readonly PromisableItem[],
  policy: SchedulePolicy,
  today: IsoDate,
): ScheduleCheck {
  void [proposal, items, policy, today];
  throw new Error('not implemented yet');
}
