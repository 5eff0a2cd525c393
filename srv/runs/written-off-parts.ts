/** What the ERP says of a proposal, by the aliases `writeOff` and `erp`. */
export const ERP_DECISION = `LEFT JOIN saldo_writeoffs_ErpWriteOffs erp
    ON erp.source = writeOff.source AND erp.operation = writeOff.operation`;

/** Waits for a second pair of eyes, or for the ERP's decision; what was posted there shows in the items. */
export const UNDER_WAY = `writeOff.state IN ('waiting', 'proposed')
    AND COALESCE(erp.status, '') = ''`;

/**
 * Agreed on: on its way to the ERP, or what a dispute's decision gives up, which was contested until
 * then and is not asked for again while it waits.
 */
const AGREED = `(writeOff.state = 'proposed'
    OR (writeOff.state = 'waiting' AND writeOff.dispute IS NOT NULL))
    AND COALESCE(erp.status, '') = ''`;

/** What its case still holds back as disputed would else be held back twice; `part` is an item of it. */
const NOT_IN_DISPUTE = `NOT EXISTS (SELECT 1 FROM saldo_disputes_Cases decided
    JOIN saldo_disputes_DisputedItems held ON held.source = decided.source
      AND held.caseId = decided.caseId AND held.isOpen = true
      AND held.document = part.document AND held.repetition = part.repetition
      AND held.item = part.item AND held.subitem = part.subitem
    WHERE decided.ID = writeOff.dispute AND NOT EXISTS (
      SELECT 1 FROM saldo_strategies_CollectedDisputeReasons collected
      WHERE collected.source = decided.source AND collected.reason = decided.reason))`;

/** The parts of items that are agreed to be written off and not in dispute; SQL after SELECT. */
export const AGREED_PARTS = `FROM saldo_writeoffs_WriteOffs writeOff
  JOIN saldo_writeoffs_WriteOffItems part ON part.writeOff = writeOff.ID
  ${ERP_DECISION}
  WHERE ${AGREED} AND ${NOT_IN_DISPUTE}`;

/**
 * How much of an item, by its alias, is proposed to be written off and not held back by a dispute,
 * scaled by 10^4: nothing else may be agreed on that part, whether somebody has decided or not.
 */
export function writtenOff4(item: string): string {
  return `COALESCE((SELECT CAST(SUM(CAST(ROUND(part.amount * 10000) AS BIGINT)) AS BIGINT)
    FROM saldo_writeoffs_WriteOffItems part
    JOIN saldo_writeoffs_WriteOffs writeOff ON writeOff.ID = part.writeOff
    ${ERP_DECISION}
    WHERE part.source = ${item}.source AND part.document = ${item}.document
      AND part.repetition = ${item}.repetition AND part.item = ${item}.item
      AND part.subitem = ${item}.subitem AND ${UNDER_WAY} AND ${NOT_IN_DISPUTE}), 0)`;
}
