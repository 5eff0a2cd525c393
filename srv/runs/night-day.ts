import { type BusinessCalendar, nextBusinessDay } from '../domain/business-calendar.ts';
import { SaldoError } from '../domain/errors.ts';
import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Segment } from './segment-setup.ts';

/** Today where the segment is, or the next day that is worked there; never a day that is over. */
export function workingDay(
  now: Instant,
  { timeZone, businessDate }: Segment,
  calendar: BusinessCalendar,
): IsoDate {
  const day = nextBusinessDay(localTime(now, timeZone).date, calendar);
  return businessDate !== null && businessDate > day ? businessDate : day;
}

/** Refuses to make lists for a day that the segment has left, whose figures are history (NIGHT_TOO_EARLY). */
export function requireNotBefore({ segment, businessDate }: Segment, day: IsoDate): void {
  if (businessDate === null || day >= businessDate) return;
  throw new SaldoError(
    'NIGHT_TOO_EARLY',
    `Segment ${segment} is at ${businessDate} already; make its lists for that day or a later one.`,
    { segment, day, published: businessDate },
  );
}
