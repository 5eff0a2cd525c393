import type { SimProcess } from './sim-process.ts';

interface Waiting {
  readonly process: SimProcess;
  readonly goOn: () => void;
}

/** The database's one writer: who asks first goes first; who dies leaves it, rolled back. */
export class WriteLock {
  readonly #waiting: Waiting[] = [];
  readonly #rollBack: () => void;
  #holder: SimProcess | undefined;

  constructor(rollBack: () => void) {
    this.#rollBack = rollBack;
  }

  take(process: SimProcess): Promise<void> {
    return new Promise((goOn) => {
      this.#waiting.push({ process, goOn });
      this.#next();
    });
  }

  /** The process died; if it held the lock, its transaction is undone. */
  leftBy(process: SimProcess): void {
    if (this.#holder !== process) return;
    this.#rollBack();
    this.giveBack(process);
  }

  giveBack(process: SimProcess): void {
    if (this.#holder !== process) return;
    this.#holder = undefined;
    this.#next();
  }

  #next(): void {
    while (this.#holder === undefined) {
      const next = this.#waiting.shift();
      if (!next) return;
      if (!next.process.isAlive) continue;
      this.#holder = next.process;
      next.goOn();
    }
  }
}
