import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { loadCalendar } from './load-workforce.ts';
import { workingDay } from './night-day.ts';
import { loadSegments } from './segment-setup.ts';

/** Segments that have no list yet for the day that is worked there today, or next. */
export async function unpublishedSegments(db: Database, now: Instant): Promise<string[]> {
  const unpublished: string[] = [];
  for (const segment of await loadSegments(db)) {
    const calendar = await loadCalendar(db, segment.calendar);
    const day = workingDay(now, segment, calendar);
    if (segment.businessDate === null || segment.businessDate < day) {
      unpublished.push(segment.segment);
    }
  }
  return unpublished;
}
