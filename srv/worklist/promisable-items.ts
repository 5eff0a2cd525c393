import type { CollectiblePolicy } from '../domain/collectible-balance.ts';
import { type CollectibleItem, collectibleItems } from '../domain/collectible-balance.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { effectiveDueDate, itemKeyText, type OpenItem } from '../domain/open-item.ts';
import type { PromisableItem } from '../domain/promise-schedule.ts';
import type { Database } from '../platform/database.ts';
import * as sql from '../runs/customer-queries.ts';
import type { DisputeRow, ItemRow, PromisedItemRow } from '../runs/customer-record.ts';
import type { CustomerScope } from '../runs/customer-scope.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import type { MyPosition } from './visit.ts';

/** An item of the customer that the segment collects, as the agent may promise it. */
export interface ItemOnOffer extends PromisableItem {
  readonly key: OpenItem;
  readonly isOverdue: boolean;
}

/**
 * The open items of the customer in the segment with what may be asked for each today. An item in
 * a promise of ours counts as taken at once, not only when the ERP has marked it.
 */
export async function loadPromisableItems(
  db: Database,
  position: MyPosition,
  currencies: CurrencyTable,
): Promise<ItemOnOffer[]> {
  const { source, partner, segment, businessDate: today } = position;
  const scope: CustomerScope = {
    kind: 'range',
    from: { source, partner },
    to: { source, partner },
  };
  const rows = await db.query<ItemRow>(...sql.openItems(scope, [today, today, segment]));
  const disputes = await db.query<DisputeRow>(...sql.disputedItems(scope, []));
  const taken = await db.query<PromisedItemRow>(...sql.promisedItems(scope, []));
  const takenKeys = new Set(taken.map(itemKeyText));
  const items = rows.map((row) => toOpenItem(row, disputes, currencies));
  const policy = await loadCollectiblePolicy(db, segment, today);
  return collectibleItems(items, policy, today).map((item) =>
    onOffer(item, partner, takenKeys, today),
  );
}

function onOffer(
  { item, amount }: CollectibleItem,
  partner: string,
  taken: ReadonlySet<string>,
  today: IsoDate,
): ItemOnOffer {
  const key = itemKeyText(item);
  return {
    key: item,
    item: key,
    source: item.source,
    partner,
    currency: item.currency,
    collectible: amount,
    substituteCategory: taken.has(key) ? 'P' : item.substituteCategory,
    isOverdue: effectiveDueDate(item) < today,
  };
}

function toOpenItem(
  row: ItemRow,
  disputes: readonly DisputeRow[],
  currencies: CurrencyTable,
): OpenItem {
  const digits = currencies.minorDigits(row.source, row.currency);
  const disputed = disputes.filter((dispute) => itemKeyText(dispute) === itemKeyText(row));
  return {
    ...row,
    contract: row.contract ?? '',
    amount: fromScaled4(row.amount4, digits),
    clearingStatus: '',
    clearingRestriction: row.clearingRestriction ?? '',
    statisticalCode: row.statisticalCode ?? '',
    substituteCategory: (row.substituteCategory ?? '') as OpenItem['substituteCategory'],
    disputedAmount: disputed.reduce((sum, { amount4 }) => sum + fromScaled4(amount4, digits), 0),
    isDunningLocked: row.isDunningLocked === 1,
  };
}

async function loadCollectiblePolicy(
  db: Database,
  segment: string,
  today: IsoDate,
): Promise<CollectiblePolicy> {
  const [row] = await db.query<{ statistical: string | null; restrictions: string | null }>(
    `SELECT countedStatisticalCodes AS statistical, blockingRestrictions AS restrictions
    FROM saldo_organization_SegmentPolicies
    WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    ORDER BY validFrom DESC`,
    [segment, today, today],
  );
  return {
    countedStatisticalCodes: new Set(row?.statistical ?? ''),
    blockingRestrictions: new Set(row?.restrictions ?? ''),
  };
}
