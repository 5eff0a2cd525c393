import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for work at most so long. A failure in that time is thrown; what fails later is told to
 * `tell`, since nobody waits for it any more.
 */
export async function settledWithin(
  work: Promise<unknown>,
  milliseconds: number,
  tell: (error: unknown) => void,
): Promise<void> {
  const patience = new AbortController();
  const waited = sleep(milliseconds, 'late' as const, { signal: patience.signal, ref: false });
  const ended = work.then(() => 'done' as const);
  try {
    if ((await Promise.race([ended, waited])) === 'late') ended.catch(tell);
  } finally {
    patience.abort();
    waited.catch(() => undefined);
  }
}
