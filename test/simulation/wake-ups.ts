import type { Random } from '../../sandbox/bank/random.ts';
import type { Faults } from './faults.ts';
import type { SimProcess } from './sim-process.ts';
import type { Timeline } from './timeline.ts';

const LONGEST_DELAY = 20_000;
const LONGEST_REPEAT = 120_000;

/**
 * The queue that wakes senders: messages come late, out of order, twice or never. They carry nothing
 * that matters; the operation row is the truth, and senders look for themselves now and then.
 */
export class WakeUps {
  readonly #timeline: Timeline;
  readonly #faults: Faults;
  readonly #random: Random;
  #waiting: (() => void)[] = [];

  constructor(timeline: Timeline, faults: Faults, random: Random) {
    this.#timeline = timeline;
    this.#faults = faults;
    this.#random = random;
  }

  send(): void {
    if (this.#faults.strikes('wakeUpLost')) return;
    this.#timeline.after(this.#random.int(1, LONGEST_DELAY), () => this.#deliver());
    if (!this.#faults.strikes('wakeUpRepeated')) return;
    this.#timeline.after(this.#random.int(1, LONGEST_REPEAT), () => this.#deliver());
  }

  /** Until a message comes for this process, or so many milliseconds have passed. */
  wait(process: SimProcess, milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(() => process.after(0, resolve));
      process.after(milliseconds, resolve);
    });
  }

  #deliver(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
