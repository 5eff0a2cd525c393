import { SaldoError } from '../../srv/domain/errors.ts';
import { ask } from './ask.ts';
import type { Astonished } from './keep-running.ts';
import type { BusinessRequest } from './requests.ts';
import type { WakeUps } from './wake-ups.ts';
import type { World } from './world.ts';

const SECONDS_TO_NEXT_LOOK = [300, 1_800] as const;

/**
 * The people who ask, each request in a process of its own. Who gets an error, or no answer at all,
 * asks again; some ask again although they had an answer.
 */
export class Branch {
  readonly #world: World;
  readonly #wakeUps: WakeUps;
  readonly #astonished: Astonished;
  readonly #random;
  #open = 0;

  constructor(world: World, wakeUps: WakeUps, astonished: Astonished) {
    this.#world = world;
    this.#wakeUps = wakeUps;
    this.#astonished = astonished;
    this.#random = world.random('branch');
  }

  /** Whether everybody has had an answer. */
  get isDone(): boolean {
    return this.#open === 0;
  }

  plan(requests: readonly BusinessRequest[]): void {
    for (const request of requests) {
      this.#plan(request.at, request);
      if (request.kind === 'promise-withdraw') this.#plan(this.#nextLook(request), request);
    }
  }

  /** Who wants a promise withdrawn looks once more, when the desk may have given that up. */
  #nextLook({ at }: BusinessRequest): number {
    return at + this.#random.int(...SECONDS_TO_NEXT_LOOK);
  }

  #plan(seconds: number, request: BusinessRequest): void {
    this.#open += 1;
    this.#after(seconds * 1000, request);
  }

  #after(milliseconds: number, request: BusinessRequest): void {
    this.#world.timeline.after(milliseconds, () => void this.#try(request));
  }

  async #try(request: BusinessRequest): Promise<void> {
    const machine = this.#world.startProcess('branch');
    machine.process.whenDead(() => this.#again(request));
    try {
      await ask(this.#world, machine, request);
    } catch (error) {
      if (!(error instanceof SaldoError)) this.#astonished(error);
      return this.#again(request);
    }
    this.#wakeUps.send();
    if (this.#world.faults.strikes('requestRepeated')) return this.#again(request);
    this.#open -= 1;
  }

  #again(request: BusinessRequest): void {
    this.#after(this.#random.int(3_000, 60_000), request);
  }
}
