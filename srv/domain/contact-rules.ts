import { refuseCap, refuseCooldown } from './contact-counting.ts';
import type { ContactHistory } from './contact-gate.ts';
import type {
  ClosedDaysRule,
  ContactRule,
  ExclusionRule,
  HoursRule,
  LockRule,
  RelationRule,
} from './contact-pack.ts';
import {
  type ContactMoment,
  governs,
  NEVER,
  type Refusal,
  refuseUntil,
} from './contact-refusal.ts';
import { SaldoError } from './errors.ts';
import { addDays, weekdayOf } from './iso-date.ts';
import { instantOf } from './local-time.ts';
import { LOCK_WITHOUT_END } from './locks.ts';

const DAYS_AHEAD = 7;

/** What a rule says to a contact at a moment: null is nothing against it. */
export function refusalOf(
  rule: ContactRule,
  moment: ContactMoment,
  history: ContactHistory,
): Refusal | null {
  if (!governs(rule, moment.channel)) return null;
  switch (rule.kind) {
    case 'hours':
      return refuseHours(rule, moment);
    case 'closed-days':
      return refuseClosedDay(rule, moment);
    case 'cap':
      return refuseCap(rule, moment, history);
    case 'cooldown':
      return refuseCooldown(rule, moment, history);
    case 'consent':
      return history.consentedChannels.includes(moment.channel) ? null : NEVER;
    case 'channel-closed':
      return NEVER;
    case 'relation':
      return refuseRelation(rule, moment);
    case 'no-contact-until':
      return refuseUntil(history.noContactUntil, moment);
    case 'block':
      return refuseUntil(history.blockedUntil, moment);
    case 'lock':
      return refuseLocked(rule, moment, history);
    case 'exclusion':
      return refuseExcluded(rule, history);
    default:
      return refuseUnknown(rule);
  }
}

function refuseHours(rule: HoursRule, { local, timeZone }: ContactMoment): Refusal | null {
  const isOpen = rule.windows.some(({ weekdays, from, to }) => {
    return weekdays.includes(local.weekday) && from <= local.time && local.time < to;
  });
  if (isOpen) return null;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const date = addDays(local.date, ahead);
    const next = rule.windows
      .filter(({ weekdays, from, to }) => weekdays.includes(weekdayOf(date)) && from < to)
      .filter(({ from }) => ahead > 0 || from > local.time)
      .map(({ from }) => from)
      .sort()[0];
    if (next !== undefined) return { opensAt: instantOf(date, next, timeZone) };
  }
  return NEVER;
}

function refuseClosedDay(rule: ClosedDaysRule, moment: ContactMoment): Refusal | null {
  const { local, timeZone } = moment;
  if (!rule.days.includes(local.date)) return null;
  let day = local.date;
  while (rule.days.includes(day)) day = addDays(day, 1);
  return { opensAt: instantOf(day, '00:00', timeZone) };
}

function refuseRelation(rule: RelationRule, { relation }: ContactMoment): Refusal | null {
  return rule.blocked.includes(relation) ? NEVER : null;
}

/** Opens on the day after the last of the locks that are in force together. */
function refuseLocked(
  { erp, process, reason }: LockRule,
  moment: ContactMoment,
  { locks }: ContactHistory,
): Refusal | null {
  const today = moment.local.date;
  const [until] = locks
    .filter((lock) => lock.erp === erp && lock.process === process && lock.reason === reason)
    .filter((lock) => lock.validFrom <= today && today <= lock.validTo)
    .map(({ validTo }) => validTo)
    .sort()
    .toReversed();
  if (until === undefined) return null;
  return until === LOCK_WITHOUT_END ? NEVER : refuseUntil(addDays(until, 1), moment);
}

function refuseExcluded(rule: ExclusionRule, history: ContactHistory): Refusal | null {
  return history.exclusions.some((reason) => rule.reasons.includes(reason)) ? NEVER : null;
}

/** A pack is data and may be newer than this code: what is not understood is not ignored. */
function refuseUnknown(rule: never): never {
  const { id = '?', kind = '?' } = rule as { id?: string; kind?: string };
  throw new SaldoError(
    'CONTACT_RULE_UNKNOWN',
    `Contact rule '${id}' is of unknown kind '${kind}'; correct the pack.`,
    { rule: id, kind },
  );
}
