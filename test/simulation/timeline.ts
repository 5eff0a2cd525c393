import { setImmediate as microtasksDone } from 'node:timers/promises';

interface Event {
  readonly at: number;
  readonly run: () => void;
}

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
  async run(isDone: () => boolean, end = Number.POSITIVE_INFINITY): Promise<boolean> {
    await microtasksDone();
    while (!isDone()) {
      const event = this.#events.at(-1);
      if (!event || event.at > end) {
        this.#now = Math.max(this.#now, Math.min(end, event?.at ?? this.#now));
        return false;
      }
      this.#events.pop();
      this.#now = event.at;
      event.run();
      await microtasksDone();
    }
    return true;
  }
}
