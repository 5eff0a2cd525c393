import { daysBetween, type IsoDate } from './iso-date.ts';

/** An item that was paid in full. */
export interface PaidItem {
  readonly dueDate: IsoDate;
  readonly clearedOn: IsoDate;
}

export type BehaviourClass = 'prompt' | 'late' | 'erratic' | 'distressed';

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
