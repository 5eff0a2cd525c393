import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { contractSnapshotsTable } from '../platform/tables.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import { monthEnds } from './month-ends.ts';
import type { Period } from './retention.ts';

/**
 * Forgets the contracts' states of days past their time, a day after the other; month ends stay longer.
 * A day that is the month end of all its segments is not even read: nothing of it can go.
 */
export async function forgetSnapshots(
  db: Database,
  today: IsoDate,
  { days, monthEndDays }: Period,
): Promise<void> {
  const before = addDays(today, -days);
  const keptFrom = addDays(today, -monthEndDays);
  const ends = (await monthEnds(db)).filter(({ businessDate }) => businessDate >= keptFrom);
  const segmentsOn = await countSegments(db, keptFrom);
  const condition = `businessDate = ? AND NOT (COALESCE(segment, '') ${inList(db.dialect)})`;
  for (let day = await dayAfter(db, ''); day && day < before; day = await dayAfter(db, day)) {
    const kept = ends.filter(({ businessDate }) => businessDate === day);
    if (kept.length > 0 && kept.length === (segmentsOn.get(day) ?? 0)) continue;
    const segments = JSON.stringify(kept.map(({ segment }) => segment));
    await deleteInBatches(db, contractSnapshotsTable, condition, [day, segments]);
  }
}

/** How many segments had lists published for a day: as many as contracts' states were taken of. */
async function countSegments(db: Database, from: IsoDate): Promise<Map<IsoDate, number>> {
  const rows = await db.query<{ day: IsoDate; segments: number }>(
    `SELECT businessDate AS day, CAST(COUNT(DISTINCT segment) AS BIGINT) AS segments
    FROM saldo_worklists_Runs WHERE businessDate >= ? GROUP BY businessDate`,
    [from],
  );
  return new Map(rows.map(({ day, segments }) => [day, segments]));
}

/** The next day that has snapshots; dates begin the key, so each step reads one row. */
async function dayAfter(db: Database, day: IsoDate | ''): Promise<IsoDate | null> {
  const [row] = await db.query<{ day: IsoDate }>(
    `SELECT businessDate AS day FROM saldo_worklists_ContractSnapshots
    WHERE businessDate > ? ORDER BY businessDate LIMIT 1`,
    [day || '0001-01-01'],
  );
  return row?.day ?? null;
}
