import type { FactParameters, FactRow } from './fact-catalogue.ts';
import type { IsoDate } from './iso-date.ts';

/** A collectible item as facts see it. */
export interface FactItem {
  /** Collectible part, minor units of the segment's currency, never negative. */
  readonly amount: number;
  /** The day it counts as due, deferral considered (`effectiveDueDate`). */
  readonly dueDate: IsoDate;
  /** In an open promise. */
  readonly isPromised: boolean;
}

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
  void [input, parameters, today];
  throw new Error('not implemented yet');
}
