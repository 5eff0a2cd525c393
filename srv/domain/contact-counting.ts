import type { ContactHistory, PastContact } from './contact-gate.ts';
import type { CapRule, ContactOutcome, CooldownRule } from './contact-pack.ts';
import {
  type ContactMoment,
  governs,
  NEVER,
  type Refusal,
  refuseUntil,
} from './contact-refusal.ts';
import { addDays, compareDates, type IsoDate, weekdayOf } from './iso-date.ts';
import { localTime } from './local-time.ts';

const OUTCOMES: readonly ContactOutcome[] = ['attempt', 'answered', 'two-way'];

/** Refuses when the contacts of the period have reached the limit. */
export function refuseCap(
  rule: CapRule,
  moment: ContactMoment,
  history: ContactHistory,
): Refusal | null {
  if (rule.limit <= 0) return NEVER;
  const counted = contactsWith(moment, history)
    .filter((contact) => governs(rule, contact.channel))
    .filter(({ direction }) => rule.countsInbound || direction === 'outbound')
    .filter(({ outcome }) => isAtLeast(outcome, rule.countsAs));
  const frees = countedApart(rule, moment, counted)
    .map((contacts) => localDates(contacts, moment.timeZone))
    .map((dates) => dates[rule.limit - 1])
    .filter((date) => date !== undefined)
    .map((date) => endOfPeriod(date, rule.period));
  return refuseUntil(latest(frees), moment);
}

/** The contacts that count together: of the person, on the channel, or about each debt. */
function countedApart(
  { per }: CapRule,
  moment: ContactMoment,
  contacts: readonly PastContact[],
): (readonly PastContact[])[] {
  if (per === 'person') return [contacts];
  if (per === 'channel') return [contacts.filter(({ channel }) => channel === moment.channel)];
  return moment.debts.map((debt) => contacts.filter(({ debts }) => debts.includes(debt)));
}

/** First day on which a contact of this day no longer counts. */
function endOfPeriod(date: IsoDate, period: CapRule['period']): IsoDate {
  if (period.unit === 'rolling-days') return addDays(date, period.days);
  return addDays(date, period.unit === 'week' ? 8 - weekdayOf(date) : 1);
}

/** Refuses for so many days after a conversation, its own day included. */
export function refuseCooldown(
  rule: CooldownRule,
  moment: ContactMoment,
  history: ContactHistory,
): Refusal | null {
  const talks = contactsWith(moment, history)
    .filter(({ outcome }) => outcome === 'two-way')
    .filter(
      ({ debts }) => rule.per === 'person' || debts.some((debt) => moment.debts.includes(debt)),
    );
  const last = localDates(talks, moment.timeZone)[0];
  return refuseUntil(last === undefined ? null : addDays(last, rule.days), moment);
}

function contactsWith(moment: ContactMoment, history: ContactHistory): PastContact[] {
  return history.contacts.filter(({ person, instant }) => {
    return person === moment.person && instant <= moment.instant;
  });
}

function isAtLeast(outcome: ContactOutcome, wanted: ContactOutcome): boolean {
  return OUTCOMES.indexOf(outcome) >= OUTCOMES.indexOf(wanted);
}

/** Days of contacts as the person saw them, latest first. */
function localDates(contacts: readonly PastContact[], timeZone: string): IsoDate[] {
  return contacts
    .map(({ instant }) => localTime(instant, timeZone).date)
    .sort((a, b) => compareDates(b, a));
}

function latest(dates: readonly IsoDate[]): IsoDate | null {
  return dates.toSorted((a, b) => compareDates(b, a))[0] ?? null;
}
