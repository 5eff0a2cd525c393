import type { IsoDate } from './iso-date.ts';
import { addDays, compareDates, daysBetween } from './iso-date.ts';
import type { JudgementPolicy, PromiseDate, PromisedItem, PromisePayment } from './promise.ts';

/** All of it, in hundredths of a percent. */
const WHOLE = 10_000;

/** What the money of a promise comes to. */
export interface Fulfilment {
  /** Hundredths of a percent, rounded down. */
  readonly reached: number;
  /** What would be reached if all that is still open were paid today. */
  readonly attainable: number;
  readonly isPaid: boolean;
  /** Money that counts, minor units. */
  readonly paidAmount: number;
  /** The first day on which time alone could make a difference; null when no date is open. */
  readonly nextCheckOn: IsoDate | null;
}

/** A promised date while it is being filled. */
interface Slot {
  readonly dueOn: IsoDate;
  missing: number;
  /** Money in it, weighed: amount times hundredths of a percent. Exact, so beyond safe integers. */
  credit: bigint;
}

interface Portion {
  readonly paidOn: IsoDate;
  readonly amount: number;
}

/** Puts the money that counts into the promised dates, oldest money into the earliest open date. */
export function measureFulfilment(
  promise: { readonly dates: readonly PromiseDate[]; readonly items: readonly PromisedItem[] },
  payments: readonly PromisePayment[],
  policy: JudgementPolicy,
  today: IsoDate,
): Fulfilment {
  const total = promise.dates.reduce((sum, date) => sum + date.amount, 0);
  const money = countedMoney(promise.items, payments, today);
  const slots = filledSlots(promise.dates, money, policy);
  const credit = slots.reduce((sum, slot) => sum + slot.credit, 0n);
  return {
    reached: shareOf(credit, total),
    attainable: shareOf(credit + creditOfRest(slots, policy, today), total),
    isPaid: slots.every((slot) => slot.missing === 0),
    paidAmount: money.reduce((sum, portion) => sum + portion.amount, 0),
    nextCheckOn: nextCheck(slots, policy, today),
  };
}

/** Not reset, not of the future, and no more on an item than was promised on it. */
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

function filledSlots(
  dates: readonly PromiseDate[],
  money: readonly Portion[],
  policy: JudgementPolicy,
): Slot[] {
  const slots = dates
    .map(({ dueOn, amount }): Slot => ({ dueOn, missing: amount, credit: 0n }))
    .sort((a, b) => compareDates(a.dueOn, b.dueOn));
  for (const portion of money) fill(slots, portion, policy);
  return slots;
}

function fill(slots: readonly Slot[], { paidOn, amount }: Portion, policy: JudgementPolicy): void {
  let left = amount;
  for (const slot of slots) {
    const weight = weightOf(slot.dueOn, paidOn, policy);
    if (weight === null) continue;
    const used = Math.min(left, slot.missing);
    slot.missing -= used;
    slot.credit += BigInt(used) * BigInt(weight);
    left -= used;
  }
}

/** What money on a day is worth for a date, in hundredths of a percent; null once it is too late. */
function weightOf(dueOn: IsoDate, paidOn: IsoDate, policy: JudgementPolicy): number | null {
  const daysLate = Math.max(0, daysBetween(dueOn, paidOn));
  if (daysLate > policy.toleranceDays) return null;
  return Math.max(0, WHOLE - daysLate * policy.reductionPerDay);
}

function creditOfRest(slots: readonly Slot[], policy: JudgementPolicy, today: IsoDate): bigint {
  return slots.reduce((sum, { dueOn, missing }) => {
    return sum + BigInt(missing) * BigInt(weightOf(dueOn, today, policy) ?? 0);
  }, 0n);
}

function nextCheck(
  slots: readonly Slot[],
  policy: JudgementPolicy,
  today: IsoDate,
): IsoDate | null {
  const open = slots.find(({ dueOn, missing }) => {
    return missing > 0 && weightOf(dueOn, today, policy) !== null;
  });
  if (!open) return null;
  if (policy.reductionPerDay === 0) return addDays(open.dueOn, policy.toleranceDays + 1);
  return addDays(today > open.dueOn ? today : open.dueOn, 1);
}

function shareOf(credit: bigint, total: number): number {
  return total === 0 ? WHOLE : Number(credit / BigInt(total));
}
