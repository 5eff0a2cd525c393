import type { CapRule, HoursRule } from '../contact-pack.ts';
import type { StoredContactRule } from './stored-pack.ts';

/** What rules may name. */
export interface KnownNames {
  readonly channels: readonly string[];
  readonly reasons: readonly string[];
  readonly relations: readonly string[];
  readonly calendars: readonly string[];
}

/** What is wrong with a rule, by its place; -1 is the pack as a whole. */
export interface RuleFault {
  readonly rule: number;
  /** CONTACT_RULE_…; the text says what to do. */
  readonly code: string;
}

export interface RulesRead {
  /** Of each rule what belongs to its kind, nothing else. */
  readonly rules: readonly StoredContactRule[];
  readonly faults: readonly RuleFault[];
}

const MOST_RULES = 60;
const LONGEST_SOURCE = 250;
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const OUTCOMES = ['attempt', 'answered', 'two-way'];

type Given = Readonly<Record<string, unknown>>;

/**
 * Reads rules of contact as somebody wrote them, whatever that is: hours in order and apart from each
 * other, limits above zero, a source for each, and nothing that Saldo does not know. Rules are numbered
 * by kind, so that contacts can name them; a rule keeps the name it has.
 */
export function readRules(written: unknown, known: KnownNames): RulesRead {
  const given = Array.isArray(written) ? written.map(asGiven) : [];
  const faults: RuleFault[] = [];
  if (given.length === 0 || given.length > MOST_RULES) {
    faults.push({ rule: -1, code: 'CONTACT_RULES_COUNT' });
  }
  const taken = new Set<string>();
  const rules = given.map((one, rule) => {
    const read = readRule(one, known, (code) => faults.push({ rule, code }));
    return { ...read, id: freeId(one.id, read.kind, taken) } as StoredContactRule;
  });
  return { rules, faults };
}

function asGiven(value: unknown): Given {
  return value !== null && typeof value === 'object' ? (value as Given) : {};
}

function freeId(given: unknown, kind: string, taken: Set<string>): string {
  const wanted = typeof given === 'string' && /^[\w-]{1,40}$/.test(given) ? given : kind;
  let id = wanted;
  for (let at = 2; taken.has(id); at += 1) id = `${kind}-${at}`;
  taken.add(id);
  return id;
}

type Fault = (code: string) => void;

function readRule(given: Given, known: KnownNames, fault: Fault) {
  const source = typeof given.source === 'string' ? given.source.trim() : '';
  if (source === '' || source.length > LONGEST_SOURCE) fault('CONTACT_RULE_SOURCE');
  const channels = namesIn(given.channels);
  if (channels.some((name) => !known.channels.includes(name))) fault('CONTACT_RULE_NAME');
  const base = { source, ...(channels.length > 0 && { channels }) };
  return { ...base, ...ofKind(given, known, fault) };
}

function ofKind(given: Given, known: KnownNames, fault: Fault) {
  switch (given.kind) {
    case 'hours':
      return { kind: 'hours', windows: readWindows(given.windows, fault) } as const;
    case 'closed-days':
      return readClosedDays(given, known, fault);
    case 'cap':
      return readCap(given, fault);
    case 'cooldown':
      return readCooldown(given, fault);
    case 'exclusion':
      return { kind: given.kind, reasons: chosen(given.reasons, known.reasons, fault) } as const;
    case 'relation':
      return { kind: given.kind, blocked: chosen(given.blocked, known.relations, fault) } as const;
    case 'channel-closed':
      if (namesIn(given.channels).length === 0) fault('CONTACT_RULE_NOTHING');
      return { kind: given.kind } as const;
    case 'consent':
    case 'no-contact-until':
      return { kind: given.kind } as const;
    default:
      fault('CONTACT_RULE_KIND');
      return { kind: 'consent' } as const;
  }
}

function readWindows(written: unknown, fault: Fault): HoursRule['windows'] {
  const windows = (Array.isArray(written) ? written.map(asGiven) : []).map((one) => ({
    weekdays: (Array.isArray(one.weekdays) ? one.weekdays.map(Number) : []).toSorted(),
    from: String(one.from ?? ''),
    to: String(one.to ?? ''),
  }));
  if (windows.length === 0) fault('CONTACT_RULE_NO_HOURS');
  for (const { weekdays, from, to } of windows) {
    const isWeek =
      weekdays.length > 0 && weekdays.every((day) => [1, 2, 3, 4, 5, 6, 7].includes(day));
    if (!isWeek) fault('CONTACT_RULE_WEEKDAYS');
    if (!CLOCK.test(from) || !CLOCK.test(to) || from >= to) fault('CONTACT_RULE_HOURS');
  }
  if (windows.some((one, at) => windows.slice(at + 1).some((other) => meet(one, other)))) {
    fault('CONTACT_RULE_HOURS_MEET');
  }
  return windows;
}

type Window = HoursRule['windows'][number];

function meet(one: Window, other: Window): boolean {
  const isSameDay = one.weekdays.some((day) => other.weekdays.includes(day));
  return isSameDay && one.from < other.to && other.from < one.to;
}

/** Days that an earlier pack names one by one stay. */
function readClosedDays({ calendar, days }: Given, known: KnownNames, fault: Fault) {
  const named = namesIn(days).filter((day) => /^\d{4}-\d{2}-\d{2}$/.test(day));
  if (typeof calendar === 'string' && known.calendars.includes(calendar)) {
    return { kind: 'closed-days', calendar, ...(named.length > 0 && { days: named }) } as const;
  }
  if (named.length === 0 || calendar) fault('CONTACT_RULE_CALENDAR');
  return { kind: 'closed-days', days: named } as const;
}

function readCap(given: Given, fault: Fault) {
  const { limit, per, countsAs, countsInbound } = given;
  const period = asGiven(given.period);
  if (!isBetween(limit, 1, 999)) fault('CONTACT_RULE_LIMIT');
  const isRolling = period.unit === 'rolling-days';
  if (!['day', 'week', 'rolling-days'].includes(String(period.unit))) fault('CONTACT_RULE_PERIOD');
  if (isRolling && !isBetween(period.days, 2, 366)) fault('CONTACT_RULE_PERIOD');
  if (!['person', 'debt', 'channel'].includes(String(per))) fault('CONTACT_RULE_PER');
  if (!OUTCOMES.includes(String(countsAs))) fault('CONTACT_RULE_COUNTS');
  return {
    kind: 'cap',
    limit: Number(limit),
    period: isRolling
      ? { unit: 'rolling-days', days: Number(period.days) }
      : { unit: period.unit as 'day' | 'week' },
    per: per as CapRule['per'],
    countsAs: countsAs as CapRule['countsAs'],
    countsInbound: countsInbound === true,
  } as const;
}

function readCooldown({ days, per }: Given, fault: Fault) {
  if (!isBetween(days, 1, 366)) fault('CONTACT_RULE_DAYS');
  if (per !== 'person' && per !== 'debt') fault('CONTACT_RULE_PER');
  return { kind: 'cooldown', days: Number(days), per: per === 'debt' ? 'debt' : 'person' } as const;
}

function chosen(written: unknown, known: readonly string[], fault: Fault): readonly string[] {
  const names = namesIn(written);
  if (names.length === 0) fault('CONTACT_RULE_NOTHING');
  if (names.some((name) => !known.includes(name))) fault('CONTACT_RULE_NAME');
  return names;
}

function namesIn(written: unknown): string[] {
  const names = Array.isArray(written) ? written : [];
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

function isBetween(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}
