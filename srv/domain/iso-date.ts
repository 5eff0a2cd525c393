import { SaldoError } from './errors.ts';

/** A calendar day as 'YYYY-MM-DD'. ISO days order as text: compare them with `<` and `>`. */
export type IsoDate = string;

/** A moment in UTC as 'YYYY-MM-DDTHH:MM:SS.sssZ'. */
export type Instant = string;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** True when the text is a day that exists in the calendar ('2026-02-30' is none). */
export function isIsoDate(text: string): boolean {
  if (!ISO_DATE.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Refuses what is not a day of the calendar. `what` names the object in the error. */
export function requireIsoDate(text: string, what: string): IsoDate {
  if (isIsoDate(text)) return text;
  throw new SaldoError('DATE_INVALID', `${what}: '${text}' is not a day; give it as YYYY-MM-DD.`, {
    what,
    value: text,
  });
}

/**
 * Days since 1970-01-01 of a well-formed ISO day. Arithmetic on the digits, since bulk evaluation
 * counts millions of days and `Date.parse` is ten times slower.
 */
export function dayNumber(date: IsoDate): number {
  const month = twoDigits(date, 5);
  const year = twoDigits(date, 0) * 100 + twoDigits(date, 2) - (month <= 2 ? 1 : 0);
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + twoDigits(date, 8) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - 719_468;
}

/** The ISO day of a day number; on the digits too, for the same reason. */
export function fromDayNumber(day: number): IsoDate {
  const sinceMarch = day + 719_468; // counted from 1 March of year 0
  const era = Math.floor(sinceMarch / 146_097);
  const dayOfEra = sinceMarch - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1_460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear =
    dayOfEra - yearOfEra * 365 - Math.floor(yearOfEra / 4) + Math.floor(yearOfEra / 100);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0);
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`;
}

/** @example addDays('2026-02-27', 2) //=> '2026-03-01' */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/**
 * Days from one day to another; negative when `to` is earlier.
 * @example daysBetween('2026-02-27', '2026-03-01') //=> 2
 */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Full years from a day to another; a birthday counts. */
export function fullYears(from: IsoDate, to: IsoDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Order of two days for `sort`: negative, zero or positive. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export function weekdayOf(date: IsoDate): number {
  return ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;
}

function digits(number: number, count: number): string {
  return String(number).padStart(count, '0');
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
