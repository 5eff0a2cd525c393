import { compareDates, type IsoDate } from './iso-date.ts';
import {
  effectiveDueDate,
  isOpen,
  isStatistical,
  itemKeyText,
  type OpenItem,
} from './open-item.ts';

/** Which items may be asked for; data of the collection segment. */
export interface CollectiblePolicy {
  /** Statistical keys (STAKZ) that are asked for all the same: instalments, collective bills. */
  readonly countedStatisticalCodes: ReadonlySet<string>;
  /** Clearing restrictions (AUGRS) that keep an item from the customer's own payment. */
  readonly blockingRestrictions: ReadonlySet<string>;
  /** What is to be written off is asked for all the same, until it is posted. */
  readonly collectsWriteOffs: boolean;
}

/** Why nothing may be asked for an item today. */
export type NotCollectibleReason =
  | 'cleared'
  | 'statistical'
  | 'substituted'
  | 'deferred'
  | 'with-agency'
  | 'clearing-restriction'
  | 'disputed'
  | 'written-off'
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
 * that a plan or collective bill stands for, what the ERP gave to an agency, deferred, restricted, disputed and given up parts do not count.
 * Credits of the same company code, account and currency are set against the items due first, so
 * that a credit note ends a delinquency at once and no total is ever negative.
 */
export function collectibleItems(
  items: readonly OpenItem[],
  policy: CollectiblePolicy,
  today: IsoDate,
): CollectibleItem[] {
  const drafts = items.map((item) => assess(item, policy, today));
  if (drafts.some((draft) => draft.reason === 'credit')) offsetCredits(drafts);
  return drafts;
}

type Draft = { -readonly [K in keyof CollectibleItem]: CollectibleItem[K] };

function assess(item: OpenItem, policy: CollectiblePolicy, today: IsoDate): Draft {
  const reason = reasonAgainst(item, policy, today);
  const undisputed = item.amount - Math.max(0, item.disputedAmount);
  const amount = policy.collectsWriteOffs ? undisputed : undisputed - item.writtenOffAmount;
  return {
    item,
    amount: reason === null ? Math.max(0, amount) : 0,
    creditApplied: 0,
    reason: reason ?? heldBack(undisputed, amount),
    isPromised: item.substituteCategory === 'P',
  };
}

function heldBack(undisputed: number, amount: number): NotCollectibleReason | null {
  if (undisputed <= 0) return 'disputed';
  return amount <= 0 ? 'written-off' : null;
}

function reasonAgainst(
  item: OpenItem,
  policy: CollectiblePolicy,
  today: IsoDate,
): NotCollectibleReason | null {
  if (!isOpen(item)) return 'cleared';
  if (isStatistical(item) && !policy.countedStatisticalCodes.has(item.statisticalCode)) {
    return 'statistical';
  }
  if (item.substituteCategory === 'R' || item.substituteCategory === 'S') return 'substituted';
  if (item.deferralDate !== null && item.deferralDate > today) return 'deferred';
  if (item.isAtErpAgency) return 'with-agency';
  if (policy.blockingRestrictions.has(item.clearingRestriction)) return 'clearing-restriction';
  return item.amount <= 0 ? 'credit' : null;
}

/** Credits clear within one account and currency only, oldest debt first, as payments would. */
function offsetCredits(drafts: readonly Draft[]): void {
  const credits = new Map<string, number>();
  for (const { item, reason } of drafts) {
    if (reason !== 'credit') continue;
    credits.set(offsetGroup(item), (credits.get(offsetGroup(item)) ?? 0) - item.amount);
  }
  const debts = drafts.filter((draft) => draft.amount > 0).sort(byDueDate);
  for (const debt of debts) {
    const group = offsetGroup(debt.item);
    const applied = Math.min(debt.amount, credits.get(group) ?? 0);
    if (applied === 0) continue;
    credits.set(group, (credits.get(group) ?? 0) - applied);
    debt.amount -= applied;
    debt.creditApplied = applied;
    if (debt.amount === 0) debt.reason = 'offset-by-credit';
  }
}

function offsetGroup({ source, companyCode, account, currency }: OpenItem): string {
  return `${source}\t${companyCode}\t${account}\t${currency}`;
}

function byDueDate(a: Draft, b: Draft): number {
  const order = compareDates(effectiveDueDate(a.item), effectiveDueDate(b.item));
  return order || (itemKeyText(a.item) < itemKeyText(b.item) ? -1 : 1);
}
