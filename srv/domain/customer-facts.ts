import type { CustomerInput } from './customer-input.ts';
import {
  FACT_IDS,
  type FactId,
  type FactParameters,
  type FactRow,
  type FactValue,
} from './fact-catalogue.ts';
import { addDays, daysBetween, type IsoDate } from './iso-date.ts';
import { itemFacts } from './item-facts.ts';
import { LOCK_WITHOUT_END } from './locks.ts';
import { ownFacts } from './own-facts.ts';

export type * from './customer-input.ts';
export type { FactItem } from './item-facts.ts';

/**
 * The fact row of one customer today, in catalogue order. What is not known is null, never 0;
 * what does not exist (no overdue item, no promise) is 0.
 */
export function factsOf(input: CustomerInput, parameters: FactParameters, today: IsoDate): FactRow {
  const debts = debtFacts(input, parameters, today);
  const facts: Record<FactId, FactValue> = {
    ...debts,
    ...dunningFacts(input, today),
    ...promiseFacts(input, debts.overdueTotal, today),
    ...contactFacts(input, today),
    ...disputeFacts(input, today),
    ...creditFacts(input),
    ...paymentFacts(input, today),
    ...lockFacts(input, today),
    ...input.attributes,
  };
  const row: FactValue[] = FACT_IDS.map((id) => facts[id]);
  for (const { definition, compute } of ownFacts()) {
    const rows = input.ownRows?.[definition.id] ?? [];
    row.push(compute({ customer: input, rows, parameters, today }));
  }
  return row;
}

function debtFacts({ items, dunning }: CustomerInput, parameters: FactParameters, today: IsoDate) {
  const { facts, overdue, due } = itemFacts(items, parameters, today);
  const { dueNotPromised, ...sums } = facts;
  const currentSince = addDays(today, -(parameters.dunningDays ?? 0));
  const dunnedOfLate = dunning.latest.filter(({ issuedOn }) => issuedOn > currentSince);
  return {
    ...sums,
    toCollect: Math.max(0, dueNotPromised - sumOf(dunnedOfLate)),
    overdueBucket1: overdue[0] as number,
    overdueBucket2: overdue[1] as number,
    overdueBucket3: overdue[2] as number,
    overdueBucket4: overdue[3] as number,
    dueBucket1: due[0] as number,
    dueBucket2: due[1] as number,
    dueBucket3: due[2] as number,
    dueBucket4: due[3] as number,
  };
}

function dunningFacts(input: CustomerInput, today: IsoDate) {
  const { level, lastOn, latest, isLegal } = input.dunning;
  return {
    dunningLevel: level,
    daysSinceDunning: daysSince(lastOn, today),
    dunnedAmount: sumOf(latest),
    daysWithoutReaction: hasReacted(input) ? null : daysSince(lastOn, today),
    legalDunning: isLegal,
  };
}

/** Paid, was reached in person or promised since the last notice; its own day counts. */
function hasReacted({ dunning, payments, contacts, promises }: CustomerInput): boolean {
  const { lastOn } = dunning;
  if (lastOn === null) return false;
  const reactions = [payments.lastPaidOn, contacts.lastRightPartyOn, promises.lastMadeOn];
  return reactions.some((day) => day !== null && day >= lastOn);
}

function promiseFacts({ promises }: CustomerInput, overdueTotal: number, today: IsoDate) {
  const { open, kept, broken, promisedAmount, lastBrokenOn } = promises;
  return {
    openPromises: open,
    promisedAmount,
    keptPromises: kept,
    brokenPromises: broken,
    daysSinceBrokenPromise: daysSince(lastBrokenOn, today),
    promiseKeepingRate: ratio(kept, kept + broken),
    promisedShareOfOverdue: ratio(promisedAmount, overdueTotal),
  };
}

function contactFacts({ contacts, resubmission }: CustomerInput, today: IsoDate) {
  const { dueOn, noContactUntil } = resubmission;
  return {
    daysSinceContact: daysSince(contacts.lastOn, today),
    daysSinceRightPartyContact: daysSince(contacts.lastRightPartyOn, today),
    unsuccessfulAttempts: contacts.unsuccessfulAttempts,
    resubmissionDue: dueOn !== null && dueOn <= today,
    noContactUntil: noContactUntil !== null && noContactUntil > today,
  };
}

function disputeFacts({ disputes }: CustomerInput, today: IsoDate) {
  return {
    openDisputes: disputes.open,
    disputedAmount: disputes.amount,
    disputesToCollect: disputes.toCollect,
    daysSinceDisputeRejected: daysSince(disputes.lastRejectedOn, today),
  };
}

function creditFacts({ credit }: CustomerInput) {
  const { riskClass, score, limit, exposure, isInsolvent } = credit;
  return {
    riskClass,
    creditScore: score,
    creditLimitUse: limit === null ? null : ratio(exposure, limit),
    creditLimitExceeded: limit === null ? null : exposure > limit,
    isInsolvent,
  };
}

function paymentFacts({ payments }: CustomerInput, today: IsoDate) {
  return {
    behaviour: payments.behaviour,
    averageDaysLate: payments.averageDaysLate,
    averageDaysLate6Months: payments.averageDaysLate6Months,
    averageDaysLate12Months: payments.averageDaysLate12Months,
    paymentTrend: payments.trend,
    daysSincePayment: daysSince(payments.lastPaidOn, today),
    returnedDebits: payments.returnedDebits,
    paymentMethod: payments.method,
  };
}

function lockFacts({ locks }: CustomerInput, today: IsoDate) {
  const { dunning, incomingPayment, isPayoutLocked, noContactUntil } = locks;
  return {
    hasDunningLock: dunning !== null,
    dunningLockedAmount: dunning?.amount ?? 0,
    dunningLockReason: dunning?.reason ?? null,
    dunningLockDaysLeft: daysLeft(dunning?.until, today),
    paymentLockedAmount: incomingPayment?.amount ?? 0,
    paymentLockReason: incomingPayment?.reason ?? null,
    hasPayoutLock: isPayoutLocked,
    hasContactLock: noContactUntil !== null,
    contactLockDaysLeft: daysLeft(noContactUntil, today),
  };
}

/** Above every bound that a rule asks, and still readable. */
const DAYS_WITHOUT_END = 9_999;

/** Days up to and with the last one. */
function daysLeft(until: IsoDate | null | undefined, today: IsoDate): number | null {
  if (!until) return null;
  if (until === LOCK_WITHOUT_END) return DAYS_WITHOUT_END;
  return Math.min(DAYS_WITHOUT_END, daysBetween(today, until) + 1);
}

/** Hundredths of a percent, rounded down; unknown without a whole. */
function ratio(part: number, whole: number): number | null {
  return whole > 0 ? Math.floor((part / whole) * 10_000) : null;
}

function daysSince(date: IsoDate | null, today: IsoDate): number | null {
  return date === null ? null : Math.max(0, daysBetween(date, today));
}

function sumOf(amounts: readonly { readonly amount: number }[]): number {
  return amounts.reduce((sum, { amount }) => sum + amount, 0);
}
