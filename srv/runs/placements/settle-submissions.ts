import type { Database } from '../../platform/database.ts';
import type { PlacementSetup } from './placement-setup.ts';

/** An item of a submission that can still be paid. */
const OPEN_ITEM = `SELECT 1 FROM saldo_placements_SubmittedItems given
  JOIN saldo_ledger_Items item ON item.source = given.source AND item.document = given.document
    AND item.repetition = given.repetition AND item.item = given.item
    AND item.subitem = given.subitem
  WHERE given.submission = saldo_placements_Submissions.ID
    AND item.clearingStatus = '' AND item.leftErpAt IS NULL`;

/**
 * What was paid while it was with an agency is settled: there is nothing to call back. When a clearing
 * is reset it is with the agency as before. Answers how many were settled now.
 */
export function settleSubmissions(
  db: Database,
  { segment, businessDate }: Pick<PlacementSetup, 'segment' | 'businessDate'>,
): Promise<number> {
  return db.transaction(async (tx) => {
    await tx.execute(
      `UPDATE saldo_placements_Submissions SET state = 'submitted', settledOn = NULL
        WHERE segment = ? AND state = 'settled' AND EXISTS (${OPEN_ITEM})`,
      [segment],
    );
    return tx.execute(
      `UPDATE saldo_placements_Submissions SET state = 'settled', settledOn = ?
        WHERE segment = ? AND state = 'submitted' AND NOT EXISTS (${OPEN_ITEM})`,
      [businessDate, segment],
    );
  });
}
