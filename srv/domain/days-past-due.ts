import { daysBetween, type IsoDate } from './iso-date.ts';

/** A step of the delinquency grid: from this many days past due. */
export interface DelinquencyBucket {
  readonly id: string;
  readonly fromDays: number;
}

/** The least an item must tell to be aged. */
export interface AgedItem {
  /** Collectible minor units. */
  readonly amount: number;
  /** The day it counts as due, deferral considered (`effectiveDueDate`). */
  readonly dueDate: IsoDate;
}

/**
 * Age of the oldest collectible overdue item in days. 0 when nothing is overdue: an item is
 * overdue from the day after its due date. Never negative.
 */
export function daysPastDue(items: Iterable<AgedItem>, today: IsoDate): number {
  let oldest = today;
  for (const item of items) {
    if (item.amount > 0 && item.dueDate < oldest) oldest = item.dueDate;
  }
  return daysBetween(oldest, today);
}

/**
 * The bucket with the highest `fromDays` reached, whatever the grid's order; null when the grid
 * has none that low.
 */
export function bucketOf(
  days: number,
  grid: readonly DelinquencyBucket[],
): DelinquencyBucket | null {
  let found: DelinquencyBucket | null = null;
  for (const bucket of grid) {
    if (bucket.fromDays > days) continue;
    if (!found || bucket.fromDays > found.fromDays) found = bucket;
  }
  return found;
}
