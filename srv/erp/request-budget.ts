import { setTimeout as wait } from 'node:timers/promises';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Budget, Coordination } from '../platform/coordination.ts';
import { ErpError } from './erp-error.ts';
import type { ErpTarget } from './services.ts';

/** How many requests one ERP is sent in a window of time, by all processes together. */
export interface RequestBudget {
  /** Waits until one request may be sent; ERP_BUDGET_SPENT when that takes too long. */
  permit(target: ErpTarget): Promise<void>;
  /** Keeps everyone from sending for some seconds: the ERP has asked for it. */
  pause(seconds: number): Promise<void>;
}

export interface RequestBudgetOptions extends Budget {
  readonly source: string;
  /** The longest wait for a permit, in seconds (30). */
  readonly patience?: number;
  readonly clock?: Clock;
  readonly sleep?: (milliseconds: number) => Promise<unknown>;
}

/** An ERP that asks for more is asked again after this. */
const LONGEST_PAUSE_SECONDS = 15 * 60;
/** Permits are fetched by the handful: one write to the database each would cost more than the call. */
const PART_OF_LIMIT = 20;

/** The budget of one source, shared through coordination by senders, mirror and interactive calls. */
export function sharedBudget(
  coordination: Coordination,
  options: RequestBudgetOptions,
): RequestBudget {
  return new SharedBudget(coordination, options);
}

class SharedBudget implements RequestBudget {
  readonly #coordination: Coordination;
  readonly #options: RequestBudgetOptions;
  readonly #name: string;
  readonly #clock: Clock;
  #permits = 0;
  #isSpent = false;
  #windowEnds = 0;
  #drawing: Promise<void> | undefined;

  constructor(coordination: Coordination, options: RequestBudgetOptions) {
    this.#coordination = coordination;
    this.#options = options;
    this.#name = `erp-requests/${options.source}`;
    this.#clock = options.clock ?? systemClock;
  }

  async permit(target: ErpTarget): Promise<void> {
    const { patience = 30, sleep = wait } = this.#options;
    const deadline = this.#clock() + patience * 1000;
    while (!this.#takeOne()) {
      this.#drawing ??= this.#draw();
      await this.#drawing;
      if (!this.#isSpent) continue;
      const milliseconds = Math.max(1, this.#windowEnds - this.#clock());
      if (this.#clock() + milliseconds > deadline) throw budgetSpent(target, milliseconds / 1000);
      await sleep(milliseconds);
    }
  }

  async pause(seconds: number): Promise<void> {
    this.#permits = 0;
    await this.#coordination.close(this.#name, Math.min(seconds, LONGEST_PAUSE_SECONDS));
  }

  #takeOne(): boolean {
    if (this.#permits === 0 || this.#clock() >= this.#windowEnds) return false;
    this.#permits -= 1;
    return true;
  }

  async #draw(): Promise<void> {
    try {
      const wanted = Math.max(1, Math.floor(this.#options.limit / PART_OF_LIMIT));
      const drawn = await this.#coordination.draw(this.#name, wanted, this.#options);
      this.#permits = drawn.granted;
      this.#isSpent = drawn.granted === 0;
      this.#windowEnds = Date.parse(drawn.windowEndsAt);
    } finally {
      this.#drawing = undefined;
    }
  }
}

/** Nothing was sent: it can be tried again when the window opens. */
function budgetSpent(target: ErpTarget, seconds: number): ErpError {
  return new ErpError(
    'ERP_BUDGET_SPENT',
    target,
    `no request may be sent to the ERP for ${Math.ceil(seconds)} s: the request budget is spent, or the ERP asked to be left alone.`,
    { status: 429, mayHaveHappened: false, retryAfterSeconds: Math.ceil(seconds) },
  );
}
