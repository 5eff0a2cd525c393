import type { ContactOutcome, ContactPack, ContactRule } from './contact-pack.ts';
import type { Refusal } from './contact-refusal.ts';
import { refusalOf } from './contact-rules.ts';
import { addDays, type Instant, type IsoDate } from './iso-date.ts';
import { localTime } from './local-time.ts';

/** The contact that is about to happen. */
export interface ContactRequest {
  /** Who would be contacted. */
  readonly person: string;
  /** 'borrower', 'co-debtor', 'guarantor', 'reference', … */
  readonly relation: string;
  /** The debts it would be about. */
  readonly debts: readonly string[];
  readonly channel: string;
  readonly instant: Instant;
  /** IANA zone of the person. */
  readonly timeZone: string;
}

/** A contact that took place, from any origin: agent, dialer, agency, ERP. */
export interface PastContact {
  readonly person: string;
  readonly debts: readonly string[];
  readonly channel: string;
  readonly direction: 'outbound' | 'inbound';
  readonly outcome: ContactOutcome;
  readonly instant: Instant;
}

/** A lock on the person's items or contract accounts. */
export interface ErpLock {
  readonly erp: string;
  readonly process: string;
  readonly reason: string;
  readonly validFrom: IsoDate;
  /** The last day. */
  readonly validTo: IsoDate;
}

/** What is known of the person. */
export interface ContactHistory {
  readonly contacts: readonly PastContact[];
  /** Channels with a granted, valid consent. */
  readonly consentedChannels: readonly string[];
  /** First day on which the person may be contacted again. */
  readonly noContactUntil: IsoDate | null;
  /** First day after all blocks of contact. */
  readonly blockedUntil: IsoDate | null;
  /** Not over today; of those on items, only where the item is open. */
  readonly locks: readonly ErpLock[];
  /** Exclusions valid today. */
  readonly exclusions: readonly string[];
}

export type ContactVerdict =
  | { readonly allowed: true; readonly pack: string; readonly packVersion: string }
  | {
      readonly allowed: false;
      readonly pack: string;
      readonly packVersion: string;
      /** Id of the first rule of the pack that refuses. */
      readonly rule: string;
      readonly kind: ContactRule['kind'];
      readonly source: string;
      /** When all rules allow it, nothing new happening; null when time alone opens nothing. */
      readonly opensAt: Instant | null;
    };

/** A pack that opens nothing for this long never will. */
const HORIZON_DAYS = 400;

/** Whether a person may be contacted now; to be asked before every queueing, call and send. */
export function mayContact(
  request: ContactRequest,
  pack: ContactPack,
  history: ContactHistory,
): ContactVerdict {
  const stamp = { pack: pack.id, packVersion: pack.version };
  const [first] = refusals(request, pack, history);
  if (!first) return { allowed: true, ...stamp };
  const { id: rule, kind, source } = first.rule;
  const opensAt = openingOf(request, pack, history);
  return { allowed: false, ...stamp, rule, kind, source, opensAt };
}

/** Every rule that refuses the contact, in the pack's order: who overrides one has to answer for all. */
export function refusingRules(
  request: ContactRequest,
  pack: ContactPack,
  history: ContactHistory,
): ContactRule[] {
  return refusals(request, pack, history).map(({ rule }) => rule);
}

interface RuleRefusal extends Refusal {
  readonly rule: ContactRule;
}

function refusals(
  request: ContactRequest,
  pack: ContactPack,
  history: ContactHistory,
): RuleRefusal[] {
  const moment = { ...request, local: localTime(request.instant, request.timeZone) };
  return pack.rules.flatMap((rule) => {
    const refusal = refusalOf(rule, moment, history);
    return refusal ? [{ rule, ...refusal }] : [];
  });
}

/**
 * Goes from opening to opening until no rule refuses: one rule's opening may fall into another's
 * closed time. No earlier moment can be open, since the rule that opens last forbids all of them.
 */
function openingOf(
  request: ContactRequest,
  pack: ContactPack,
  history: ContactHistory,
): Instant | null {
  const lastDay = addDays(request.instant.slice(0, 10), HORIZON_DAYS);
  let instant = request.instant;
  while (instant.slice(0, 10) <= lastDay) {
    const found = refusals({ ...request, instant }, pack, history);
    if (found.length === 0) return instant;
    const next = latestOpening(found);
    if (next === null) return null;
    instant = next > instant ? next : minuteAfter(instant);
  }
  return null;
}

function latestOpening(found: readonly Refusal[]): Instant | null {
  let latest = '';
  for (const { opensAt } of found) {
    if (opensAt === null) return null;
    if (opensAt > latest) latest = opensAt;
  }
  return latest;
}

/** When clocks are put back an opening time is shown twice, and the first may be over. */
function minuteAfter(instant: Instant): Instant {
  return new Date(Date.parse(instant) + 60_000).toISOString();
}
