import { filterPath } from '../odata-path.ts';
import type { OperationKind } from '../operation-kind.ts';
import { accountLocks, isLock, itemLocks, type LockPlace } from './lock-fields.ts';
import { cancelLockHere, giveUpLock, keepLock } from './lock-object.ts';

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
    cancelled: (db, { subject }, now) => cancelLockHere(db, subject, now),
  };
}
