import { SaldoError } from './errors.ts';
import { addDays, type IsoDate, weekdayOf } from './iso-date.ts';

/** Which days are worked; data of the segment. */
export interface BusinessCalendar {
  /** ISO weekdays off: 6 and 7 in most countries. */
  readonly weekendDays: ReadonlySet<number>;
  readonly holidays: ReadonlySet<IsoDate>;
}

export function isBusinessDay(date: IsoDate, calendar: BusinessCalendar): boolean {
  return !calendar.weekendDays.has(weekdayOf(date)) && !calendar.holidays.has(date);
}

/** The longest closed period we believe; beyond it the calendar itself is wrong. */
const LONGEST_CLOSURE_DAYS = 366;

/**
 * The date itself when it is a business day, else the first one after it. A calendar that never
 * opens is refused (CALENDAR_NEVER_OPEN).
 */
export function nextBusinessDay(date: IsoDate, calendar: BusinessCalendar): IsoDate {
  for (let ahead = 0; ahead <= LONGEST_CLOSURE_DAYS; ahead += 1) {
    const day = addDays(date, ahead);
    if (isBusinessDay(day, calendar)) return day;
  }
  throw new SaldoError(
    'CALENDAR_NEVER_OPEN',
    `The calendar has no business day within a year of ${date}; correct weekend and holidays.`,
    { date },
  );
}
