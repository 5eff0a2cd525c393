const sameItem = (one: string, item: string) =>
  `${one}.source = ${item}.source AND ${one}.document = ${item}.document
    AND ${one}.repetition = ${item}.repetition AND ${one}.item = ${item}.item
    AND ${one}.subitem = ${item}.subitem`;

/**
 * Condition that the ERP has an open item (an alias of Items) with an agency on its own account: it is
 * marked there, and by the ERP's books in a submission that Saldo did not ask for. Where the ERP shows
 * no submission of the item at all, the mark alone counts, unless Saldo has submitted the item itself.
 * Only marked items cost anything.
 */
export function atErpAgency(item: string): string {
  return `CASE WHEN COALESCE(${item}.agencyGroup, '') = '' THEN 0
    WHEN EXISTS (SELECT 1 FROM saldo_placements_ErpSubmittedItems there
      JOIN saldo_placements_ErpSubmissions theirs
        ON theirs.source = there.source AND theirs.submission = there.submission
      WHERE ${sameItem('there', item)} AND theirs.isOpen = true
        AND NOT EXISTS (SELECT 1 FROM saldo_placements_Submissions ours
          WHERE ours.operation = theirs.operation)) THEN 1
    WHEN EXISTS (SELECT 1 FROM saldo_placements_ErpSubmittedItems there
      WHERE ${sameItem('there', item)}) THEN 0
    WHEN EXISTS (SELECT 1 FROM saldo_placements_SubmittedItems given
      JOIN saldo_placements_Submissions ours ON ours.ID = given.submission
      WHERE ${sameItem('given', item)} AND ours.state <> 'cancelled') THEN 0
    ELSE 1 END`;
}

/**
 * Condition that an agency has an open item, by the ERP's own account or by Saldo's submission: only the
 * agency asks for it. What it gave back by the ERP's books it has not any more.
 */
export function withAgency(item: string): string {
  return `CASE WHEN EXISTS (SELECT 1 FROM saldo_placements_SubmittedItems placed
      JOIN saldo_placements_Submissions held ON held.ID = placed.submission
      WHERE ${sameItem('placed', item)} AND held.state = 'submitted'
        AND NOT EXISTS (SELECT 1 FROM saldo_placements_ErpSubmissions ended
          WHERE ended.operation = held.operation AND ended.isOpen = false)) THEN 1
    ELSE ${atErpAgency(item)} END`;
}
