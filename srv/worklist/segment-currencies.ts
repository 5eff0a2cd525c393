import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import { type CurrencyTable, loadCurrencyTable } from '../runs/load-rates.ts';

export interface SegmentCurrency {
  readonly segment: string;
  readonly currency: string;
  readonly rateType: string;
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
