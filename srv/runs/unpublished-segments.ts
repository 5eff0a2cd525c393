import { isBusinessDay } from '../domain/business-calendar.ts';
import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { loadCalendar } from './load-workforce.ts';
import { loadSegments, type Segment } from './segment-setup.ts';

/** Segments where today is worked and that have no list for today, or cannot tell. */
export async function unpublishedSegments(db: Database, now: Instant): Promise<string[]> {
  const unpublished: string[] = [];
  for (const segment of await loadSegments(db)) {
    // A calendar or a time zone that cannot be read is as bad as a missing list.
    const isMissing = await lacksToday(db, segment, now).catch(() => true);
    if (isMissing) unpublished.push(segment.segment);
  }
  return unpublished;
}

async function lacksToday(
  db: Database,
  { calendar, timeZone, businessDate }: Segment,
  now: Instant,
): Promise<boolean> {
  const today = localTime(now, timeZone).date;
  if (!isBusinessDay(today, await loadCalendar(db, calendar))) return false;
  return businessDate === null || businessDate < today;
}
