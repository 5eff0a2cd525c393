import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** A run that was published once. */
export interface PastRun {
  readonly id: string;
  readonly segment: string;
  readonly businessDate: IsoDate;
  readonly keptUntil: IsoDate | null;
}

/** The last run of each segment and month that readers saw: what monthly figures were taken from. */
export async function monthEnds(db: Database): Promise<PastRun[]> {
  const runs = await db.query<PastRun>(
    `SELECT ID AS id, segment, businessDate AS "businessDate", keptUntil AS "keptUntil"
    FROM saldo_worklists_Runs WHERE publishedAt IS NOT NULL AND businessDate IS NOT NULL
    ORDER BY businessDate, publishedAt`,
  );
  const monthOf = ({ segment, businessDate }: PastRun) => `${segment}/${businessDate.slice(0, 7)}`;
  return [...new Map(runs.map((run) => [monthOf(run), run])).values()];
}
