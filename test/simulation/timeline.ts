interface Event {
  readonly at: number;
  readonly run: () => void;
}

/** Between two immediates all promises that can go on do so: as many of them at once as are cheap. */
const STEPS_AT_ONCE = 64;

/**
 * Virtual time: events run one after the other in the order of their instants, and those of one
 * instant as they came. After each, whatever code it woke runs until it waits again. Nothing else
 * decides an order, so that a seed always gives the same history.
 */
export class Timeline {
  /** Latest first. */
  readonly #events: Event[] = [];
  #now: number;

  constructor(start: string) {
    this.#now = Date.parse(start);
  }

  /** Milliseconds since 1970, as no process's own clock shows them. */
  get now(): number {
    return this.#now;
  }

  /** Runs something at an instant, now if it has passed. */
  at(instant: number, run: () => void): void {
    const at = Math.max(instant, this.#now);
    let place = this.#events.length;
    while (place > 0 && (this.#events[place - 1] as Event).at <= at) place--;
    this.#events.splice(place, 0, { at, run });
  }

  after(milliseconds: number, run: () => void): void {
    this.at(this.#now + milliseconds, run);
  }

  /** Lets time pass until `isDone`, or until `end`; true when it was done. */
  run(isDone: () => boolean, end = Number.POSITIVE_INFINITY): Promise<boolean> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const step = () => {
        if (isOver) return;
        try {
          const done = this.#step(isDone, end);
          isOver = done !== undefined;
          if (isOver) resolve(done === true);
        } catch (error) {
          isOver = true;
          reject(error);
        }
      };
      const batch = () => {
        for (let count = 0; count < STEPS_AT_ONCE; count++) setImmediate(step);
        if (!isOver) setImmediate(batch);
      };
      setImmediate(batch);
    });
  }

  /** Runs the next event; true when nothing is left to do, false when the end has come. */
  #step(isDone: () => boolean, end: number): boolean | undefined {
    if (isDone()) return true;
    const event = this.#events.at(-1);
    if (!event || event.at > end) {
      this.#now = Math.max(this.#now, Math.min(end, event?.at ?? this.#now));
      return false;
    }
    this.#events.pop();
    this.#now = event.at;
    event.run();
    return undefined;
  }
}
