import type { IsoDate } from '../domain/iso-date.ts';
import { type ItemKey, itemKeyText } from '../domain/open-item.ts';
import { setLock } from '../erp/write-back/requests/locks.ts';
import { blockLocksTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { type ItemInput, withoutGaps } from './chosen-items.ts';
import { openReceivables } from './open-receivables.ts';
import type { Visit } from './visit.ts';

/** The lock that a block stands for on each item or account; LOCKR and both days included. */
export interface DebtLock {
  readonly block: string;
  readonly process: 'dunning' | 'payment';
  readonly reason: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

/** Which debts: chosen open items, or all when none are named; or the accounts they are on. */
export interface LockedDebts {
  readonly items?: readonly (ItemInput | null)[] | null;
  readonly wholeAccounts?: boolean | null;
}

interface OpenDebt extends ItemKey {
  readonly account: string;
}

const OPEN_DEBTS = openReceivables('item.account');

/**
 * Asks the ERP to lock debts of the customer: items, or with them whatever else is on their accounts or
 * comes there. BLOCK_NO_ITEMS when there is none, BLOCK_ITEM_UNKNOWN for one that is not open.
 */
export async function lockDebts(
  visit: Visit,
  { block, ...lock }: DebtLock,
  { items, wholeAccounts }: LockedDebts,
): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner, segment } = position;
  const open = await itemsOf(visit, withoutGaps(items, 'items'));
  if (open.length === 0) throw badRequest('BLOCK_NO_ITEMS', 'items');
  const requester = { source, segment, user: agent, now };
  const locks = new Set<string>();
  for (const debt of wholeAccounts ? accountsOf(open) : open.map(keyOf)) {
    locks.add(await setLock(db, { ...debt, partner, ...lock }, requester));
  }
  await db.insert(
    blockLocksTable,
    [...locks].map((id) => ({ block, lock: id })),
  );
}

function accountsOf(items: readonly OpenDebt[]): { account: string }[] {
  return [...new Set(items.map(({ account }) => account))].map((account) => ({ account }));
}

function keyOf({ document, repetition, item, subitem }: OpenDebt) {
  return { document, repetition, item, subitem };
}

async function itemsOf({ db, position }: Visit, chosen: readonly ItemInput[]): Promise<OpenDebt[]> {
  const { segment, source, partner } = position;
  const open = await db.query<OpenDebt>(OPEN_DEBTS, [segment, source, partner]);
  if (chosen.length === 0) return open;
  const known = new Map(open.map((item) => [itemKeyText(item), item]));
  return chosen.map((item, index) => {
    const value = itemKeyText({ source, ...item });
    const found = known.get(value);
    if (!found) throw badRequest('BLOCK_ITEM_UNKNOWN', `items[${index}]`, { value });
    return found;
  });
}
