import { fromScaled4 } from '../domain/erp-amount.ts';
import { formatDecimal, parseDecimal } from '../domain/money.ts';
import { conflict } from '../requests/refusal.ts';
import { loadSegmentCurrencies } from '../worklist/segment-currencies.ts';
import type { Visit } from '../worklist/visit.ts';
import { portalSettings } from './settings.ts';
import { PORTAL } from './visit-of-debtor.ts';

/** Decimals in the segment's currency: what a debtor may promise in all, and what is left of it. */
interface PromiseLimit {
  readonly limit: string;
  readonly left: string;
  readonly currency: string;
}

const OPEN = `SELECT currency,
    CAST(SUM(CAST(ROUND(amount * 10000) AS BIGINT)) AS BIGINT) AS amount4
  FROM saldo_agreements_Promises
  WHERE source = ? AND partner = ? AND segment = ? AND createdBy = ? AND status = '0'
  GROUP BY currency`;

/**
 * The most that a debtor may promise: what the bank allows, less what they have promised here and is still
 * open, so that parts are no way around it. PORTAL_PROMISES_OFF (409) where the bank sets none.
 */
export async function promiseLimitOf({ db, position }: Visit): Promise<PromiseLimit> {
  const { source, partner, segment, businessDate } = position;
  const currencies = await loadSegmentCurrencies(db, segment, businessDate);
  const { currency } = currencies;
  const limit = portalSettings().promiseLimits[currency];
  if (limit === undefined) throw conflict('PORTAL_PROMISES_OFF');
  const key = [source, partner, segment, PORTAL];
  const open = await db.query<{ currency: string; amount4: number }>(OPEN, key);
  const promised = open.map((row) => {
    const amount = fromScaled4(row.amount4, currencies.minorDigits(source, row.currency));
    return currencies.inSegmentCurrency(source, amount, row.currency);
  });
  const digits = currencies.minorDigits(source, currency);
  const left = promised.reduce((sum, amount) => sum - amount, parseDecimal(limit, digits));
  return { limit, left: formatDecimal(Math.max(0, left), digits), currency };
}
