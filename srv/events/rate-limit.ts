const WINDOW_MS = 60_000;

/**
 * Counts requests of each sender in windows of a minute. `take` answers 0 when the requests may be
 * made, else the seconds until the next window; of none (0) it only tells.
 */
export class RateLimit {
  readonly #perMinute: number;
  readonly #now: () => number;
  #windowEnds = 0;
  #counts = new Map<string, number>();

  constructor(perMinute: number, now: () => number = Date.now) {
    this.#perMinute = perMinute;
    this.#now = now;
  }

  take(sender: string, requests = 1): number {
    const now = this.#now();
    if (now >= this.#windowEnds) {
      this.#windowEnds = now + WINDOW_MS;
      this.#counts = new Map();
    }
    const count = (this.#counts.get(sender) ?? 0) + requests;
    if (requests > 0) this.#counts.set(sender, count);
    return count <= this.#perMinute ? 0 : Math.ceil((this.#windowEnds - now) / 1000);
  }
}
