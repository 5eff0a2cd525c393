import { EventEmitter } from 'node:events';

const wakeUps = new EventEmitter();

/** What may wait to be worked on: operations for the ERP, change events of the ERP. */
type Pending = 'operations' | 'events';

/**
 * Tells this process's sender, once the business transaction is committed, that an operation may
 * wait. Only a wake-up: the row is the truth, and the schedule finds it too.
 */
export function tellOperationsPending(): void {
  wakeUps.emit('operations' satisfies Pending);
}

/** Tells this process's reader, once they are kept, that change events may wait. */
export function tellEventsPending(): void {
  wakeUps.emit('events' satisfies Pending);
}

/** Calls the sender after a wake-up; `send` tells its failures itself. */
export function onOperationsPending(send: () => Promise<unknown>): void {
  onPending('operations', send);
}

/** Calls the reader of change events after a wake-up; `read` tells its failures itself. */
export function onEventsPending(read: () => Promise<unknown>): void {
  onPending('events', read);
}

/**
 * One call at a time: wake-ups that come meanwhile are answered by one more call, since the work may
 * have looked before their rows were there.
 */
function onPending(pending: Pending, work: () => Promise<unknown>): void {
  let isWorking = false;
  let isWanted = false;
  const wake = async () => {
    isWanted = true;
    if (isWorking) return;
    isWorking = true;
    while (isWanted) {
      isWanted = false;
      await work();
    }
    isWorking = false;
  };
  wakeUps.on(pending, wake);
}
