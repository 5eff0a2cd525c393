import type { SaldoError } from '../domain/errors.ts';
import { operationId } from '../domain/operation-id.ts';
import type { Database } from '../platform/database.ts';
import { rejectionsTable } from '../platform/tables.ts';

/** A record that could not be used: which, why, and what to do. */
export interface Rejection {
  readonly object: string;
  readonly objectKey: string;
  readonly code: string;
  readonly message: string;
}

/** The rejection of an object for a known error. */
export function rejectionOf(error: SaldoError, object: string, objectKey: string): Rejection {
  return { object, objectKey, code: error.code, message: error.message };
}

/** Lists rejections under their run; the same rejection of one run is listed once. */
export async function writeRejections(
  db: Database,
  rejections: readonly Rejection[],
  origin: string,
  run: string | null,
  now: string,
): Promise<void> {
  const rows = rejections.map((rejection) => ({
    ...rejection,
    ID: operationId([run, rejection.object, rejection.objectKey], origin, rejection.code),
    origin,
    run,
    rejectedAt: now,
  }));
  await db.upsert(rejectionsTable, rows);
}

/** Forgets what was listed for a run: it is looked at anew. */
export async function forgetRejections(db: Database, origin: string, run: string): Promise<void> {
  const sql = 'DELETE FROM saldo_mirror_Rejections WHERE run = ? AND origin = ?';
  await db.execute(sql, [run, origin]);
}
