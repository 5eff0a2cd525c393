import { addDays, type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { badRequest } from '../requests/refusal.ts';
import { settings } from './settings.ts';

/** LOCKR of the ERP's lock, by the code of the reason. BLOCK_REASON_UNKNOWN. */
export async function lockReasonOf(db: Database, reason: string): Promise<string> {
  const [row] = await db.query<{ lockReason: string }>(
    'SELECT lockReason AS "lockReason" FROM saldo_locks_BlockReasons WHERE code = ?',
    [reason],
  );
  if (!row) throw badRequest('BLOCK_REASON_UNKNOWN', 'reason', { value: reason });
  return row.lockReason;
}

/** The last day of a block. DATE_INVALID, BLOCK_DAY_PAST, BLOCK_TOO_LONG. */
export function checkLastDay(today: IsoDate, validTo: IsoDate): void {
  if (!isIsoDate(validTo)) throw badRequest('DATE_INVALID', 'validTo', { value: validTo });
  if (validTo < today) throw badRequest('BLOCK_DAY_PAST', 'validTo', { validTo, today });
  const latest = addDays(today, settings().blockDays);
  if (validTo > latest) throw badRequest('BLOCK_TOO_LONG', 'validTo', { validTo, latest });
}
