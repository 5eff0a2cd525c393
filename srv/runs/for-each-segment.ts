import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { orReject } from './failed-run.ts';
import { loadSegments, type Segment } from './segment-setup.ts';

/** Does the day's work of each segment; what stops one is listed, and leaves the others theirs. */
export async function forEachSegment(
  db: Database,
  clock: () => Instant,
  work: (segment: Segment) => Promise<void>,
): Promise<void> {
  for (const segment of await loadSegments(db)) {
    const place = { origin: 'day', object: 'Segment', objectKey: segment.segment, run: null };
    await orReject(db, { ...place, clock }, () => work(segment));
  }
}
