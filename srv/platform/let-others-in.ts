import { setImmediate as afterIo } from 'node:timers/promises';

/**
 * Lets requests in between two batches of work. SQLite answers at once, so that awaiting its
 * statements alone never gives way to anybody else.
 */
export async function letOthersIn(): Promise<void> {
  await afterIo();
}
