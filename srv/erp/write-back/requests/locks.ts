import { randomUUID } from 'node:crypto';
import { SaldoError } from '../../../domain/errors.ts';
import type { IsoDate } from '../../../domain/iso-date.ts';
import type { Database } from '../../../platform/database.ts';
import { requestedLocksTable } from '../../../platform/tables.ts';
import type { PayloadItem } from '../operation-kinds/item-fields.ts';
import type { LockPayload } from '../operation-kinds/lock-fields.ts';
import { type Requester, request } from './requester.ts';

/** DFKKLOCKS-PROID. */
export const LOCK_PROCESSES = { dunning: '01', payment: '02' } as const;

/** A lock on an item of a customer, from a day to a day, both included. */
export interface NewLock extends PayloadItem {
  readonly partner: string;
  readonly process: keyof typeof LOCK_PROCESSES;
  /** LOCKR, as the bank configures it. */
  readonly reason: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

interface KeptLock extends Omit<LockPayload, 'lock'> {
  readonly id: string;
  readonly partner: string;
}

const COLUMNS = `ID AS id, partner, document, repetition, item, subitem, process, reason,
  validFrom AS "validFrom", validTo AS "validTo"`;

/** Locks an item, in the caller's transaction; answers Saldo's id of the lock, the known one if we have it. */
export async function setLock(db: Database, lock: NewLock, requester: Requester): Promise<string> {
  const { partner, reason, validFrom, validTo } = lock;
  if (validTo < validFrom) throw wrongDays(lock);
  const { document, repetition, item, subitem } = lock;
  const key = { document, repetition, item, subitem };
  const process = LOCK_PROCESSES[lock.process];
  const content = { ...key, process, reason, validFrom, validTo };
  const known = await sameLock(db, requester.source, content);
  if (known) return known;
  const { source, user, now } = requester;
  const ID = randomUUID();
  const set = { status: 'requested', setBy: user, setAt: now };
  await db.insert(requestedLocksTable, [{ ID, source, partner, ...content, ...set }]);
  await send(db, 'lock-set', { id: ID, partner, ...content }, requester);
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
  return send(db, 'lock-lift', kept, requester);
}

/** Changes a lock: the new one is set before the old one is lifted, so that the item is never without. */
export async function changeLock(
  db: Database,
  old: string,
  lock: NewLock,
  requester: Requester,
): Promise<string> {
  const changed = await setLock(db, lock, requester);
  if (changed !== old) await liftLock(db, old, requester);
  return changed;
}

/** All that happens to an item's locks for one process is sent in order. */
function send(
  db: Database,
  kind: 'lock-set' | 'lock-lift',
  { id, partner, ...content }: KeptLock,
  requester: Requester,
): Promise<string> {
  const { document, repetition, item, subitem, process } = content;
  const objectKey = `lock/${document}/${repetition}/${item}/${subitem}/${process}`;
  const payload: LockPayload = { lock: id, ...content };
  return request(db, { kind, partner, subject: id, objectKey, payload }, requester);
}

async function sameLock(
  db: Database,
  source: string,
  lock: Omit<LockPayload, 'lock'>,
): Promise<string | undefined> {
  const { document, repetition, item, subitem, process, reason, validFrom, validTo } = lock;
  const [row] = await db.query<{ id: string }>(
    `SELECT ID AS id FROM saldo_locks_RequestedLocks
      WHERE source = ? AND document = ? AND repetition = ? AND item = ? AND subitem = ?
        AND process = ? AND reason = ? AND validFrom = ? AND validTo = ?
        AND status IN ('requested', 'set')`,
    [source, document, repetition, item, subitem, process, reason, validFrom, validTo],
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
