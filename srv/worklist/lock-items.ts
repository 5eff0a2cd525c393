import type { IsoDate } from '../domain/iso-date.ts';
import { type ItemKey, itemKeyText } from '../domain/open-item.ts';
import { setLock } from '../erp/write-back/requests/locks.ts';
import { blockLocksTable } from '../platform/tables.ts';
import { badRequest } from '../requests/refusal.ts';
import { type ItemInput, withoutGaps } from './chosen-items.ts';
import type { Visit } from './visit.ts';

/** The lock of a block on each of its items; LOCKR and both days included. */
export interface DunningLock {
  readonly block: string;
  readonly reason: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
}

const OPEN_ITEMS = `SELECT item.source, item.document, item.repetition, item.item, item.subitem
  FROM saldo_ledger_Items item
  JOIN saldo_organization_SegmentCompanyCodes scope
    ON scope.segment = ? AND scope.source = item.source AND scope.companyCode = item.companyCode
  WHERE item.source = ? AND item.partner = ? AND item.clearingStatus = '' AND item.amount > 0
    AND item.leftErpAt IS NULL
  ORDER BY item.document, item.repetition, item.item, item.subitem`;

/**
 * Asks the ERP to lock chosen items of the customer, or all that are open, against dunning.
 * BLOCK_NO_ITEMS when there is none, BLOCK_ITEM_UNKNOWN for one that is not open.
 */
export async function lockItems(
  visit: Visit,
  { block, ...lock }: DunningLock,
  chosen: readonly (ItemInput | null)[],
): Promise<void> {
  const { db, agent, now, position } = visit;
  const { source, partner } = position;
  const items = await itemsOf(visit, withoutGaps(chosen, 'items'));
  if (items.length === 0) throw badRequest('BLOCK_NO_ITEMS', 'items');
  const requester = { source, user: agent, now };
  const locks = new Set<string>();
  for (const { document, repetition, item, subitem } of items) {
    const key = { document, repetition, item, subitem };
    locks.add(await setLock(db, { ...key, partner, process: 'dunning', ...lock }, requester));
  }
  await db.insert(
    blockLocksTable,
    [...locks].map((id) => ({ block, lock: id })),
  );
}

async function itemsOf({ db, position }: Visit, chosen: readonly ItemInput[]): Promise<ItemKey[]> {
  const { segment, source, partner } = position;
  const open = await db.query<ItemKey>(OPEN_ITEMS, [segment, source, partner]);
  if (chosen.length === 0) return open;
  const known = new Map(open.map((item) => [itemKeyText(item), item]));
  return chosen.map((item, index) => {
    const value = itemKeyText({ source, ...item });
    const found = known.get(value);
    if (!found) throw badRequest('BLOCK_ITEM_UNKNOWN', `items[${index}]`, { value });
    return found;
  });
}
