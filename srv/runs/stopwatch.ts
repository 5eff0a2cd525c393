/** Seconds that each step took, in steps one after the other. */
export interface Stopwatch {
  /** Ends the step that began with the last lap. */
  lap(step: string): void;
  /** All laps, and their sum as `all`. */
  seconds(): Record<string, number>;
}

export function stopwatch(clock: () => number = () => performance.now()): Stopwatch {
  const startedAt = clock();
  const laps: Record<string, number> = {};
  let lapAt = startedAt;
  return {
    lap(step) {
      const now = clock();
      laps[step] = rounded(now - lapAt);
      lapAt = now;
    },
    seconds: () => ({ ...laps, all: rounded(lapAt - startedAt) }),
  };
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds) / 1000;
}
