import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { WorkQueue } from '../../platform/work-queue.ts';
import { dueObjects } from './due-objects.ts';

export interface WakeOptions {
  readonly source: string;
  readonly now: Instant;
  /** Objects woken at most. */
  readonly limit: number;
}

/**
 * Sends a wake-up for each object of the ERP with something due, and says for how many. The rows are
 * the truth: a wake-up that is lost is sent again by the next call, one too many finds nothing to do.
 */
export async function wakeSenders(
  db: Database,
  queue: Pick<WorkQueue, 'send'>,
  { source, now, limit }: WakeOptions,
): Promise<number> {
  const due = await dueObjects(db, source, { now, limit });
  await queue.send(
    due.map(({ objectKey, attempt }) => ({
      id: attempt,
      group: objectKey,
      body: JSON.stringify({ source, objectKey }),
    })),
  );
  return due.length;
}
