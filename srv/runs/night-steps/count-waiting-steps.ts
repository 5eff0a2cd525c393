import type { Database } from '../../platform/database.ts';

/** How many messages of a queue in the database wait or are being handled. */
export async function countWaitingSteps(db: Database, queue: string): Promise<number> {
  const [row] = await db.query<{ waiting: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS waiting FROM saldo_platform_QueueMessages
    WHERE queue = ? AND state = 'ready'`,
    [queue],
  );
  return row?.waiting ?? 0;
}
