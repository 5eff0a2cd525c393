import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';

/** The days that an instant lies on where the bank's segments are: two of them while midnight passes over it. */
export interface BankDays {
  /** What a person says from now on counts from it: it has begun everywhere. */
  readonly earliest: IsoDate;
  /** What begins on it or before has begun somewhere: too late to settle. */
  readonly latest: IsoDate;
}

/** Of what belongs to no segment, or to several; days of UTC for a bank without any. */
export async function bankDays(db: Database, now: Instant): Promise<BankDays> {
  const { all, inUtc } = await daysOfSegments(db, now);
  const days = [...all.values()].sort();
  return { earliest: days[0] ?? inUtc, latest: days.at(-1) ?? inUtc };
}

/** The day that an instant lies on where a segment is; of UTC for what has none. */
export async function segmentDays(
  db: Database,
  now: Instant,
): Promise<(segment: string | null) => IsoDate> {
  const { all, inUtc } = await daysOfSegments(db, now);
  return (segment) => all.get(segment ?? '') ?? inUtc;
}

async function daysOfSegments(db: Database, now: Instant) {
  const rows = await db.query<{ segment: string; timeZone: string | null }>(
    'SELECT segment, timeZone AS "timeZone" FROM saldo_organization_Segments',
  );
  const dayIn = (timeZone: string | null) => localTime(now, timeZone ?? 'UTC').date;
  const all = new Map(rows.map(({ segment, timeZone }) => [segment, dayIn(timeZone)]));
  return { all, inUtc: dayIn(null) };
}
