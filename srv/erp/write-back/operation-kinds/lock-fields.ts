import { type ErpTarget, services } from '../../services.ts';
import type { ODataKey } from '../odata-path.ts';
import type { ErpRow } from '../operation-kind.ts';
import { itemFields, itemKeyText22, type PayloadItem } from './item-fields.ts';

/** DFKKLOCKS has no field for who set a lock, so its content is its whole identity. */
interface LockContent {
  /** Id in RequestedLocks. */
  readonly lock: string;
  /** PROID: 01 dunning, 02 incoming payment. */
  readonly process: string;
  /** LOCKR, as the bank configures it. */
  readonly reason: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** A lock on an item, in a payload. */
export type LockPayload = PayloadItem & LockContent;

/** A lock on a partner's contract account, in a payload. */
export interface AccountLockPayload extends LockContent {
  readonly account: string;
  readonly partner: string;
}

/** Where the ERP keeps locks of one kind. */
export interface LockPlace extends ErpTarget {
  /** The lock's key, which is all it has, as the ERP names it. */
  fields(payload: unknown): ODataKey;
  /** What people know the lock by. At most 40 characters. */
  text(payload: unknown): string;
}

export const itemLocks: LockPlace = {
  service: services.documents,
  entity: 'BPItemBusLock',
  fields: (payload) => {
    const lock = payload as LockPayload;
    return { ...itemFields(lock), ...contentFields(lock) };
  },
  text: (payload) => `${itemKeyText22(payload as LockPayload)} ${contentText(payload)}`,
};

export const accountLocks: LockPlace = {
  service: services.contractAccount,
  entity: 'ContrAcctPrtnBusLock',
  fields: (payload) => {
    const lock = payload as AccountLockPayload;
    return {
      ContractAccount: lock.account,
      BusinessPartner: lock.partner,
      ...contentFields(lock),
    };
  },
  text: (payload) => {
    const { account, partner } = payload as AccountLockPayload;
    return `${account} ${partner} ${contentText(payload)}`;
  },
};

function contentFields({ process, reason, validFrom, validTo }: LockContent) {
  return {
    CABusinessProcess: process,
    CABusinessLockReason: reason,
    CABusinessLockValidFrom: validFrom,
    CABusinessLockValidTo: validTo,
  };
}

/** Process, reason and first day. */
function contentText(payload: unknown): string {
  const { process, reason, validFrom } = payload as LockContent;
  return `${process}${reason} ${validFrom}`;
}

/** The ERP's answer is about this lock. */
export function isLock(row: ErpRow | null, fields: ODataKey): boolean {
  return Object.entries(fields).every(([name, value]) => row?.[name] === value);
}
