import { randomUUID } from 'node:crypto';
import { SaldoError } from '../../../domain/errors.ts';
import type { IsoDate } from '../../../domain/iso-date.ts';
import type { Database } from '../../../platform/database.ts';
import { requestedLocksTable } from '../../../platform/tables.ts';
import type { PayloadItem } from '../operation-kinds/item-fields.ts';
import type { AccountLockPayload, LockPayload } from '../operation-kinds/lock-fields.ts';
import { type Requester, request } from './requester.ts';

/** DFKKLOCKS-PROID. */
export const LOCK_PROCESSES = { dunning: '01', payment: '02' } as const;

/** What a lock of a customer keeps off, from a day to a day, both included. */
export interface LockTerms {
  readonly partner: string;
  readonly process: keyof typeof LOCK_PROCESSES;
  /** LOCKR, as the bank configures it. */
  readonly reason: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

/** A lock on an item of a customer, or on a whole contract account. */
export type NewLock = LockTerms & (PayloadItem | { readonly account: string });

/** Account, or item key; what does not apply is blank. */
interface LockedObject extends PayloadItem {
  readonly account: string;
}

interface KeptLock extends LockedObject {
  readonly id: string;
  readonly partner: string;
  readonly process: string;
  readonly reason: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

const NO_ITEM = { document: '', repetition: '', item: '', subitem: '' };

const COLUMNS = `ID AS id, partner, COALESCE(account, '') AS account, document, repetition, item,
  subitem, process, reason, validFrom AS "validFrom", validTo AS "validTo"`;

/**
 * Locks an item or a contract account, in the caller's transaction; answers Saldo's id of the lock,
 * the known one if we have it. `replaces`: the lock that is lifted once this one is set.
 */
export async function setLock(
  db: Database,
  lock: NewLock,
  requester: Requester,
  replaces: string | null = null,
): Promise<string> {
  const { partner, reason, validFrom, validTo } = lock;
  if (validTo < validFrom) throw wrongDays(lock);
  const process = LOCK_PROCESSES[lock.process];
  const content = { partner, ...lockedObject(lock), process, reason, validFrom, validTo };
  const known = await sameLock(db, requester.source, content);
  if (known) return known;
  const { source, user, now } = requester;
  const ID = randomUUID();
  const set = { status: 'requested', setBy: user, setAt: now, replaces };
  await db.insert(requestedLocksTable, [{ ID, source, ...content, ...set }]);
  await send(db, 'set', { id: ID, ...content }, requester);
  return ID;
}

/** Lifts a lock that Saldo set. LOCK_NOT_OURS when it did not, or has lifted it already. */
export async function liftLock(db: Database, lock: string, requester: Requester): Promise<string> {
  const { source, user, now } = requester;
  const lifting = await db.execute(
    `UPDATE saldo_locks_RequestedLocks SET status = 'lifting', liftedBy = ?, liftedAt = ?
      WHERE ID = ? AND source = ? AND status IN ('requested', 'set')`,
    [user, now, lock, source],
  );
  const [kept] = await db.query<KeptLock>(
    `SELECT ${COLUMNS} FROM saldo_locks_RequestedLocks WHERE ID = ?`,
    [lock],
  );
  if (lifting === 0 || !kept) throw notOurs(lock);
  return send(db, 'lift', kept, requester);
}

/**
 * Changes a lock: the new one is set before the old one is lifted, so that nothing is ever without.
 * Where the new one does not get there, the old one stays.
 */
export async function changeLock(
  db: Database,
  old: string,
  lock: NewLock,
  requester: Requester,
): Promise<string> {
  const changed = await setLock(db, lock, requester, old);
  if (changed !== old) await liftLock(db, old, requester);
  return changed;
}

function lockedObject(lock: NewLock): LockedObject {
  if ('account' in lock) return { account: lock.account, ...NO_ITEM };
  const { document, repetition, item, subitem } = lock;
  return { account: '', document, repetition, item, subitem };
}

/** All that happens to the locks of an item or account for one process is sent in order. */
function send(db: Database, action: 'set' | 'lift', kept: KeptLock, requester: Requester) {
  const { id: subject, partner, account, process, reason, validFrom, validTo } = kept;
  const { document, repetition, item, subitem } = kept;
  const content = { lock: subject, process, reason, validFrom, validTo };
  if (account === '') {
    const objectKey = `lock/${document}/${repetition}/${item}/${subitem}/${process}`;
    const payload: LockPayload = { document, repetition, item, subitem, ...content };
    const kind = action === 'set' ? 'lock-set' : 'lock-lift';
    return request(db, { kind, partner, subject, objectKey, payload }, requester);
  }
  const objectKey = `lock/${account}/${partner}/${process}`;
  const payload: AccountLockPayload = { account, partner, ...content };
  const kind = action === 'set' ? 'lock-account-set' : 'lock-account-lift';
  return request(db, { kind, partner, subject, objectKey, payload }, requester);
}

async function sameLock(
  db: Database,
  source: string,
  lock: Omit<KeptLock, 'id'>,
): Promise<string | undefined> {
  const { partner, account, document, repetition, item, subitem } = lock;
  const { process, reason, validFrom, validTo } = lock;
  const [row] = await db.query<{ id: string }>(
    `SELECT ID AS id FROM saldo_locks_RequestedLocks
      WHERE source = ? AND partner = ? AND COALESCE(account, '') = ? AND document = ?
        AND repetition = ? AND item = ? AND subitem = ?
        AND process = ? AND reason = ? AND validFrom = ? AND validTo = ?
        AND status IN ('requested', 'set')`,
    [
      ...[source, partner, account, document, repetition, item, subitem],
      ...[process, reason, validFrom, validTo],
    ],
  );
  return row?.id;
}

function wrongDays({ validFrom, validTo }: NewLock): SaldoError {
  return new SaldoError(
    'LOCK_DAYS_WRONG',
    `A lock from ${validFrom} cannot end on ${validTo}; give a last day that is not before the first.`,
    { from: validFrom, to: validTo },
  );
}

function notOurs(lock: string): SaldoError {
  return new SaldoError(
    'LOCK_NOT_OURS',
    `Lock ${lock} was not set by Saldo, or is lifted already; lift it in the ERP.`,
    { lock },
  );
}
