import type { DisputableItem } from '../domain/check-dispute.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import { type ItemKey, itemKeyText } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
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
}

/** Also what is disputed for a reason that is collected all the same: the case is there. */
const OPEN_ITEMS = `SELECT item.source, item.document, item.repetition, item.item, item.subitem,
    item.companyCode AS "companyCode", item.currency,
    CAST(ROUND(item.amount * 10000) AS BIGINT) AS open4,
    CASE WHEN EXISTS (SELECT 1 FROM saldo_disputes_DisputedItems dispute
      WHERE dispute.source = item.source AND dispute.document = item.document
        AND dispute.repetition = item.repetition AND dispute.item = item.item
        AND dispute.subitem = item.subitem AND dispute.isOpen = true)
      THEN 1 ELSE 0 END AS "isDisputed"
  FROM saldo_ledger_Items item
  JOIN saldo_organization_SegmentCompanyCodes scope
    ON scope.segment = ? AND scope.source = item.source AND scope.companyCode = item.companyCode
  WHERE item.source = ? AND item.partner = ? AND item.clearingStatus = '' AND item.amount > 0
    AND item.leftErpAt IS NULL
  ORDER BY item.document, item.repetition, item.item, item.subitem`;

/** The customer's open receivables in the segment, as they can be disputed. */
export async function loadDisputableItems(
  db: Database,
  { segment, source, partner }: Pick<MyPosition, 'segment' | 'source' | 'partner'>,
  currencies: CurrencyTable,
): Promise<ItemToDispute[]> {
  const rows = await db.query<ItemRow>(OPEN_ITEMS, [segment, source, partner]);
  return rows.map(({ companyCode, currency, open4, isDisputed, ...key }) => ({
    key,
    item: itemKeyText(key),
    companyCode,
    currency,
    open: fromScaled4(open4, currencies.minorDigits(source, currency)),
    isDisputed: isDisputed === 1,
  }));
}
