import type { Instant } from '../../../domain/iso-date.ts';
import type { Database } from '../../../platform/database.ts';

/** Ours from now on; one that is to be lifted already stays so. */
export function keepLock(db: Database, lock: string): Promise<number> {
  return db.execute(
    `UPDATE saldo_locks_RequestedLocks SET status = 'set' WHERE ID = ? AND status = 'requested'`,
    [lock],
  );
}

/** Not ours: what would lift it is taken back. */
export async function giveUpLock(
  db: Database,
  lock: string,
  status: 'foreign' | 'cancelled',
): Promise<void> {
  await db.execute('UPDATE saldo_locks_RequestedLocks SET status = ? WHERE ID = ?', [status, lock]);
  await takeLiftBack(db, lock, 'Saldo did not set this lock, so it does not lift it.');
}

/**
 * The lock is not set: what was to set it was cancelled. A lock that it was to replace stays, and a block
 * that has no other lock ends.
 */
export async function cancelLockHere(db: Database, lock: string, now: Instant): Promise<void> {
  await giveUpLock(db, lock, 'cancelled');
  const [row] = await db.query<{ replaces: string | null }>(
    'SELECT replaces FROM saldo_locks_RequestedLocks WHERE ID = ?',
    [lock],
  );
  if (row?.replaces) await keepReplaced(db, row.replaces);
  await db.execute(
    `UPDATE saldo_locks_Blocks SET liftedBy = 'system', liftedAt = ?
      WHERE liftedAt IS NULL AND ID IN (SELECT block FROM saldo_locks_BlockLocks WHERE lock = ?)
        AND NOT EXISTS (SELECT 1 FROM saldo_locks_BlockLocks kept
          JOIN saldo_locks_RequestedLocks other ON other.ID = kept.lock
          WHERE kept.block = saldo_locks_Blocks.ID AND other.status <> 'cancelled')`,
    [now, lock],
  );
}

async function keepReplaced(db: Database, lock: string): Promise<void> {
  const why = 'The lock that was to take its place was cancelled, so this one stays.';
  if ((await takeLiftBack(db, lock, why)) > 0) await keepLockHere(db, lock);
}

/** What waits behind the setting of the lock; answers how many there were. */
function takeLiftBack(db: Database, lock: string, why: string): Promise<number> {
  return db.execute(
    `UPDATE saldo_operations_Operations SET state = 'cancelled', resolution = ?
      WHERE subject = ? AND kind IN ('lock-lift', 'lock-account-lift') AND state = 'pending'`,
    [why, lock],
  );
}

/** The lock stays in the ERP: it was not lifted, and the block that was ended with it holds on. */
export async function keepLockHere(db: Database, lock: string): Promise<void> {
  await db.execute(
    `UPDATE saldo_locks_Blocks SET liftedBy = NULL, liftedAt = NULL, liftReason = NULL
      WHERE ID IN (SELECT block FROM saldo_locks_BlockLocks WHERE lock = ?)
        AND liftedAt = (SELECT liftedAt FROM saldo_locks_RequestedLocks
          WHERE ID = ? AND status = 'lifting')`,
    [lock, lock],
  );
  await db.execute(
    `UPDATE saldo_locks_RequestedLocks SET status = 'set', liftedBy = NULL, liftedAt = NULL
      WHERE ID = ? AND status = 'lifting'`,
    [lock],
  );
}
