import type { ErpRow } from '../operation-kind.ts';
import { itemFields, itemKeyText22, type PayloadItem } from './item-fields.ts';

/** A lock in a payload: DFKKLOCKS has no other field, so this is its whole identity. */
export interface LockPayload extends PayloadItem {
  /** Id in RequestedLocks. */
  readonly lock: string;
  /** PROID: 01 dunning, 02 incoming payment. */
  readonly process: string;
  /** LOCKR, as the bank configures it. */
  readonly reason: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** The lock's key, which is all it has, as the ERP names it. */
export function lockFields(lock: LockPayload) {
  return {
    ...itemFields(lock),
    CABusinessProcess: lock.process,
    CABusinessLockReason: lock.reason,
    CABusinessLockValidFrom: lock.validFrom,
    CABusinessLockValidTo: lock.validTo,
  };
}

/** What people know the lock by: item, process, reason and first day. */
export function lockText(lock: LockPayload): string {
  return `${itemKeyText22(lock)} ${lock.process}${lock.reason} ${lock.validFrom}`;
}

/** The ERP's answer is about this lock. */
export function isLock(row: ErpRow | null, lock: LockPayload): boolean {
  return Object.entries(lockFields(lock)).every(([name, value]) => row?.[name] === value);
}
