import {
  type CollectiblePolicy,
  collectibleItems,
  type NotCollectibleReason,
} from '../domain/collectible-balance.ts';
import { fromScaled4 } from '../domain/erp-amount.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import { effectiveDueDate, itemKeyText, type OpenItem } from '../domain/open-item.ts';
import type { PromisableItem } from '../domain/promise-schedule.ts';
import type { Database } from '../platform/database.ts';
import { withAgency } from '../runs/erp-agency.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { writtenOff4 } from '../runs/written-off-parts.ts';
import type { MyPosition } from './visit.ts';

/** An item of the customer that the segment collects, as the agent may promise it. */
export interface ItemOnOffer extends PromisableItem {
  readonly key: OpenItem;
  readonly reference: string;
  readonly isOverdue: boolean;
  /** Why nothing may be promised on it; null when something may. */
  readonly whyNot: NotCollectibleReason | 'promised' | null;
}

type Computed = 'amount' | 'disputedAmount' | 'writtenOffAmount' | 'isAtErpAgency';

interface ItemRow extends Omit<OpenItem, Computed> {
  readonly reference: string;
  readonly amount4: number;
  readonly disputed4: number;
  readonly writtenOff4: number;
  readonly isTaken: number;
  readonly isFreed: number;
  readonly isPlanned: number;
  readonly isWithAgency: number;
}

/**
 * An item in a promise or plan of ours is taken at once, not only when the ERP has marked it; a promise
 * that waits for approval takes none. What is disputed for a reason that is collected all the same
 * does not count as disputed. What is proposed to be written off is taken from then on. Items of the
 * promise that is to be replaced are free. What an agency has is the agency's to agree on.
 */
const OPEN_ITEMS = `SELECT item.source, item.document, item.repetition, item.item, item.subitem,
    item.companyCode AS "companyCode", item.account, COALESCE(item.contract, '') AS contract,
    COALESCE(item.reference, '') AS reference, item.currency, item.dueDate AS "dueDate", item.deferralDate AS "deferralDate",
    item.clearingStatus AS "clearingStatus",
    COALESCE(item.clearingRestriction, '') AS "clearingRestriction",
    COALESCE(item.statisticalCode, '') AS "statisticalCode",
    COALESCE(item.substituteCategory, '') AS "substituteCategory",
    CAST(ROUND(item.amount * 10000) AS BIGINT) AS amount4,
    COALESCE((SELECT CAST(SUM(CAST(ROUND(dispute.disputedAmount * 10000) AS BIGINT)) AS BIGINT)
      FROM saldo_disputes_DisputedItems dispute
      WHERE dispute.source = item.source AND dispute.document = item.document
        AND dispute.repetition = item.repetition AND dispute.item = item.item
        AND dispute.subitem = item.subitem AND dispute.isOpen = true
        AND NOT EXISTS (SELECT 1 FROM saldo_disputes_DisputeCases disputeCase
          JOIN saldo_strategies_CollectedDisputeReasons collected
            ON collected.source = disputeCase.source AND collected.reason = disputeCase.reason
          WHERE disputeCase.source = dispute.source
            AND disputeCase.caseId = dispute.caseId)), 0) AS disputed4,
    ${writtenOff4('item')} AS "writtenOff4",
    CASE WHEN EXISTS (SELECT 1 FROM saldo_agreements_PromiseItems taken
      JOIN saldo_agreements_Promises promise ON promise.ID = taken.promise
      WHERE promise.status = '0' AND promise.needsApproval = false AND promise.ID <> ?
        AND taken.source = item.source
        AND taken.document = item.document AND taken.repetition = item.repetition
        AND taken.item = item.item AND taken.subitem = item.subitem)
      THEN 1 ELSE 0 END AS "isTaken",
    CASE WHEN EXISTS (SELECT 1 FROM saldo_agreements_PromiseItems freed
      WHERE freed.promise = ? AND freed.source = item.source
        AND freed.document = item.document AND freed.repetition = item.repetition
        AND freed.item = item.item AND freed.subitem = item.subitem)
      THEN 1 ELSE 0 END AS "isFreed",
    CASE WHEN EXISTS (SELECT 1 FROM saldo_plans_PlanItems planned
      JOIN saldo_plans_Plans plan ON plan.ID = planned.plan
      WHERE plan.state IN ('agreed', 'proposed') AND planned.source = item.source
        AND planned.document = item.document AND planned.repetition = item.repetition
        AND planned.item = item.item AND planned.subitem = item.subitem)
      THEN 1 ELSE 0 END AS "isPlanned",
    ${withAgency('item')} AS "isWithAgency"
  FROM saldo_ledger_Items item
  JOIN saldo_organization_SegmentCompanyCodes scope
    ON scope.segment = ? AND scope.source = item.source AND scope.companyCode = item.companyCode
  WHERE item.source = ? AND item.partner = ? AND item.clearingStatus = ''
    AND item.leftErpAt IS NULL
  ORDER BY item.document, item.repetition, item.item, item.subitem`;

/** A customer in a segment on its business date. */
export type CustomerOfDay = Pick<MyPosition, 'source' | 'partner' | 'segment' | 'businessDate'>;

/**
 * The open items of the customer in the segment with what may be asked for each today; those of the
 * promise that is to be replaced as if it were not there.
 */
export async function loadPromisableItems(
  db: Database,
  { source, partner, segment, businessDate: today }: CustomerOfDay,
  currencies: CurrencyTable,
  replaced: string | null = null,
): Promise<ItemOnOffer[]> {
  const promise = replaced ?? '';
  const params = [promise, promise, segment, source, partner];
  const rows = (await db.query<ItemRow>(OPEN_ITEMS, params)).map(marked);
  const taken = new Set(rows.filter(({ isTaken }) => isTaken === 1).map(itemKeyText));
  const items = rows.map((row) => toOpenItem(row, currencies));
  const policy = await loadCollectiblePolicy(db, segment, today);
  const references = new Map(rows.map((row) => [itemKeyText(row), row.reference]));
  return collectibleItems(items, policy, today).map(({ item, amount, reason }) => {
    const key = itemKeyText(item);
    const isPromised = taken.has(key) || item.substituteCategory === 'P';
    return {
      key: item,
      item: key,
      source,
      partner,
      currency: item.currency,
      collectible: amount,
      substituteCategory: isPromised ? 'P' : item.substituteCategory,
      reference: references.get(key) ?? '',
      whyNot: isPromised ? 'promised' : reason,
      isOverdue: effectiveDueDate(item) < today,
    };
  });
}

/**
 * The ERP's mark of the promise that gives way does not count; another one's would be `isTaken`. A
 * plan of ours counts before the ERP has marked its items.
 */
function marked(row: ItemRow): ItemRow {
  if (row.isPlanned === 1) return { ...row, substituteCategory: 'R' };
  const isMark = row.isFreed === 1 && row.substituteCategory === 'P';
  return isMark ? { ...row, substituteCategory: '' } : row;
}

function toOpenItem(row: ItemRow, currencies: CurrencyTable): OpenItem {
  const digits = currencies.minorDigits(row.source, row.currency);
  return {
    ...row,
    amount: fromScaled4(row.amount4, digits),
    disputedAmount: fromScaled4(row.disputed4, digits),
    writtenOffAmount: fromScaled4(row.writtenOff4, digits),
    isAtErpAgency: row.isWithAgency === 1,
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
    collectsWriteOffs: false,
  };
}
