import type { CollectibleItem } from '../domain/collectible-balance.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { FactItem } from '../domain/item-facts.ts';
import { type HeldUp, LOCK_PROCESS, type LockAggregate, NO_LOCKS } from '../domain/locks.ts';
import type { OpenItem } from '../domain/open-item.ts';
import type { CustomerRecord, LockRow } from './customer-record.ts';
import { isSameItem } from './open-items.ts';

const { dunning, incomingPayment, outgoingPayment, bothPayments } = LOCK_PROCESS;

/** An open item, and what may be asked for it in the currency of the facts. */
interface LockableItem {
  readonly item: OpenItem;
  readonly amount: number;
}

/**
 * What the customer's valid locks hold up of these items, and whether contact is among it.
 * @param converted the same items in the same order, in the currency of the facts
 */
export function lockAggregate(
  { locks }: Pick<CustomerRecord, 'locks'>,
  collectible: readonly CollectibleItem[],
  converted: readonly FactItem[],
): LockAggregate {
  if (locks.length === 0) return NO_LOCKS;
  const items = collectible.map(({ item }, index) => {
    return { item, amount: converted[index]?.amount ?? 0 };
  });
  const ofProcess = (...processes: string[]) =>
    locks.filter(({ process }) => processes.includes(process));
  return {
    dunning: heldUp(ofProcess(dunning), items),
    incomingPayment: heldUp(ofProcess(incomingPayment, bothPayments), items),
    isPayoutLocked: heldUp(ofProcess(outgoingPayment, bothPayments), items) !== null,
    noContactUntil:
      longestOf(locks.filter(({ forbidsContact }) => forbidsContact === 1))?.validTo ?? null,
  };
}

/** Null where the locks are on nothing that is open. */
function heldUp(locks: readonly LockRow[], items: readonly LockableItem[]): HeldUp | null {
  const inForce = locks.filter((lock) => items.some(({ item }) => covers(lock, item)));
  const longest = longestOf(inForce);
  if (!longest) return null;
  const held = items.filter(({ item }) => inForce.some((lock) => covers(lock, item)));
  const amount = held.reduce((sum, one) => sum + one.amount, 0);
  return { amount, reason: longest.reason, until: longest.validTo };
}

/** A lock is on one item, or on all of a contract account. */
function covers(lock: LockRow, item: OpenItem): boolean {
  return lock.document === '' ? lock.account === item.account : isSameItem(lock, item);
}

/** Of those that end on one day the first by reason, so that each night says the same. */
function longestOf(locks: readonly LockRow[]): { reason: string; validTo: IsoDate } | undefined {
  return locks.toSorted(byEnd)[0];
}

function byEnd(a: LockRow, b: LockRow): number {
  if (a.validTo !== b.validTo) return a.validTo > b.validTo ? -1 : 1;
  return a.reason < b.reason ? -1 : 1;
}
