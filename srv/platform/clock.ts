/** The present instant in milliseconds since 1970, so that tests can move time. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

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
