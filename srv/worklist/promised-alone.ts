import type { CurrencyTable } from '../runs/load-rates.ts';
import { addedUp, type SegmentCurrency, type SumInCurrency } from './segment-currencies.ts';
import type { Visit } from './visit.ts';

/** What nobody else has agreed to; what is replaced makes room for what takes its place. */
const ALONE = `SELECT currency,
    CAST(SUM(CAST(ROUND(amount * 10000) AS BIGINT)) AS BIGINT) AS amount4
  FROM saldo_agreements_Promises
  WHERE source = ? AND partner = ? AND segment = ? AND createdBy = ? AND ID <> ?
    AND status = '0' AND needsApproval = false AND decidedBy IS NULL
  GROUP BY currency`;

/**
 * What an agent took of the customer in open promises without a second pair of eyes, in minor units of
 * the segment's currency.
 */
export async function promisedAlone(
  { db, agent, position }: Visit,
  currencies: CurrencyTable & SegmentCurrency,
  replaced: string | null,
): Promise<number> {
  const { source, partner, segment } = position;
  const whose = [source, partner, segment, agent, replaced ?? ''];
  return addedUp(await db.query<SumInCurrency>(ALONE, whose), source, currencies);
}
