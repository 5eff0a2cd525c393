import { convert } from '../domain/currency-conversion.ts';
import { SaldoError } from '../domain/errors.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** Amounts in the minor units of any currency, as one segment sees them on one day. */
export interface CurrencyTable {
  /** Decimals of a currency's minor unit. CURRENCY_UNKNOWN when nothing says how many. */
  minorDigits(source: string, currency: string): number;
  /** The amount in the segment's currency, by the day's rate. CURRENCY_WITHOUT_RATE without one. */
  inSegmentCurrency(source: string, amount: number, currency: string): number;
}

interface SegmentCurrency {
  readonly segment: string;
  readonly currency: string;
  readonly rateType: string;
}

/** The scales and the newest rates valid on the business date, of one stated rate type. */
export async function loadCurrencyTable(
  db: Database,
  { segment, currency, rateType }: SegmentCurrency,
  today: IsoDate,
): Promise<CurrencyTable> {
  const digits = await loadMinorDigits(db);
  const rates = await loadRates(db, currency, rateType, today);

  const minorDigits = (source: string, of: string): number => {
    const known = digits.get(source)?.get(of);
    if (known !== undefined) return known;
    throw new SaldoError(
      'CURRENCY_UNKNOWN',
      `Currency ${of} of ${source} has no decimals; add it to the currency scales.`,
      { source, currency: of },
    );
  };
  const inSegmentCurrency = (source: string, amount: number, from: string): number => {
    if (from === currency || amount === 0) return amount;
    const rate = rates.get(`${source}/${from}`);
    if (rate === undefined) throw withoutRate(from, currency, rateType, today, segment);
    const money = { amount, currency: from };
    const toDigits = minorDigits(source, currency);
    return convert(money, rate, minorDigits(source, from), currency, toDigits).amount;
  };
  return { minorDigits, inSegmentCurrency };
}

/** Decimals of a currency's minor unit where no source is named: the most that a source gives it. */
export async function minorDigitsOf(db: Database, currency: string): Promise<number> {
  const [row] = await db.query<{ digits: number | null }>(
    'SELECT MAX(minorDigits) AS digits FROM saldo_ledger_CurrencyScales WHERE currency = ?',
    [currency],
  );
  return row?.digits ?? 2;
}

/** By source and currency: asked for every item, so no key is put together. */
async function loadMinorDigits(db: Database): Promise<Map<string, Map<string, number>>> {
  const rows = await db.query<{ source: string; currency: string; minorDigits: number }>(
    'SELECT source, currency, minorDigits AS "minorDigits" FROM saldo_ledger_CurrencyScales',
  );
  const bySource = Map.groupBy(rows, ({ source }) => source);
  return new Map(
    [...bySource].map(([source, scales]) => [
      source,
      new Map(scales.map((row) => [row.currency, row.minorDigits])),
    ]),
  );
}

async function loadRates(
  db: Database,
  toCurrency: string,
  rateType: string,
  today: IsoDate,
): Promise<Map<string, string>> {
  const rows = await db.query<{ source: string; fromCurrency: string; rate: string }>(
    `SELECT source, fromCurrency AS "fromCurrency", rate FROM saldo_ledger_ExchangeRates
    WHERE rateType = ? AND toCurrency = ? AND validFrom <= ? ORDER BY validFrom`,
    [rateType, toCurrency, today],
  );
  return new Map(rows.map((row) => [`${row.source}/${row.fromCurrency}`, String(row.rate)]));
}

function withoutRate(
  from: string,
  to: string,
  rateType: string,
  today: IsoDate,
  segment: string,
): SaldoError {
  return new SaldoError(
    'CURRENCY_WITHOUT_RATE',
    `No rate of type ${rateType} from ${from} to ${to} on ${today} for segment ${segment}; ` +
      'maintain it in the ERP, it arrives with the next mirror.',
    { from, to, rateType, date: today, segment },
  );
}
