import type { IsoDate } from './iso-date.ts';
import type { FactItem } from './item-facts.ts';
import type { LockAggregate } from './locks.ts';
import type { PaymentTrend } from './payment-behaviour.ts';

export interface PromiseAggregate {
  readonly open: number;
  readonly kept: number;
  readonly broken: number;
  readonly lastBrokenOn: IsoDate | null;
  /** When the customer last promised anything. */
  readonly lastMadeOn: IsoDate | null;
  /** Sum of open promises. */
  readonly promisedAmount: number;
}

export interface ContactAggregate {
  readonly lastOn: IsoDate | null;
  /** When the customer in person was last reached. */
  readonly lastRightPartyOn: IsoDate | null;
  /** Attempts since then that reached nobody. */
  readonly unsuccessfulAttempts: number;
}

/** Notices that are not settled yet. */
export interface DunningAggregate {
  /** Highest level; 0 when never dunned. */
  readonly level: number;
  readonly lastOn: IsoDate | null;
  /** The latest notice of each contract account. */
  readonly latest: readonly { readonly issuedOn: IsoDate; readonly amount: number }[];
  /** One of them is legal dunning. */
  readonly isLegal: boolean;
}

export interface ResubmissionAggregate {
  /** Earliest open resubmission. */
  readonly dueOn: IsoDate | null;
  /** Nobody contacts the customer before this day. */
  readonly noContactUntil: IsoDate | null;
}

export interface DisputeAggregate {
  /** Open cases. */
  readonly open: number;
  /** In dispute, to be collected or not. */
  readonly amount: number;
  /** The part that is to be collected all the same. */
  readonly toCollect: number;
  /** When something contested was last found to be owed after all, of what is still open. */
  readonly lastRejectedOn: IsoDate | null;
}

export interface CreditAggregate {
  readonly riskClass: string | null;
  readonly score: number | null;
  /** Null without a limit. */
  readonly limit: number | null;
  readonly exposure: number;
  readonly isInsolvent: boolean;
}

export interface PaymentAggregate {
  readonly behaviour: string | null;
  readonly averageDaysLate: number | null;
  readonly averageDaysLate6Months: number | null;
  readonly averageDaysLate12Months: number | null;
  readonly trend: PaymentTrend | null;
  readonly lastPaidOn: IsoDate | null;
  readonly returnedDebits: number;
  readonly method: string | null;
}

/** Facts that are taken as they are. */
export interface CustomerAttributes {
  readonly segment: string | null;
  /** Of the largest collectible item, as is the product. */
  readonly companyCode: string | null;
  readonly product: string | null;
  readonly country: string | null;
  readonly language: string | null;
  readonly customerKind: string | null;
  /** Full years. */
  readonly customerAge: number | null;
  readonly hasInstalmentPlan: boolean;
  readonly instalmentPlanState: 'none' | 'active' | 'broken';
  readonly hasGuarantor: boolean;
  readonly inHardship: boolean;
  readonly isVulnerable: boolean;
  readonly agencyState: 'none' | 'placed' | 'erp' | 'recalled';
  /** Open items that the ERP itself has with an agency. */
  readonly erpAgencyAmount: number;
}

/**
 * All that facts are made of: one customer in one segment. Amounts are minor units of one currency,
 * the strategy's.
 */
export interface CustomerInput {
  readonly items: readonly FactItem[];
  readonly promises: PromiseAggregate;
  readonly contacts: ContactAggregate;
  readonly dunning: DunningAggregate;
  readonly locks: LockAggregate;
  readonly resubmission: ResubmissionAggregate;
  readonly disputes: DisputeAggregate;
  readonly credit: CreditAggregate;
  readonly payments: PaymentAggregate;
  readonly attributes: CustomerAttributes;
  /** Rows of the bank's own facts, by fact. */
  readonly ownRows?: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}
