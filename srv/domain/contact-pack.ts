import type { IsoDate } from './iso-date.ts';
import type { ClockTime } from './local-time.ts';

/** Common to all rules of a pack: a stable id, the law or policy it comes from, where it applies. */
interface RuleBase {
  readonly id: string;
  /** Law, article or house policy; shown with every refusal. */
  readonly source: string;
  /** Channels it governs; absent for all. */
  readonly channels?: readonly string[];
}

/** Hours of the day by weekday, in the zone of the person contacted. */
export interface HoursRule extends RuleBase {
  readonly kind: 'hours';
  /** Weekdays 1 (Monday) to 7; open from `from` until before `to` ('24:00' is the day's end). */
  readonly windows: readonly {
    readonly weekdays: readonly number[];
    readonly from: ClockTime;
    readonly to: ClockTime;
  }[];
}

/** Days on which nobody is contacted: public holidays. */
export interface ClosedDaysRule extends RuleBase {
  readonly kind: 'closed-days';
  readonly days: readonly IsoDate[];
}

/** At most so many contacts in a period. */
export interface CapRule extends RuleBase {
  readonly kind: 'cap';
  readonly limit: number;
  /** Whole local days: the calendar day, the week from Monday, or the last `days` days with today. */
  readonly period:
    | { readonly unit: 'day' | 'week' }
    | { readonly unit: 'rolling-days'; readonly days: number };
  /** Counted for the person, for each debt, or for the person on each channel. */
  readonly per: 'person' | 'debt' | 'channel';
  /** From which outcome on a contact counts. */
  readonly countsAs: ContactOutcome;
  /** Whether calls from the customer count too. */
  readonly countsInbound: boolean;
}

/** After a conversation, silence for so many days; the day of the conversation is day 1. */
export interface CooldownRule extends RuleBase {
  readonly kind: 'cooldown';
  readonly days: number;
  readonly per: 'person' | 'debt';
}

/** Only channels with a granted consent. */
export interface ConsentRule extends RuleBase {
  readonly kind: 'consent';
}

/** Channels that are not used at all. */
export interface ChannelRule extends RuleBase {
  readonly kind: 'channel-closed';
}

/** Relations that are not contacted: references, employers, neighbours. */
export interface RelationRule extends RuleBase {
  readonly kind: 'relation';
  readonly blocked: readonly string[];
}

/** A customer's own request, or ours, that nobody calls before a day. */
export interface NoContactUntilRule extends RuleBase {
  readonly kind: 'no-contact-until';
}

/** Until the last day of a block that somebody set is over; stands above every pack. */
export interface BlockRule extends RuleBase {
  readonly kind: 'block';
}

/** A lock of an ERP under which, as the bank decides, nobody is contacted; stands above every pack. */
export interface LockRule extends RuleBase {
  readonly kind: 'lock';
  /** The source system whose locks are meant. */
  readonly erp: string;
  /** DFKKLOCKS-PROID. */
  readonly process: string;
  /** DFKKLOCKS-LOCKR. */
  readonly reason: string;
}

/** Exclusions under which nobody is contacted. */
export interface ExclusionRule extends RuleBase {
  readonly kind: 'exclusion';
  readonly reasons: readonly string[];
}

export type ContactRule =
  | HoursRule
  | ClosedDaysRule
  | CapRule
  | CooldownRule
  | ConsentRule
  | ChannelRule
  | RelationRule
  | NoContactUntilRule
  | BlockRule
  | LockRule
  | ExclusionRule;

/** Rules of contact of one jurisdiction, dated and versioned, as data. */
export interface ContactPack {
  readonly id: string;
  readonly version: string;
  readonly rules: readonly ContactRule[];
}

/** How far a contact got: tried, answered by anybody, a conversation. Each includes those before. */
export type ContactOutcome = 'attempt' | 'answered' | 'two-way';
