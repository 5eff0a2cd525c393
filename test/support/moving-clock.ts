import type { Clock, Every } from '../../srv/platform/clock.ts';

export interface MovingClock {
  readonly now: Clock;
  /** Runs what is due while seconds pass. */
  readonly every: Every;
  /** Lets seconds pass. */
  pass(seconds: number): void;
}

interface Timer {
  readonly milliseconds: number;
  readonly run: () => void;
  dueAt: number;
}

/** A clock that stands still until a test moves it. */
export function movingClock(start = '2026-03-02T08:00:00.000Z'): MovingClock {
  let instant = Date.parse(start);
  const timers = new Set<Timer>();
  const nextBy = (end: number) =>
    [...timers].filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt)[0];
  return {
    now: () => instant,
    every: (milliseconds, run) => {
      const timer = { milliseconds, run, dueAt: instant + milliseconds };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass: (seconds) => {
      const end = instant + seconds * 1000;
      for (let timer = nextBy(end); timer; timer = nextBy(end)) {
        instant = timer.dueAt;
        timer.dueAt += timer.milliseconds;
        timer.run();
      }
      instant = end;
    },
  };
}
