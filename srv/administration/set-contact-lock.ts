import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { contactLocksTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { type Administrator, auditDecider, checkDay } from './who-decides.ts';

export interface ContactLockInput {
  readonly source: string;
  /** DFKKLOCKS-PROID. */
  readonly process: string;
  /** DFKKLOCKS-LOCKR. */
  readonly reason: string;
  readonly validFrom: IsoDate;
  /** What forbids contact; none where these locks forbid it no more. */
  readonly basis?: string | null;
}

/**
 * From a day on, locks of a process and reason forbid contact with the customer, or no longer do: at
 * once for the gate, with the next evaluation for the lists.
 * SOURCE_UNKNOWN, DECIDER_IN_PAST.
 */
export async function setContactLock(
  db: Database,
  { source, process, reason, validFrom, basis }: ContactLockInput,
  administrator: Administrator,
): Promise<void> {
  checkDay(validFrom, administrator);
  const [known] = await db.query('SELECT source FROM saldo_organization_Sources WHERE source = ?', [
    source,
  ]);
  if (!known) throw badRequest('SOURCE_UNKNOWN', 'source', { source });
  const lock = [source, process, reason];
  await endOn(db, lock, validFrom);
  if (basis) {
    const { user: changedBy, now: changedAt } = administrator;
    const row = { source, process, reason, validFrom, validTo: null, basis, changedBy, changedAt };
    await db.upsert(contactLocksTable, [row]);
  }
  const what = { validFrom, basis: basis ?? '' };
  await auditDecider(db, administrator, 'contact-lock-set', lock.join('/'), what);
}

/** What was said before holds up to the day before; what was said for later days is replaced. */
async function endOn(db: Database, lock: readonly string[], day: IsoDate): Promise<void> {
  const isLock = 'source = ? AND process = ? AND reason = ?';
  await db.execute(`DELETE FROM saldo_locks_ContactLocks WHERE ${isLock} AND validFrom >= ?`, [
    ...lock,
    day,
  ]);
  await db.execute(
    `UPDATE saldo_locks_ContactLocks SET validTo = ?
      WHERE ${isLock} AND (validTo IS NULL OR validTo >= ?)`,
    [addDays(day, -1), ...lock, day],
  );
}
