import type { Instant } from '../domain/iso-date.ts';
import { isoAfter } from '../platform/clock.ts';
import type { Database } from '../platform/database.ts';

/** How long working rows are kept, in days. Positions, facts and snapshots are history and stay. */
export interface Retention {
  /** Marks of changed customers, once they are dealt with. */
  readonly changes: number;
  /** What only helps to look into a run: partitions, totals, rejections. */
  readonly runDetails: number;
}

export const DEFAULT_RETENTION: Retention = { changes: 30, runDetails: 90 };

const SECONDS_PER_DAY = 86_400;

/** Deletes what would else grow without end; what a published list still needs is never touched. */
export async function forgetOld(
  db: Database,
  now: Instant,
  { changes, runDetails }: Retention = DEFAULT_RETENTION,
): Promise<void> {
  const daysBefore = (days: number) => isoAfter(Date.parse(now), -days * SECONDS_PER_DAY);
  await db.execute('DELETE FROM saldo_mirror_ChangedCustomers WHERE processedAt < ?', [
    daysBefore(changes),
  ]);
  for (const table of DETAILS) {
    await db.execute(`DELETE FROM ${table} WHERE run IN (${OLD_RUNS})`, [daysBefore(runDetails)]);
  }
}

const DETAILS = [
  'saldo_worklists_RunPartitions',
  'saldo_worklists_RunTotals',
  'saldo_mirror_Rejections',
];

const OLD_RUNS = `SELECT r.ID FROM saldo_worklists_Runs r WHERE r.plannedAt < ?
  AND NOT EXISTS (SELECT 1 FROM saldo_worklists_PublishedRuns p WHERE p.run = r.ID)`;
