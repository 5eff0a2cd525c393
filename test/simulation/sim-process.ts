import type { Random } from '../../sandbox/bank/random.ts';
import type { Instant } from '../../srv/domain/iso-date.ts';
import type { Every } from '../../srv/platform/clock.ts';
import type { Faults } from './faults.ts';
import type { Timeline } from './timeline.ts';

export interface ProcessSurroundings {
  readonly timeline: Timeline;
  readonly faults: Faults;
  readonly random: Random;
  /** The furthest a clock is set, in seconds. */
  readonly furthestClockJump: number;
  /** The longest a process stands still, in seconds. */
  readonly longestPause: number;
  trace(who: string, what: string): void;
}

/**
 * One process: code runs in it step by step, and at any step it may die, stand still or have its
 * clock set. What runs in a dead process never goes on; not even `finally` does.
 */
export class SimProcess {
  readonly name: string;
  readonly #around: ProcessSurroundings;
  readonly #whenDead: (() => void)[] = [];
  #isAlive = true;
  #clockOffset = 0;
  #standsStillUntil = 0;

  constructor(name: string, around: ProcessSurroundings) {
    this.name = name;
    this.#around = around;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** What the process's own clock shows. */
  readonly now = (): Instant =>
    new Date(this.#around.timeline.now + this.#clockOffset).toISOString();

  /** Something takes some milliseconds; a point where the process may die. */
  async step(what: string, milliseconds: number): Promise<void> {
    this.#misfortune(what);
    await this.wait(milliseconds);
  }

  /** Waits so many milliseconds; for ever in a dead process. */
  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.after(milliseconds, resolve));
  }

  /** Runs something in this process when the time has come and it is able to. */
  after(milliseconds: number, run: () => void): void {
    const { timeline } = this.#around;
    const goOn = (): void => {
      if (!this.#isAlive) return;
      if (timeline.now < this.#standsStillUntil) timeline.at(this.#standsStillUntil, goOn);
      else run();
    };
    timeline.after(milliseconds, goOn);
  }

  readonly every: Every = (milliseconds, run) => {
    let isStopped = false;
    const beat = () => {
      if (isStopped) return;
      run();
      this.after(milliseconds, beat);
    };
    this.after(milliseconds, beat);
    return () => {
      isStopped = true;
    };
  };

  whenDead(run: () => void): void {
    this.#whenDead.push(run);
  }

  trace(what: string): void {
    this.#around.trace(this.name, what);
  }

  #misfortune(what: string): void {
    const { faults, timeline, random, longestPause, furthestClockJump } = this.#around;
    if (!this.#isAlive) return;
    if (faults.strikes('crash')) {
      this.trace(`dies before: ${what}`);
      this.#isAlive = false;
      for (const run of this.#whenDead) run();
    }
    if (faults.strikes('pause')) {
      const seconds = random.int(1, longestPause);
      this.trace(`stands still for ${seconds} s before: ${what}`);
      this.#standsStillUntil = timeline.now + seconds * 1000;
    }
    if (faults.strikes('clockJump')) {
      const seconds = random.int(-furthestClockJump, furthestClockJump);
      this.trace(`its clock is set by ${seconds} s`);
      this.#clockOffset += seconds * 1000;
    }
  }
}
