import type { ClosedDaysRule, ContactPack, ContactRule } from '../contact-pack.ts';
import type { IsoDate } from '../iso-date.ts';

/** A rule of a pack as it is kept: closed days by the calendar that has them, or one by one. */
export type StoredContactRule =
  | Exclude<ContactRule, ClosedDaysRule>
  | (Omit<ClosedDaysRule, 'days'> & {
      readonly calendar?: string;
      readonly days?: readonly IsoDate[];
    });

/** What the column of a pack says; its name and version may stand beside it. */
export interface StoredContactPack {
  readonly id?: string;
  readonly version?: string;
  readonly rules: readonly StoredContactRule[];
}

/** Public holidays by calendar. */
export type Holidays = ReadonlyMap<string, readonly IsoDate[]>;

/** The calendars that a pack's closed days come from. */
export function calendarsOf(rules: readonly StoredContactRule[]): string[] {
  const named = rules.flatMap((rule) => (rule.kind === 'closed-days' ? (rule.calendar ?? []) : []));
  return [...new Set(named)];
}

/** The pack as the gate asks it: with the days of its calendars. */
export function contactPackOf(
  { id, version, rules }: StoredContactPack,
  named: { readonly pack: string; readonly validFrom: IsoDate },
  holidays: Holidays,
): ContactPack {
  return {
    id: id ?? named.pack,
    version: version ?? named.validFrom,
    rules: withDays(rules, holidays),
  };
}

/** Rules with the days of their calendars, and those that they name themselves. */
export function withDays(rules: readonly StoredContactRule[], holidays: Holidays): ContactRule[] {
  return rules.map((rule) => {
    if (rule.kind !== 'closed-days') return rule;
    const { calendar, days = [], ...rest } = rule;
    return { ...rest, days: [...days, ...(holidays.get(calendar ?? '') ?? [])] };
  });
}
