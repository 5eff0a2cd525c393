import { EventEmitter } from 'node:events';

const wakeUps = new EventEmitter();
const PENDING = 'operations-pending';

/**
 * Tells this process's sender, once the business transaction is committed, that an operation may
 * wait. Only a wake-up: the row is the truth, and the schedule finds it too.
 */
export function tellOperationsPending(): void {
  wakeUps.emit(PENDING);
}

/** Calls the sender for every wake-up. */
export function onOperationsPending(send: () => void): void {
  wakeUps.on(PENDING, send);
}
