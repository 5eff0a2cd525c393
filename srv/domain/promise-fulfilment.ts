import { addDays, compareDates, type IsoDate } from './iso-date.ts';
import type { JudgementPolicy, PromiseDate, PromisedItem, PromisePayment } from './promise.ts';

/** All of it, in hundredths of a percent. */
const WHOLE = 10_000;

/** What the money of a promise comes to. */
export interface Fulfilment {
  /** Hundredths of a percent, rounded down. */
  readonly reached: number;
  /** What would be reached if the rest were paid today. */
  readonly attainable: number;
  /** Nothing is left to be paid on the items. */
  readonly isPaid: boolean;
  /** Money that counts, minor units. */
  readonly paidAmount: number;
  /** The first day on which time alone could make a difference; null when no date is open. */
  readonly nextCheckOn: IsoDate | null;
}

interface Portion {
  readonly paidOn: IsoDate;
  readonly amount: number;
}

/** What a promise has come to by today, under a policy. */
export function measureFulfilment(
  promise: { readonly dates: readonly PromiseDate[]; readonly items: readonly PromisedItem[] },
  payments: readonly PromisePayment[],
  policy: JudgementPolicy,
  today: IsoDate,
): Fulfilment {
  const dates = promise.dates.toSorted((a, b) => compareDates(a.dueOn, b.dueOn));
  const money = countedMoney(promise.items, payments, today);
  const paidAmount = sumOf(money);
  const rest = { paidOn: today, amount: sumOf(promise.items) - paidAmount };
  return {
    reached: shareReached(dates, money, policy),
    attainable: shareReached(dates, [...money, rest], policy),
    isPaid: rest.amount === 0,
    paidAmount,
    nextCheckOn: nextCheck(dates, money, policy, today),
  };
}

/** Oldest first; not reset, not of the future, no more on an item than was promised on it. */
function countedMoney(
  items: readonly PromisedItem[],
  payments: readonly PromisePayment[],
  today: IsoDate,
): Portion[] {
  const room = new Map(items.map(({ item, amount }) => [item, amount]));
  return payments
    .filter(({ isReset, paidOn }) => !isReset && paidOn <= today)
    .sort((a, b) => compareDates(a.paidOn, b.paidOn))
    .map(({ item, amount, paidOn }) => {
      const left = room.get(item) ?? 0;
      const counted = Math.min(amount, left);
      room.set(item, left - counted);
      return { amount: counted, paidOn };
    });
}

/**
 * Hundredths of a percent: what is covered on time counts whole, what one more day of grace covers
 * counts less by the day's reduction, and so on to the tolerance. Counting by grace, not by
 * matching each payment with one date, keeps the result from falling when more money comes.
 */
function shareReached(
  dates: readonly PromiseDate[],
  money: readonly Portion[],
  policy: JudgementPolicy,
): number {
  const total = sumOf(dates);
  if (total === 0) return WHOLE;
  let credit = 0n; // amount times hundredths of a percent may be beyond the safe integers
  let covered = 0;
  for (let grace = 0; grace <= policy.toleranceDays; grace += 1) {
    const weight = Math.max(0, WHOLE - grace * policy.reductionPerDay);
    const coveredNow = total - sumOf(openDates(dates, money, grace));
    credit += BigInt(coveredNow - covered) * BigInt(weight);
    covered = coveredNow;
  }
  return Number(credit / BigInt(total));
}

/** What stays open of each date when money may be so many days late. Oldest money goes first. */
function openDates(
  dates: readonly PromiseDate[],
  money: readonly Portion[],
  grace: number,
): PromiseDate[] {
  const open = dates.map(({ dueOn, amount }) => ({ dueOn, amount, until: addDays(dueOn, grace) }));
  for (const { paidOn, amount } of money) {
    let left = amount;
    for (const date of open) {
      if (paidOn > date.until) continue;
      const used = Math.min(left, date.amount);
      date.amount -= used;
      left -= used;
    }
  }
  return open;
}

function nextCheck(
  dates: readonly PromiseDate[],
  money: readonly Portion[],
  { toleranceDays, reductionPerDay }: JudgementPolicy,
  today: IsoDate,
): IsoDate | null {
  const open = openDates(dates, money, toleranceDays).find(({ dueOn, amount }) => {
    return amount > 0 && today <= addDays(dueOn, toleranceDays);
  });
  if (!open) return null;
  if (reductionPerDay === 0) return addDays(open.dueOn, toleranceDays + 1);
  return addDays(today > open.dueOn ? today : open.dueOn, 1);
}

function sumOf(rows: readonly { readonly amount: number }[]): number {
  return rows.reduce((sum, { amount }) => sum + amount, 0);
}
