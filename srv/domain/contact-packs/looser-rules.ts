import type {
  CapRule,
  ContactOutcome,
  ContactRule,
  CooldownRule,
  HoursRule,
} from '../contact-pack.ts';
import { governs } from '../contact-refusal.ts';
import type { IsoDate } from '../iso-date.ts';

/** From the one that most contacts are to the one that fewest are. */
const OUTCOMES: readonly ContactOutcome[] = ['attempt', 'answered', 'two-way'];

/** What two packs are compared for. */
export interface Compared {
  /** All channels there are: a rule without channels governs each. */
  readonly channels: readonly string[];
  /** Closed days before it are over. */
  readonly from: IsoDate;
}

/**
 * The rules of a pack that another one does not keep: somebody could be contacted whom they would have
 * kept from it. None when the other pack is at least as strict on every channel.
 */
export function looserRules<Rule extends ContactRule>(
  before: readonly Rule[],
  after: readonly ContactRule[],
  { channels, from }: Compared,
): Rule[] {
  return before.filter((rule) =>
    channels
      .filter((channel) => governs(rule, channel))
      .some((channel) => {
        const others = after.filter((other) => governs(other, channel));
        return !isKept(rule, others, from);
      }),
  );
}

/** Whether rules that govern a channel refuse there all that the rule refuses. */
function isKept(rule: ContactRule, others: readonly ContactRule[], from: IsoDate): boolean {
  if (others.some(({ kind }) => kind === 'channel-closed')) return true;
  switch (rule.kind) {
    case 'hours':
      return areHoursKept(rule, ofKind(others, 'hours'));
    case 'closed-days': {
      const closed = ofKind(others, 'closed-days').flatMap(({ days }) => days);
      return rule.days.every((day) => day < from || closed.includes(day));
    }
    case 'relation': {
      const blocked = ofKind(others, 'relation').flatMap((other) => other.blocked);
      return rule.blocked.every((relation) => blocked.includes(relation));
    }
    case 'exclusion': {
      const reasons = ofKind(others, 'exclusion').flatMap((other) => other.reasons);
      return rule.reasons.every((reason) => reasons.includes(reason));
    }
    case 'cap':
      return ofKind(others, 'cap').some((other) => isCapKept(rule, other));
    case 'cooldown':
      return ofKind(others, 'cooldown').some((other) => isCooldownKept(rule, other));
    default:
      return others.some(({ kind }) => kind === rule.kind);
  }
}

function ofKind<Kind extends ContactRule['kind']>(
  rules: readonly ContactRule[],
  kind: Kind,
): Extract<ContactRule, { readonly kind: Kind }>[] {
  return rules.filter((rule) => rule.kind === kind) as never;
}

/** Between two times at which something opens or closes nothing changes: each is asked at its start. */
function areHoursKept(rule: HoursRule, others: readonly HoursRule[]): boolean {
  const all = [rule, ...others].flatMap(({ windows }) => windows);
  const starts = ['00:00', ...all.flatMap(({ from, to }) => [from, to])];
  return [1, 2, 3, 4, 5, 6, 7].every((weekday) =>
    starts.every((time) => {
      return isOpen(rule, weekday, time) || others.some((other) => !isOpen(other, weekday, time));
    }),
  );
}

function isOpen({ windows }: HoursRule, weekday: number, time: string): boolean {
  if (time === '24:00') return true; // no time of this day any more
  return windows.some(({ weekdays, from, to }) => {
    return weekdays.includes(weekday) && from <= time && time < to;
  });
}

function isCapKept(rule: CapRule, other: CapRule): boolean {
  return (
    other.limit <= rule.limit &&
    covers(other.period, rule.period) &&
    (other.per === 'person' || other.per === rule.per) &&
    OUTCOMES.indexOf(other.countsAs) <= OUTCOMES.indexOf(rule.countsAs) &&
    (other.countsInbound || !rule.countsInbound) &&
    countsAll(other.channels, rule.channels)
  );
}

/** Whether one period always holds the days of the other: the week runs from Monday to Sunday. */
function covers(one: CapRule['period'], other: CapRule['period']): boolean {
  const days = daysOf(one);
  if (one.unit === 'week') return other.unit === 'week' || daysOf(other) === 1;
  return days >= daysOf(other);
}

function daysOf(period: CapRule['period']): number {
  if (period.unit === 'rolling-days') return period.days;
  return period.unit === 'week' ? 7 : 1;
}

/** Contacts on channels that a cap does not govern do not count for it. */
function countsAll(one: readonly string[] | undefined, other: readonly string[] | undefined) {
  if (!one) return true;
  return other?.every((channel) => one.includes(channel)) ?? false;
}

function isCooldownKept(rule: CooldownRule, other: CooldownRule): boolean {
  return other.days >= rule.days && (other.per === 'person' || other.per === rule.per);
}
