import type { Clock } from '../../srv/platform/clock.ts';

export interface MovingClock {
  readonly now: Clock;
  /** Lets seconds pass. */
  pass(seconds: number): void;
}

/** A clock that stands still until a test moves it. */
export function movingClock(start = '2026-03-02T08:00:00.000Z'): MovingClock {
  let instant = Date.parse(start);
  return {
    now: () => instant,
    pass: (seconds) => {
      instant += seconds * 1000;
    },
  };
}
