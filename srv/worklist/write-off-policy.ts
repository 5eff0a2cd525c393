import { fromScaled4 } from '../domain/erp-amount.ts';
import type { Money } from '../domain/money.ts';
import type { Database } from '../platform/database.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import type { CustomerOfDay } from './promisable-items.ts';
import type { SegmentCurrency } from './segment-currencies.ts';

const POLICY = `SELECT CAST(ROUND(approvalAbove * 10000) AS BIGINT) AS above4
  FROM saldo_writeoffs_WriteOffPolicies
  WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
  ORDER BY validFrom DESC LIMIT 1`;

/** Whether somebody else has to agree: above the segment's amount, and always where none is given. */
export async function needsApproval(
  db: Database,
  { source, segment, businessDate: day }: CustomerOfDay,
  currencies: CurrencyTable & SegmentCurrency,
  { amount, currency }: Money,
): Promise<boolean> {
  const [policy] = await db.query<{ above4: number | null }>(POLICY, [segment, day, day]);
  if (!policy || policy.above4 === null) return true;
  const above = fromScaled4(policy.above4, currencies.minorDigits(source, currencies.currency));
  return currencies.inSegmentCurrency(source, amount, currency) > above;
}
