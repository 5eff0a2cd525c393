import type { Random } from '../../sandbox/bank/random.ts';
import { SaldoError } from '../../srv/domain/errors.ts';
import type { Machine, World } from './world.ts';

/** Told of errors that no fault explains. */
export type Astonished = (error: unknown) => void;

export interface Actor {
  readonly name: string;
  /** Decides how long it takes until it runs again after its process died. */
  readonly restarts: Random;
  /** One round of it. */
  readonly code: (machine: Machine) => Promise<void>;
  readonly astonished: Astonished;
}

const PAUSE_AFTER_FAILURE = 5_000;
const LONGEST_RESTART = 40_000;

/**
 * Runs an actor's code for ever: again after a failure that the code may have, and in a new process
 * after its process died.
 */
export function keepRunning(world: World, actor: Actor): void {
  const { name, restarts, code, astonished } = actor;
  let incarnation = 0;
  const start = () => {
    incarnation += 1;
    const machine = world.startProcess(`${name}#${incarnation}`);
    machine.process.whenDead(() => world.timeline.after(restarts.int(500, LONGEST_RESTART), start));
    void forEver(machine, code, astonished);
  };
  start();
}

async function forEver(
  machine: Machine,
  code: (machine: Machine) => Promise<void>,
  astonished: Astonished,
): Promise<void> {
  for (;;) {
    try {
      await code(machine);
    } catch (error) {
      if (!(error instanceof SaldoError)) astonished(error);
      machine.process.trace(`fails: ${error instanceof Error ? error.message : error}`);
      await machine.process.wait(PAUSE_AFTER_FAILURE);
    }
  }
}
