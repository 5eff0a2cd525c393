import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { forEachSegment } from './for-each-segment.ts';
import { judgePlans } from './judge-plans.ts';
import { judgeSegment } from './judge-segment.ts';
import { remindInstalments } from './remind-instalments.ts';

/**
 * Judges the promises and plans that time alone decides, and reminds of instalments, for the day
 * that it is in each segment: a promise breaks on its day even where no night makes lists. Returns
 * how many verdicts changed.
 */
export async function judgeDay(db: Database, clock: () => Instant): Promise<number> {
  let verdicts = 0;
  await forEachSegment(db, clock, async ({ segment, timeZone }) => {
    const now = clock();
    const today = localTime(now, timeZone).date;
    verdicts += await judgeSegment(db, { segment, run: randomUUID(), today, now });
    await judgePlans(db, { segment, today, now });
    await remindInstalments(db, { segment, today, now });
  });
  return verdicts;
}
