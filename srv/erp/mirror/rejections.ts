import { operationId } from '../../domain/operation-id.ts';
import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { rejectionsTable } from '../../platform/tables.ts';
import type { ErpObject } from './erp-object.ts';

/** A record, or a whole object, that could not be mirrored. */
export interface Rejection {
  readonly object: string;
  /** Key fields of the record; the entity's name for a whole object. */
  readonly key: string;
  /** `$filter` that brings the record again; none for a whole object. */
  readonly recordFilter?: string | undefined;
  readonly code: string;
  readonly message: string;
}

const ORIGIN = 'mirror';

/** Lists rejections; the same record with the same fault stays one row, however often it is read. */
export function saveRejections(
  db: Database,
  source: string,
  rejectedAt: string,
  rejections: readonly Rejection[],
): Promise<number> {
  const rows = rejections.map(({ object, key, recordFilter, code, message }) => ({
    ID: rejectionId(source, { object, key, code }),
    origin: ORIGIN,
    object,
    objectKey: `${source}/${key}`.slice(0, 200),
    code,
    message: message.slice(0, 1000),
    rejectedAt,
    recordFilter: recordFilter && recordFilter.length <= 1000 ? recordFilter : null,
  }));
  const byId = new Map(rows.map((row) => [row.ID, row]));
  return db.upsert(rejectionsTable, [...byId.values()]);
}

/** The same record with the same fault has the same id. */
export function rejectionId(
  source: string,
  { object, key, code }: Pick<Rejection, 'object' | 'key' | 'code'>,
): string {
  return operationId([source, object, key], 'reject', code);
}

/** Takes off the list what a complete reading since `since` no longer rejected. */
export function clearRejections(
  db: Database,
  source: string,
  object: string,
  since: string,
): Promise<number> {
  return db.execute(
    `DELETE FROM saldo_mirror_Rejections
      WHERE origin = '${ORIGIN}' AND object = ? AND objectKey LIKE ? AND rejectedAt < ?`,
    [object, `${source}/%`, since],
  );
}

/** Whether records of an object are listed. */
export async function areRejected(db: Database, source: string, object: string): Promise<boolean> {
  const [row] = await db.query<{ ID: string }>(
    `SELECT ID AS "ID" FROM saldo_mirror_Rejections
      WHERE origin = '${ORIGIN}' AND object = ? AND objectKey LIKE ? AND recordFilter IS NOT NULL
      LIMIT 1`,
    [object, `${source}/%`],
  );
  return row !== undefined;
}

/** Objects with records that are listed and can be read again. */
export async function objectsRejectedFrom(db: Database, source: string): Promise<Set<string>> {
  const rows = await db.query<{ object: string }>(
    `SELECT DISTINCT object FROM saldo_mirror_Rejections
      WHERE origin = '${ORIGIN}' AND objectKey LIKE ? AND recordFilter IS NOT NULL`,
    [`${source}/%`],
  );
  return new Set(rows.map(({ object }) => object));
}

/** Objects that are listed as not readable as a whole. */
export async function objectsThatFailed(
  db: Database,
  source: string,
  objects: readonly Pick<ErpObject, 'object' | 'entity'>[],
): Promise<Set<string>> {
  const rows = await db.query<{ object: string; objectKey: string }>(
    `SELECT object, objectKey AS "objectKey" FROM saldo_mirror_Rejections
      WHERE origin = '${ORIGIN}' AND objectKey ${inList(db.dialect)}`,
    [JSON.stringify(objects.map(({ entity }) => `${source}/${entity}`))],
  );
  const keys = new Set(rows.map(({ object, objectKey }) => `${object} ${objectKey}`));
  const failed = objects.filter(({ object, entity }) => keys.has(`${object} ${source}/${entity}`));
  return new Set(failed.map(({ object }) => object));
}

/** Takes an object off the list that can be read again. */
export function clearFailure(
  db: Database,
  source: string,
  { object, entity }: Pick<ErpObject, 'object' | 'entity'>,
): Promise<number> {
  return db.execute(
    `DELETE FROM saldo_mirror_Rejections
      WHERE origin = '${ORIGIN}' AND object = ? AND objectKey = ?`,
    [object, `${source}/${entity}`],
  );
}
