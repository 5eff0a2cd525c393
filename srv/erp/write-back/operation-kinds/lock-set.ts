import type { Database } from '../../../platform/database.ts';
import { services } from '../../services.ts';
import { filterPath } from '../odata-path.ts';
import type { OperationKind } from '../operation-kind.ts';
import { isLock, type LockPayload, lockFields, lockText } from './lock-fields.ts';

/**
 * Locks an item against dunning or payment. The ERP keeps a lock once, by its content; one that was
 * there before is somebody else's, and lifting it is no business of ours.
 */
export const lockSet: OperationKind = {
  service: services.documents,
  entity: 'BPItemBusLock',
  touchesLedger: false,
  isAnonymous: true,
  write: ({ payload }) => ({
    method: 'POST',
    path: '/BPItemBusLock',
    body: lockFields(payload as LockPayload),
  }),
  answered: (row, { payload }) =>
    isLock(row, payload as LockPayload) ? lockText(payload as LockPayload) : null,
  trace: ({ payload }) => ({
    path: filterPath('BPItemBusLock', lockFields(payload as LockPayload)),
    shows: (rows) => rows.map(() => lockText(payload as LockPayload)),
  }),
  confirmed: (db, { subject }, _erpKey, evidence) =>
    evidence === 'existed' ? giveUpLock(db, subject, 'foreign') : keepLock(db, subject),
  cancelled: (db, { subject }) => giveUpLock(db, subject, 'cancelled'),
};

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
      WHERE subject = ? AND kind = 'lock-lift' AND state = 'pending'`,
    ['Saldo did not set this lock, so it does not lift it.', lock],
  );
}
