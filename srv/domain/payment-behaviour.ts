import { addDays, daysBetween, type IsoDate } from './iso-date.ts';

/** An item that was paid in full. */
export interface PaidItem {
  readonly dueDate: IsoDate;
  readonly clearedOn: IsoDate;
}

export type BehaviourClass = 'prompt' | 'late' | 'erratic' | 'distressed';

export type PaymentTrend = 'better' | 'steady' | 'worse';

/** Thresholds of the classes, in days; data of the segment. */
export interface BehaviourThresholds {
  /** With fewer paid items nothing is said. */
  readonly minimumItems: number;
  /** Average days late up to which a payer is prompt. */
  readonly promptUpTo: number;
  /** Average days late up to which a payer is late; beyond is distressed. */
  readonly lateUpTo: number;
  /** Standard deviation in days from which a payer is erratic. */
  readonly erraticFrom: number;
}

/** How a customer has paid. */
export interface PaymentBehaviour {
  readonly paidItems: number;
  /** Average days late, rounded; early payments count as 0. Null without a paid item. */
  readonly averageDaysLate: number | null;
  /** Null when too few items were paid to tell. */
  readonly behaviour: BehaviourClass | null;
}

/**
 * Class of a payer from paid items. Distressed is decided before erratic, since somebody who is
 * very late on average needs help, however steady.
 */
export function paymentBehaviour(
  items: readonly PaidItem[],
  thresholds: BehaviourThresholds,
): PaymentBehaviour {
  const paidItems = items.length;
  if (paidItems === 0) return { paidItems, averageDaysLate: null, behaviour: null };
  const daysLate = items.map((item) => Math.max(0, daysBetween(item.dueDate, item.clearedOn)));
  const average = mean(daysLate);
  const behaviour =
    paidItems < thresholds.minimumItems ? null : classify(daysLate, average, thresholds);
  return { paidItems, averageDaysLate: Math.round(average), behaviour };
}

/** How late a customer paid of late, and whether that is more or less than before. */
export interface RecentLateness {
  /** Average days late, rounded, over items cleared in the last half year; null without one. */
  readonly halfYear: number | null;
  /** The same over the last year. */
  readonly year: number | null;
  /** The last half year against the one before; null when one of them has no item. */
  readonly trend: PaymentTrend | null;
}

const HALF_YEAR_DAYS = 182;
const YEAR_DAYS = 365;

/** Lateness of late. A difference of up to `steadyWithin` days is no trend. */
export function recentLateness(
  items: readonly PaidItem[],
  today: IsoDate,
  steadyWithin: number,
): RecentLateness {
  if (items.length === 0) return { halfYear: null, year: null, trend: null };
  const halfYearAgo = addDays(today, -HALF_YEAR_DAYS);
  const yearAgo = addDays(today, -YEAR_DAYS);
  const latest = { days: 0, items: 0 };
  const before = { days: 0, items: 0 };
  for (const { dueDate, clearedOn } of items) {
    if (clearedOn < yearAgo) continue;
    const half = clearedOn >= halfYearAgo ? latest : before;
    half.items += 1;
    half.days += Math.max(0, daysBetween(dueDate, clearedOn));
  }
  const now = averageOf(latest);
  const then = averageOf(before);
  return {
    halfYear: now,
    year: averageOf({ days: latest.days + before.days, items: latest.items + before.items }),
    trend: now === null || then === null ? null : trendOf(now - then, steadyWithin),
  };
}

function averageOf({ days, items }: { readonly days: number; readonly items: number }) {
  return items === 0 ? null : Math.round(days / items);
}

function trendOf(difference: number, steadyWithin: number): PaymentTrend {
  if (Math.abs(difference) <= steadyWithin) return 'steady';
  return difference > 0 ? 'worse' : 'better';
}

function classify(
  daysLate: readonly number[],
  average: number,
  thresholds: BehaviourThresholds,
): BehaviourClass {
  if (average > thresholds.lateUpTo) return 'distressed';
  if (standardDeviation(daysLate, average) >= thresholds.erraticFrom) return 'erratic';
  return average > thresholds.promptUpTo ? 'late' : 'prompt';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardDeviation(values: readonly number[], average: number): number {
  return Math.sqrt(mean(values.map((value) => (value - average) ** 2)));
}
