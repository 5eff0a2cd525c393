import type { Instant, IsoDate } from './iso-date.ts';
import { instantOf, localSecond } from './local-time.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_MINUTE = 60_000;
/** Clocks are set back by an hour, in a few places by two: a stamp this much older is not touched. */
const LONGEST_REPETITION_HOURS = 3;

/** Offsets of hours in which clocks are not changed; a load asks for the same hours again and again. */
const offsets = new Map<string, number>();

/**
 * The instant of a change stamp (day, and 'HH:MM:SS') that a system in an IANA zone has written. In
 * the hour that is shown twice it is the earlier one, so that reading from it on misses nothing.
 * TIME_ZONE_UNKNOWN.
 */
export function stampInstant(day: IsoDate, time: string, timeZone: string): Instant {
  const shown = `${day}T${time}.000Z`;
  if (timeZone === 'UTC') return shown;
  const offset = offsetOfHour(shown.slice(0, 13), timeZone);
  if (offset === null) return instantOf(day, time, timeZone);
  return new Date(Date.parse(shown) - offset).toISOString();
}

/**
 * The least that clocks in the zone show from an instant on, as 'YYYY-MM-DDTHH:MM:SS'. Where clocks
 * are about to be set back this is earlier than what they show at the instant itself: whatever is
 * stamped from then on has this stamp or a later one.
 */
export function leastStampSince(since: Instant, timeZone: string): string {
  if (timeZone === 'UTC') return since.slice(0, 19);
  const shown = localSecond(since, timeZone);
  const from = Date.parse(since);
  const until = from + LONGEST_REPETITION_HOURS * MS_PER_HOUR;
  if (offsetAt(until, timeZone) >= offsetAt(from, timeZone)) return shown;
  const again = localSecond(isoOf(setBackBetween(from, until, timeZone)), timeZone);
  return again < shown ? again : shown;
}

/** Milliseconds that clocks are ahead of UTC all through an hour; null when they change in it. */
function offsetOfHour(hour: string, timeZone: string): number | null {
  const key = `${timeZone} ${hour}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const first = instantOf(hour.slice(0, 10), `${hour.slice(11)}:00`, timeZone);
  const offset = offsetAt(Date.parse(first), timeZone);
  const around = [-1, 1, LONGEST_REPETITION_HOURS].map((hours) =>
    offsetAt(Date.parse(first) + hours * MS_PER_HOUR, timeZone),
  );
  if (around.some((other) => other !== offset)) return null;
  if (offsets.size < 100_000) offsets.set(key, offset);
  return offset;
}

function setBackBetween(from: number, until: number, timeZone: string): number {
  let [before, after] = [from, until];
  const offset = offsetAt(from, timeZone);
  while (after - before > MS_PER_MINUTE) {
    const middle = before + Math.floor((after - before) / 2);
    if (offsetAt(middle, timeZone) < offset) after = middle;
    else before = middle;
  }
  return Math.floor(after / MS_PER_MINUTE) * MS_PER_MINUTE;
}

function offsetAt(time: number, timeZone: string): number {
  const second = Math.floor(time / 1000) * 1000;
  return Date.parse(`${localSecond(isoOf(second), timeZone)}Z`) - second;
}

function isoOf(time: number): Instant {
  return new Date(time).toISOString();
}
