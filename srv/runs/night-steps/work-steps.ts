import { setTimeout as pause } from 'node:timers/promises';
import type { BatchHandler, WorkQueue } from '../../platform/work-queue.ts';

export interface WorkOptions {
  /** Ends the work after the batch in hand. */
  readonly signal: AbortSignal;
  /** Messages taken at once; a step of a night is long enough by itself. */
  readonly batch: number;
  /** How long to wait before an empty queue is looked at again. */
  readonly idleMs: number;
}

/** Handles what comes into a queue until it is told to stop; returns how many messages are done. */
export async function workSteps(
  queue: Pick<WorkQueue, 'handle'>,
  handler: BatchHandler,
  { signal, batch, idleMs }: WorkOptions,
): Promise<number> {
  let done = 0;
  while (!signal.aborted) {
    const handled = await queue.handle(handler, batch);
    done += handled.done;
    if (handled.done + handled.retried > 0) continue;
    await pause(idleMs, undefined, { signal }).catch(() => undefined);
  }
  return done;
}
