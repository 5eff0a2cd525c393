import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { claimableParams, claimableSql } from './claim-operations.ts';

/** An object of the ERP with something due for it. */
export interface DueObject {
  readonly source: string;
  readonly objectKey: string;
  /** Names this attempt: the same until somebody has tried. */
  readonly attempt: string;
}

/**
 * Objects for which a sender has to be woken, those that wait longest first. What nobody could claim
 * now is not due, or it would take the places of others.
 */
export async function dueObjects(
  db: Database,
  source: string,
  { now, limit }: { readonly now: Instant; readonly limit: number },
): Promise<DueObject[]> {
  const rows = await db.query<{ source: string; objectKey: string; id: string; attempts: number }>(
    `SELECT source, objectKey AS "objectKey", ID AS id, attempts
       FROM saldo_operations_Operations oldest
      WHERE ${claimableSql(db)} ORDER BY createdAt, ID LIMIT ?`,
    [...claimableParams(source, now), limit],
  );
  return rows.map(({ id, attempts, ...object }) => ({ ...object, attempt: `${id}:${attempts}` }));
}
