import type { Database } from '../../../platform/database.ts';
import { filterPath } from '../odata-path.ts';
import type { OperationKind } from '../operation-kind.ts';
import { accountLocks, isLock, itemLocks, type LockPlace } from './lock-fields.ts';

/** Locks an item against dunning or payment. */
export const lockSet: OperationKind = setAt(itemLocks);

/** Locks all that a partner owes on a contract account, what is posted later included. */
export const lockAccountSet: OperationKind = setAt(accountLocks);

/**
 * The ERP keeps a lock once, by its content; one that was there before is somebody else's, and
 * lifting it is no business of ours.
 */
function setAt({ service, entity, fields, text }: LockPlace): OperationKind {
  return {
    service,
    entity,
    touchesLedger: false,
    isAnonymous: true,
    write: ({ payload }) => ({ method: 'POST', path: `/${entity}`, body: fields(payload) }),
    answered: (row, { payload }) => (isLock(row, fields(payload)) ? text(payload) : null),
    trace: ({ payload }) => ({
      path: filterPath(entity, fields(payload)),
      shows: (rows) => rows.map(() => text(payload)),
    }),
    confirmed: (db, { subject }, _erpKey, evidence) =>
      evidence === 'existed' ? giveUpLock(db, subject, 'foreign') : keepLock(db, subject),
    cancelled: (db, { subject }) => giveUpLock(db, subject, 'cancelled'),
  };
}

/** Ours from now on; one that is to be lifted already stays so. */
function keepLock(db: Database, lock: string): Promise<number> {
  return db.execute(
    `UPDATE saldo_locks_RequestedLocks SET status = 'set' WHERE ID = ? AND status = 'requested'`,
    [lock],
  );
}

/** Not ours: what would lift it is taken back. */
async function giveUpLock(db: Database, lock: string, status: 'foreign' | 'cancelled') {
  await db.execute('UPDATE saldo_locks_RequestedLocks SET status = ? WHERE ID = ?', [status, lock]);
  await db.execute(
    `UPDATE saldo_operations_Operations SET state = 'cancelled', resolution = ?
      WHERE subject = ? AND kind IN ('lock-lift', 'lock-account-lift') AND state = 'pending'`,
    ['Saldo did not set this lock, so it does not lift it.', lock],
  );
}
