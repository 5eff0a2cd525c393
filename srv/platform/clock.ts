/** The present instant in milliseconds, so that tests can move time. */
export type Clock = () => number;

/** Milliseconds since 1970. */
export const systemClock: Clock = () => Date.now();

/** Milliseconds since the process began: it goes on steadily when the wall clock is set. */
export const steadyClock: Clock = () => performance.now();

/** Runs something every so many milliseconds until the function it returns is called. */
export type Every = (milliseconds: number, run: () => void) => () => void;

/** Keeps no process alive. */
export const systemEvery: Every = (milliseconds, run) => {
  const timer = setInterval(run, milliseconds).unref();
  return () => clearInterval(timer);
};

/** An instant of the clock plus some seconds, as an ISO string. */
export function isoAfter(now: number, seconds = 0): string {
  return new Date(now + seconds * 1000).toISOString();
}
