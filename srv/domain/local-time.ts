import type { Instant, IsoDate } from './iso-date.ts';

/** Time of day as 'HH:MM'. */
export type ClockTime = string;

/** An instant as people in a zone see it. */
export interface LocalTime {
  readonly date: IsoDate;
  readonly time: ClockTime;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

/** Local date, time and weekday of an instant in an IANA zone (TIME_ZONE_UNKNOWN). */
export function localTime(instant: Instant, timeZone: string): LocalTime {
  void [instant, timeZone];
  throw new Error('not implemented yet');
}

/**
 * The first instant at which clocks in the zone show the date and time or later. A time that the
 * change to summer time skips gives the moment of the change.
 */
export function instantOf(date: IsoDate, time: ClockTime, timeZone: string): Instant {
  void [date, time, timeZone];
  throw new Error('not implemented yet');
}
