/** The present instant in milliseconds since 1970, so that tests can move time. */
export type Clock = () => number;

export const systemClock: Clock = () => Date.now();

/** An instant of the clock plus some seconds, as an ISO string. */
export function isoAfter(now: number, seconds = 0): string {
  return new Date(now + seconds * 1000).toISOString();
}
