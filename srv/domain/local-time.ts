import { SaldoError } from './errors.ts';
import { addDays, type Instant, type IsoDate, weekdayOf } from './iso-date.ts';

/** Time of day as 'HH:MM'. */
export type ClockTime = string;

/** An instant as people in a zone see it. */
export interface LocalTime {
  readonly date: IsoDate;
  readonly time: ClockTime;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** Local date, time and weekday of an instant in an IANA zone (TIME_ZONE_UNKNOWN). */
export function localTime(instant: Instant, timeZone: string): LocalTime {
  const local = new Date(wallClock(Date.parse(instant), timeZone)).toISOString();
  const date = local.slice(0, 10);
  return { date, time: local.slice(11, 16), weekday: weekdayOf(date) };
}

/**
 * The first instant at which clocks in the zone show the date and time or later. A time that the
 * change to summer time skips gives the moment of the change.
 */
export function instantOf(date: IsoDate, time: ClockTime, timeZone: string): Instant {
  const isDayEnd = time === '24:00';
  const wanted = Date.parse(isDayEnd ? `${addDays(date, 1)}T00:00Z` : `${date}T${time}Z`);
  return new Date(firstShowing(wanted, timeZone)).toISOString();
}

/** What clocks in the zone show at an instant, to the second: 'YYYY-MM-DDTHH:MM:SS'. */
export function localSecond(instant: Instant, timeZone: string): string {
  return new Date(wallClock(Date.parse(instant), timeZone)).toISOString().slice(0, 19);
}

function firstShowing(wanted: number, timeZone: string): number {
  const [early = wanted, late = wanted] = [-MS_PER_DAY, MS_PER_DAY]
    .map((shift) => wanted - offsetAt(wanted + shift, timeZone))
    .sort((a, b) => a - b);
  if (wallClock(early, timeZone) === wanted) return early;
  if (wallClock(late, timeZone) === wanted) return late;
  return changeBetween(early, late, wanted, timeZone);
}

/** Halves the minutes down to the one at which clocks jump over the wanted time. */
function changeBetween(early: number, late: number, wanted: number, timeZone: string): number {
  let [before, after] = [early, late];
  while (after - before > MS_PER_MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MS_PER_MINUTE) * MS_PER_MINUTE;
    if (wallClock(middle, timeZone) >= wanted) after = middle;
    else before = middle;
  }
  return after;
}

function offsetAt(time: number, timeZone: string): number {
  return wallClock(time, timeZone) - time;
}

/** What clocks in the zone show, read as if it were UTC; to the second. */
function wallClock(time: number, timeZone: string): number {
  const part = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** Formats are costly to make and are kept by zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = newFormat(timeZone);
  formats.set(timeZone, format);
  return format;
}

function newFormat(timeZone: string): Intl.DateTimeFormat {
  const digits = 'numeric';
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      year: digits,
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
  } catch {
    throw new SaldoError('TIME_ZONE_UNKNOWN', `'${timeZone}' is no IANA time zone; correct it.`, {
      timeZone,
    });
  }
}
