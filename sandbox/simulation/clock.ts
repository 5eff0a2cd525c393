import { addDays } from './calendar.ts';

/** When something was posted, as SAP keeps it (date and time apart) and as an instant. */
export interface Stamp {
  date: string;
  time: string;
  instant: string;
}

/**
 * The simulated day. Its time of day starts at 06:00 UTC and runs as real time does,
 * so stamps never go backwards and two runs can start on the same day.
 */
export interface Clock {
  today(): string;
  now(): Stamp;
  advanceDay(): string;
}

/** A clock that stands on a day and is moved on by hand. */
export function createClock(
  day: string,
  monotonicMs: () => number = () => performance.now(),
): Clock {
  let today = day;
  let startedAt = monotonicMs();
  return {
    today: () => today,
    now: () => stampOf(today, monotonicMs() - startedAt),
    advanceDay: () => {
      today = addDays(today, 1);
      startedAt = monotonicMs();
      return today;
    },
  };
}

/** A stamp on a day, so many milliseconds after 06:00 UTC; never past the day's last second. */
export function stampOf(day: string, elapsedMs: number): Stamp {
  const openMs = Math.min(elapsedMs, 17.99 * 3_600_000);
  const instant = new Date(Date.parse(`${day}T06:00:00.000Z`) + openMs).toISOString();
  return { date: day, time: instant.slice(11, 19), instant };
}
