import { fromScaled4 } from '../domain/erp-amount.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import { type CurrencyTable, loadCurrencyTable } from '../runs/load-rates.ts';

export interface SegmentCurrency {
  readonly segment: string;
  readonly currency: string;
  readonly rateType: string;
}

/** A sum in one currency, scaled by 10^4. */
export interface SumInCurrency {
  readonly currency: string;
  readonly amount4: number;
}

/** Sums of a source in several currencies as one, in minor units of the segment's currency. */
export function addedUp(
  sums: readonly SumInCurrency[],
  source: string,
  currencies: CurrencyTable & SegmentCurrency,
): number {
  return sums
    .map(({ currency, amount4 }) => {
      const amount = fromScaled4(amount4, currencies.minorDigits(source, currency));
      return currencies.inSegmentCurrency(source, amount, currency);
    })
    .reduce((sum, amount) => sum + amount, 0);
}

/** A segment's own currency, with the scales and rates it uses on a day. SEGMENT_MISSING without it. */
export async function loadSegmentCurrencies(
  db: Database,
  segment: string,
  day: IsoDate,
): Promise<CurrencyTable & SegmentCurrency> {
  const [row] = await db.query<SegmentCurrency>(
    `SELECT segment, currency, rateType AS "rateType"
    FROM saldo_organization_Segments WHERE segment = ?`,
    [segment],
  );
  if (!row) throw conflict('SEGMENT_MISSING', { segment });
  return { ...row, ...(await loadCurrencyTable(db, row, day)) };
}
