import type { IsoDate } from '../domain/iso-date.ts';
import { itemKeyText } from '../domain/open-item.ts';
import type { Database } from '../platform/database.ts';
import type { MyPosition } from './visit.ts';

interface PaidRow {
  readonly document: string;
  readonly repetition: string;
  readonly item: string;
  readonly paid4: number;
}

/**
 * What was paid on each item of the customer since the day of a promise that is given now, scaled
 * by 10^4: it came before, though its day does not tell.
 */
export async function paidSince(
  db: Database,
  { source, partner }: MyPosition,
  promisedOn: IsoDate,
): Promise<Map<string, number>> {
  const rows = await db.query<PaidRow>(
    `SELECT document, repetition, item,
      CAST(SUM(CAST(ROUND(amount * 10000) AS BIGINT)) AS BIGINT) AS paid4
    FROM saldo_ledger_PaymentAssignments
    WHERE source = ? AND partner = ? AND clearingDate >= ? AND isReset = false
    GROUP BY document, repetition, item`,
    [source, partner, promisedOn],
  );
  return new Map(rows.map((row) => [itemKeyText({ source, subitem: '000', ...row }), row.paid4]));
}
