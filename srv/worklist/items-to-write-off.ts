import type { WritableItem } from '../domain/check-write-off.ts';
import { type ItemKey, itemKeyText } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { type CustomerOfDay, loadPromisableItems } from './promisable-items.ts';

/** An open receivable with its key. */
export interface ItemToWriteOff extends WritableItem {
  readonly key: ItemKey;
}

/** Proposals that wait here, or on which nobody has decided in the ERP. */
const UNDER_WAY = `SELECT proposed.source, proposed.document, proposed.repetition, proposed.item,
    proposed.subitem
  FROM saldo_writeoffs_WriteOffItems proposed
  JOIN saldo_writeoffs_WriteOffs writeOff ON writeOff.ID = proposed.writeOff
  LEFT JOIN saldo_writeoffs_ErpWriteOffs erp
    ON erp.source = writeOff.source AND erp.operation = writeOff.operation
  WHERE writeOff.source = ? AND writeOff.partner = ? AND writeOff.ID <> ?
    AND writeOff.state IN ('waiting', 'proposed') AND COALESCE(erp.status, '') = ''`;

/** The customer's open receivables in the segment, as they can be written off; `except` a proposal itself. */
export async function loadItemsToWriteOff(
  db: Database,
  customer: CustomerOfDay,
  currencies: CurrencyTable,
  except = '',
): Promise<ItemToWriteOff[]> {
  const { source, partner } = customer;
  const underWay = await db.query<ItemKey>(UNDER_WAY, [source, partner, except]);
  const proposed = new Set(underWay.map(itemKeyText));
  const onOffer = await loadPromisableItems(db, customer, currencies);
  return onOffer
    .filter(({ key }) => key.amount > 0)
    .map(({ key, item, currency, substituteCategory }) => ({
      key,
      item,
      currency,
      open: key.amount,
      isArranged: substituteCategory !== '',
      isProposed: proposed.has(item),
    }));
}
