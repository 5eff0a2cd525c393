import type { IsoDate } from '../../srv/domain/iso-date.ts';
import type { Database } from '../../srv/platform/database.ts';

/** A customer who owes something overdue in a segment, with the oldest item of it. */
export interface Debtor {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
  readonly timeZone: string;
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly subitem: string;
  readonly dueDate: IsoDate;
  readonly currency: string;
  readonly amount: string;
}

const OVERDUE = `SELECT s.segment, i.source, i.partner, g.timeZone AS "timeZone", i.document,
    i.repetition, i.item, i.subitem, i.dueDate AS "dueDate", i.currency, i.amount
  FROM saldo_ledger_Items i
  JOIN saldo_organization_SegmentCompanyCodes s
    ON s.source = i.source AND s.companyCode = i.companyCode
  JOIN saldo_organization_Segments g ON g.segment = s.segment
  WHERE i.clearingStatus = '' AND i.statisticalCode = '' AND i.substituteCategory = ''
    AND i.clearingRestriction = '' AND i.deferralDate IS NULL AND i.amount > 0
    AND i.leftErpAt IS NULL AND i.dueDate < ?
  ORDER BY s.segment, i.source, i.partner, i.dueDate, i.document, i.repetition, i.item`;

/** Everybody with something overdue before a day, as mirrored; one row a customer and segment. */
export async function readDebtors(db: Database, businessDate: IsoDate): Promise<Debtor[]> {
  const items = await db.query<Debtor>(OVERDUE, [businessDate]);
  return items.filter((item, index) => {
    const before = items[index - 1];
    return before?.partner !== item.partner || before.segment !== item.segment;
  });
}
