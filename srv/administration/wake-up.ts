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

/**
 * Calls the sender after a wake-up, one call at a time: wake-ups that come while it sends are
 * answered by one more call, since it may have looked before their rows were there. `send` tells
 * its failures itself.
 */
export function onOperationsPending(send: () => Promise<unknown>): void {
  let isSending = false;
  let isWanted = false;
  const wake = async () => {
    isWanted = true;
    if (isSending) return;
    isSending = true;
    while (isWanted) {
      isWanted = false;
      await send();
    }
    isSending = false;
  };
  wakeUps.on(PENDING, wake);
}
