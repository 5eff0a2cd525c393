import type { DisputableItem } from '../domain/check-dispute.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import { type ItemKey, itemKeyText } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { writtenOff4 } from '../runs/written-off-parts.ts';
import { openReceivables } from './open-receivables.ts';
import type { MyPosition } from './visit.ts';

/** An open item with its key. */
export interface ItemToDispute extends DisputableItem {
  readonly key: ItemKey;
}

interface ItemRow extends ItemKey {
  readonly companyCode: string;
  readonly currency: string;
  readonly open4: number;
  readonly isDisputed: number;
  readonly writtenOff4: number;
}

/** Also what is disputed for a reason that is collected all the same: the case is there. */
const OPEN_ITEMS = openReceivables(`item.companyCode AS "companyCode", item.currency,
    CAST(ROUND(item.amount * 10000) AS BIGINT) AS open4,
    ${writtenOff4('item')} AS "writtenOff4",
    CASE WHEN EXISTS (SELECT 1 FROM saldo_disputes_DisputedItems dispute
      WHERE dispute.source = item.source AND dispute.document = item.document
        AND dispute.repetition = item.repetition AND dispute.item = item.item
        AND dispute.subitem = item.subitem AND dispute.isOpen = true)
      THEN 1 ELSE 0 END AS "isDisputed"`);

/** The customer's open receivables in the segment, as they can be disputed: less what is to be written off. */
export async function loadDisputableItems(
  db: Database,
  { segment, source, partner }: Pick<MyPosition, 'segment' | 'source' | 'partner'>,
  currencies: CurrencyTable,
): Promise<ItemToDispute[]> {
  const rows = await db.query<ItemRow>(OPEN_ITEMS, [segment, source, partner]);
  return rows.map(({ companyCode, currency, open4, writtenOff4, isDisputed, ...key }) => ({
    key,
    item: itemKeyText(key),
    companyCode,
    currency,
    open: fromScaled4(Math.max(0, open4 - writtenOff4), currencies.minorDigits(source, currency)),
    isDisputed: isDisputed === 1,
  }));
}
