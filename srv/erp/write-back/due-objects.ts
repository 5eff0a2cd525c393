import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';

/** An object of the ERP with something due for it. */
export interface DueObject {
  readonly source: string;
  readonly objectKey: string;
  /** Names this attempt: the same until somebody has tried. */
  readonly attempt: string;
}

const DUE = `SELECT source, objectKey AS "objectKey", MIN(ID) AS id,
    CAST(SUM(attempts) AS BIGINT) AS attempts
  FROM saldo_operations_Operations
  WHERE source = ? AND ((state = 'pending' AND (nextAttemptAt IS NULL OR nextAttemptAt <= ?))
     OR (state = 'sending' AND leaseUntil < ?))
  GROUP BY source, objectKey ORDER BY MIN(createdAt), objectKey LIMIT ?`;

/** Objects for which a sender has to be woken, those that wait longest first. */
export async function dueObjects(
  db: Database,
  source: string,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<DueObject[]> {
  const rows = await db.query<{ source: string; objectKey: string; id: string; attempts: number }>(
    DUE,
    [source, now, now, limit],
  );
  return rows.map(({ id, attempts, ...object }) => ({ ...object, attempt: `${id}:${attempts}` }));
}
