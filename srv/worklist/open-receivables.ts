/**
 * A query of a customer's open receivables in a segment, by their keys; of the columns of `item` that
 * are named. Its parameters: segment, source, partner.
 */
export function openReceivables(columns: string): string {
  return `SELECT item.source, item.document, item.repetition, item.item, item.subitem, ${columns}
  FROM saldo_ledger_Items item
  JOIN saldo_organization_SegmentCompanyCodes scope
    ON scope.segment = ? AND scope.source = item.source AND scope.companyCode = item.companyCode
  WHERE item.source = ? AND item.partner = ? AND item.clearingStatus = '' AND item.amount > 0
    AND item.leftErpAt IS NULL
  ORDER BY item.document, item.repetition, item.item, item.subitem`;
}
