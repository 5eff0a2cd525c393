import { SaldoError } from '../../srv/domain/errors.ts';
import { ask } from './ask.ts';
import type { Astonished } from './keep-running.ts';
import type { BusinessRequest } from './requests.ts';
import type { WakeUps } from './wake-ups.ts';
import type { World } from './world.ts';

/** The people who ask: each request in a process of its own, as requests of users are. */
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
    this.#random = world.random(10);
  }

  /** Whether everybody has had an answer. */
  get isDone(): boolean {
    return this.#open === 0;
  }

  plan(requests: readonly BusinessRequest[]): void {
    for (const request of requests) this.#later(request, request.at * 1000);
  }

  #later(request: BusinessRequest, milliseconds: number): void {
    this.#open += 1;
    this.#world.timeline.after(milliseconds, () => {
      const machine = this.#world.startProcess('branch');
      let isAnswered = false;
      const again = (after: number) => {
        this.#open -= 1;
        this.#later(request, after);
      };
      machine.process.whenDead(() => {
        if (!isAnswered) again(this.#random.int(3_000, 30_000));
      });
      const answered = async () => {
        await ask(this.#world, machine, request);
        this.#wakeUps.send();
        isAnswered = true;
        if (this.#world.faults.strikes('requestRepeated')) {
          return again(this.#random.int(100, 200_000));
        }
        this.#open -= 1;
      };
      answered().catch((error: unknown) => {
        isAnswered = true;
        if (!(error instanceof SaldoError)) this.#astonished(error);
        again(this.#random.int(3_000, 30_000));
      });
    });
  }
}
