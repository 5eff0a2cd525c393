import { fromScaled4 } from '../domain/erp-amount.ts';
import { addDays } from '../domain/iso-date.ts';
import type { Money } from '../domain/money.ts';
import type { Database } from '../platform/database.ts';
import type { CurrencyTable } from '../runs/load-rates.ts';
import { ERP_DECISION } from '../runs/written-off-parts.ts';
import type { CustomerOfDay } from './promisable-items.ts';
import { addedUp, type SegmentCurrency, type SumInCurrency } from './segment-currencies.ts';
import { settings } from './settings.ts';

const POLICY = `SELECT CAST(ROUND(approvalAbove * 10000) AS BIGINT) AS above4
  FROM saldo_writeoffs_WriteOffPolicies
  WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
  ORDER BY validFrom DESC LIMIT 1`;

/** What went to the ERP on one person's word alone, and was not refused there. */
const ALONE = `SELECT writeOff.currency,
    CAST(SUM(CAST(ROUND(writeOff.amount * 10000) AS BIGINT)) AS BIGINT) AS amount4
  FROM saldo_writeoffs_WriteOffs writeOff
  ${ERP_DECISION}
  WHERE writeOff.source = ? AND writeOff.partner = ? AND writeOff.segment = ?
    AND writeOff.state = 'proposed' AND writeOff.decidedBy IS NULL
    AND writeOff.createdAt >= ? AND COALESCE(erp.status, '') <> '2'
  GROUP BY writeOff.currency`;

/**
 * Whether somebody else has to agree: above the segment's amount, and always where none is given. What
 * was proposed of the customer before without a second pair of eyes counts too, so that nobody gets
 * around it in parts.
 */
export async function needsApproval(
  db: Database,
  customer: CustomerOfDay,
  currencies: CurrencyTable & SegmentCurrency,
  { amount, currency }: Money,
): Promise<boolean> {
  const { source, segment, businessDate: day } = customer;
  const [policy] = await db.query<{ above4: number | null }>(POLICY, [segment, day, day]);
  if (!policy || policy.above4 === null) return true;
  const above = fromScaled4(policy.above4, currencies.minorDigits(source, currencies.currency));
  const before = await proposedAlone(db, customer, currencies);
  return before + currencies.inSegmentCurrency(source, amount, currency) > above;
}

/** In minor units of the segment's currency. */
async function proposedAlone(
  db: Database,
  { source, partner, segment, businessDate: day }: CustomerOfDay,
  currencies: CurrencyTable & SegmentCurrency,
): Promise<number> {
  const since = `${addDays(day, -settings().writeOffDays)}T00:00:00.000Z`;
  const rows = await db.query<SumInCurrency>(ALONE, [source, partner, segment, since]);
  return addedUp(rows, source, currencies);
}
