import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Database } from '../platform/database.ts';
import { type LetterReport, sendLetters } from './send-letters.ts';

interface PublishedRow {
  readonly segment: string;
  readonly run: string;
  readonly timeZone: string | null;
  readonly businessDate: IsoDate;
}

const PUBLISHED = `SELECT published.segment, published.run, segment.timeZone AS "timeZone",
    run.businessDate AS "businessDate"
  FROM saldo_worklists_PublishedRuns published
  JOIN saldo_worklists_Runs run ON run.ID = published.run
  JOIN saldo_organization_Segments segment ON segment.segment = published.segment
  ORDER BY published.segment`;

/**
 * During the day: sends what the night could not, as letters that rules of contact allow only in the
 * hours of the day. Only for lists of today, in the zone of each segment: older ones are past.
 */
export async function sendMissingLetters(
  db: Database,
  clock: () => Instant,
): Promise<LetterReport> {
  const total = { letters: 0, held: 0 };
  for (const row of await db.query<PublishedRow>(PUBLISHED)) {
    const today = localTime(clock(), row.timeZone ?? 'UTC').date;
    if (row.businessDate !== today) continue;
    const { letters, held } = await sendLetters(db, { ...row, clock });
    total.letters += letters;
    total.held += held;
  }
  return total;
}
