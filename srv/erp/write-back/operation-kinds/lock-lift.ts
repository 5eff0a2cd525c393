import { entityPath, filterPath } from '../odata-path.ts';
import type { OperationKind } from '../operation-kind.ts';
import { accountLocks, itemLocks, type LockPlace } from './lock-fields.ts';
import { keepLockHere } from './lock-object.ts';

/** Lifts a lock that Saldo has set on an item. */
export const lockLift: OperationKind = liftedAt(itemLocks);

/** Lifts one on a contract account. */
export const lockAccountLift: OperationKind = liftedAt(accountLocks);

/** Gone is done, whoever did it. */
function liftedAt({ service, entity, fields, text }: LockPlace): OperationKind {
  return {
    service,
    entity,
    touchesLedger: false,
    mayComeAgain: true,
    write: ({ payload }) => ({ method: 'DELETE', path: entityPath(entity, fields(payload)) }),
    answered: (_row, { payload }) => text(payload),
    trace: ({ payload }) => ({
      path: filterPath(entity, fields(payload)),
      shows: (rows) => (rows.length === 0 ? [text(payload)] : []),
    }),
    confirmed: (db, { subject }) =>
      db.execute(`UPDATE saldo_locks_RequestedLocks SET status = 'lifted' WHERE ID = ?`, [subject]),
    cancelled: (db, { subject }) => keepLockHere(db, subject),
  };
}
