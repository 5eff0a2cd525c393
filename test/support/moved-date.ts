const realNow = Date.now;
let stoppedAt = realNow();

/** Stops `Date.now()`, also for servers in this process, until `letDateRun`. */
export function stopDate(): void {
  stoppedAt = realNow();
  Date.now = () => stoppedAt;
}

/** Lets seconds pass on a stopped date. */
export function passSeconds(seconds: number): void {
  stoppedAt += seconds * 1000;
}

export function letDateRun(): void {
  Date.now = realNow;
}
