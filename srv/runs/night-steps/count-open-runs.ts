import type { Database } from '../../platform/database.ts';

/** How many runs are planned and neither published nor failed. */
export async function countOpenRuns(db: Database): Promise<number> {
  const [row] = await db.query<{ open: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS open FROM saldo_worklists_Runs
    WHERE publishedAt IS NULL AND status <> 'failed'`,
  );
  return row?.open ?? 0;
}
