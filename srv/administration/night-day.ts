import {
  addDays,
  compareDates,
  type Instant,
  type IsoDate,
  isIsoDate,
} from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { badRequest } from '../requests/refusal.ts';
import { bankDays } from '../runs/bank-days.ts';

/** How far after the last published day, or today, a night may be run. */
const DAYS_AHEAD = 31;

/**
 * A night writes history: not for a day that is none (DATE_INVALID), not before a published day,
 * whose figures would be written over (NIGHT_TOO_EARLY), and not far ahead (NIGHT_TOO_LATE).
 */
export async function checkNightDay(db: Database, day: IsoDate, now: Instant): Promise<void> {
  if (!isIsoDate(day)) throw badRequest('DATE_INVALID', 'businessDate', { value: day });
  const published = await lastPublishedDay(db);
  if (published !== null && compareDates(day, published) < 0) {
    throw badRequest('NIGHT_TOO_EARLY', 'businessDate', { day, published });
  }
  const { latest: today } = await bankDays(db, now);
  const latest = addDays(laterOf(published ?? today, today), DAYS_AHEAD);
  if (compareDates(day, latest) > 0) {
    throw badRequest('NIGHT_TOO_LATE', 'businessDate', { day, latest });
  }
}

async function lastPublishedDay(db: Database): Promise<IsoDate | null> {
  const [row] = await db.query<{ day: IsoDate | null }>(
    `SELECT MAX(run.businessDate) AS day FROM saldo_worklists_PublishedRuns published
    JOIN saldo_worklists_Runs run ON run.ID = published.run`,
  );
  return row?.day ?? null;
}

function laterOf(one: IsoDate, other: IsoDate): IsoDate {
  return compareDates(one, other) > 0 ? one : other;
}
