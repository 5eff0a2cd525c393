import { services } from '../../services.ts';
import { entityPath, filterPath } from '../odata-path.ts';
import type { OperationKind } from '../operation-kind.ts';
import { type LockPayload, lockFields, lockText } from './lock-fields.ts';

/** Lifts a lock that Saldo has set. Gone is done, whoever did it. */
export const lockLift: OperationKind = {
  service: services.documents,
  entity: 'BPItemBusLock',
  touchesLedger: false,
  write: ({ payload }) => ({
    method: 'DELETE',
    path: entityPath('BPItemBusLock', lockFields(payload as LockPayload)),
  }),
  answered: (_row, { payload }) => lockText(payload as LockPayload),
  trace: ({ payload }) => ({
    path: filterPath('BPItemBusLock', lockFields(payload as LockPayload)),
    shows: (rows) => (rows.length === 0 ? [lockText(payload as LockPayload)] : []),
  }),
  confirmed: (db, { subject }) =>
    db.execute(`UPDATE saldo_locks_RequestedLocks SET status = 'lifted' WHERE ID = ?`, [subject]),
  cancelled: (db, { subject }) =>
    db.execute(
      `UPDATE saldo_locks_RequestedLocks SET status = 'set' WHERE ID = ? AND status = 'lifting'`,
      [subject],
    ),
};
