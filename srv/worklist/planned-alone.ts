import type { CurrencyTable } from '../runs/load-rates.ts';
import { addedUp, type SegmentCurrency, type SumInCurrency } from './segment-currencies.ts';
import type { Visit } from './visit.ts';

/** Plans that run, or were proposed to the core system, on one person's word; who may make some in the ERP, it decides. */
const ALONE = `SELECT currency,
    CAST(SUM(CAST(ROUND(principal * 10000) AS BIGINT)) AS BIGINT) AS amount4
  FROM saldo_plans_Plans
  WHERE source = ? AND partner = ? AND segment = ? AND state IN ('agreed', 'proposed')
    AND decidedBy IS NULL AND erpPlan IS NULL AND ID <> ?
  GROUP BY currency`;

/**
 * What the customer has in plans that nobody else agreed to, in minor units of the segment's currency:
 * it counts towards the bank's limit, so that nobody gets around it with several plans. The plan that
 * is to be changed does not count beside its change.
 */
export async function plannedAlone(
  { db, position }: Visit,
  currencies: CurrencyTable & SegmentCurrency,
  changed: string | null = null,
): Promise<number> {
  const { source, partner, segment } = position;
  const rows = await db.query<SumInCurrency>(ALONE, [source, partner, segment, changed ?? '']);
  return addedUp(rows, source, currencies);
}
