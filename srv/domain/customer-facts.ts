import {
  FACT_IDS,
  type FactId,
  type FactParameters,
  type FactRow,
  type FactValue,
} from './fact-catalogue.ts';
import { daysBetween, type IsoDate } from './iso-date.ts';
import { type FactItem, itemFacts } from './item-facts.ts';

export type { FactItem };

export interface PromiseAggregate {
  readonly open: number;
  readonly kept: number;
  readonly broken: number;
  readonly lastBrokenOn: IsoDate | null;
  /** Sum of open promises, minor units of the segment's currency. */
  readonly promisedAmount: number;
}

export interface ContactAggregate {
  readonly lastOn: IsoDate | null;
  /** When the customer in person was last reached. */
  readonly lastRightPartyOn: IsoDate | null;
  /** Attempts since then that reached nobody. */
  readonly unsuccessfulAttempts: number;
}

export interface DunningAggregate {
  /** Highest level of notices not yet settled; 0 when never dunned. */
  readonly level: number;
  readonly lastOn: IsoDate | null;
}

export interface ResubmissionAggregate {
  /** Earliest open resubmission. */
  readonly dueOn: IsoDate | null;
  /** Nobody contacts the customer before this day. */
  readonly noContactUntil: IsoDate | null;
}

export interface CreditAggregate {
  readonly riskClass: string | null;
  /** Minor units of the segment's currency; null without a limit. */
  readonly limit: number | null;
  readonly exposure: number;
}

export interface PaymentAggregate {
  readonly behaviour: string | null;
  readonly averageDaysLate: number | null;
  readonly lastPaidOn: IsoDate | null;
  readonly returnedDebits: number;
}

export interface CustomerAttributes {
  readonly country: string | null;
  readonly language: string | null;
  readonly customerKind: string | null;
  /** Product of the contract with the largest overdue amount. */
  readonly product: string | null;
  readonly hasInstalmentPlan: boolean;
  readonly hasGuarantor: boolean;
}

/** All that facts are made of: one customer in one segment, amounts in the segment's currency. */
export interface CustomerInput {
  readonly items: readonly FactItem[];
  readonly promises: PromiseAggregate;
  readonly contacts: ContactAggregate;
  readonly dunning: DunningAggregate;
  readonly resubmission: ResubmissionAggregate;
  /** Open disputes, minor units of the segment's currency. */
  readonly disputedAmount: number;
  readonly credit: CreditAggregate;
  readonly payments: PaymentAggregate;
  readonly attributes: CustomerAttributes;
}

/**
 * The fact row of one customer today, in catalogue order. What is not known is null, never 0;
 * what does not exist (no overdue item, no promise) is 0.
 */
export function factsOf(input: CustomerInput, parameters: FactParameters, today: IsoDate): FactRow {
  const facts: Record<FactId, FactValue> = {
    ...itemFacts(input.items, parameters, today),
    ...promiseFacts(input.promises, today),
    ...contactFacts(input.contacts, input.resubmission, today),
    ...paymentFacts(input.payments, today),
    ...input.attributes,
    dunningLevel: input.dunning.level,
    daysSinceDunning: daysSince(input.dunning.lastOn, today),
    disputedAmount: input.disputedAmount,
    riskClass: input.credit.riskClass,
    creditLimitUse: creditLimitUse(input.credit),
  };
  return FACT_IDS.map((id) => facts[id]);
}

function promiseFacts(promises: PromiseAggregate, today: IsoDate) {
  return {
    openPromises: promises.open,
    promisedAmount: promises.promisedAmount,
    keptPromises: promises.kept,
    brokenPromises: promises.broken,
    daysSinceBrokenPromise: daysSince(promises.lastBrokenOn, today),
  };
}

function contactFacts(
  contacts: ContactAggregate,
  resubmission: ResubmissionAggregate,
  today: IsoDate,
) {
  const { dueOn, noContactUntil } = resubmission;
  return {
    daysSinceContact: daysSince(contacts.lastOn, today),
    daysSinceRightPartyContact: daysSince(contacts.lastRightPartyOn, today),
    unsuccessfulAttempts: contacts.unsuccessfulAttempts,
    resubmissionDue: dueOn !== null && dueOn <= today,
    noContactUntil: noContactUntil !== null && noContactUntil > today,
  };
}

function paymentFacts(payments: PaymentAggregate, today: IsoDate) {
  return {
    behaviour: payments.behaviour,
    averageDaysLate: payments.averageDaysLate,
    daysSincePayment: daysSince(payments.lastPaidOn, today),
    returnedDebits: payments.returnedDebits,
  };
}

/** Hundredths of a percent, rounded down; unknown without a limit. */
function creditLimitUse({ limit, exposure }: CreditAggregate): number | null {
  return limit !== null && limit > 0 ? Math.floor((exposure / limit) * 10_000) : null;
}

function daysSince(date: IsoDate | null, today: IsoDate): number | null {
  return date === null ? null : Math.max(0, daysBetween(date, today));
}
