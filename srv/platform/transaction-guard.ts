import { AsyncLocalStorage } from 'node:async_hooks';
import { SaldoError } from '../domain/errors.ts';

/** Refuses what would wait for itself: a write past the open transaction of the same call chain. */
export class TransactionGuard {
  readonly #open = new AsyncLocalStorage<boolean>();

  run<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#open.run(true, work);
  }

  refuseInside(): void {
    if (!this.#open.getStore()) return;
    throw new SaldoError(
      'TRANSACTION_BYPASSED',
      'A write inside a transaction must use the transaction it was given, not the database.',
    );
  }
}
