import type { IsoDate } from './iso-date.ts';
import type { OpenItem } from './open-item.ts';

/** Which items may be asked for; data of the collection segment. */
export interface CollectiblePolicy {
  /** Statistical keys (STAKZ) that are asked for all the same: instalments, collective bills. */
  readonly countedStatisticalCodes: ReadonlySet<string>;
  /** Clearing restrictions (AUGRS) that keep an item from the customer's own payment. */
  readonly blockingRestrictions: ReadonlySet<string>;
}

/** Why nothing may be asked for an item today. */
export type NotCollectibleReason =
  | 'cleared'
  | 'statistical'
  | 'substituted'
  | 'deferred'
  | 'clearing-restriction'
  | 'disputed'
  | 'credit'
  | 'offset-by-credit';

/** What may be asked for one item today. */
export interface CollectibleItem {
  readonly item: OpenItem;
  /** Minor units of the item's currency, never negative. */
  readonly amount: number;
  /** Credits of the same account and currency set against the item, minor units. */
  readonly creditApplied: number;
  /** Only set when the amount is 0. */
  readonly reason: NotCollectibleReason | null;
  /** In an open promise (substitute category P): still owed, but the customer has committed. */
  readonly isPromised: boolean;
}

/**
 * What may be asked for today, item by item, in the order given. Statistical items, originals
 * that a plan or collective bill stands for, deferred, restricted and disputed parts do not count.
 * Credits of the same company code, account and currency are set against the items due first, so
 * that a credit note ends a delinquency at once and no total is ever negative.
 */
export function collectibleItems(
  items: readonly OpenItem[],
  policy: CollectiblePolicy,
  today: IsoDate,
): CollectibleItem[] {
  void [items, policy, today];
  throw new Error('not implemented yet');
}
