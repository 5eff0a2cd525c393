import { fromErpAmount, toErpAmount, toScaled4 } from '../../domain/erp-amount.ts';
import { SaldoError } from '../../domain/errors.ts';
import { formatDecimal, parseDecimal } from '../../domain/money.ts';
import type { Database } from '../../platform/database.ts';
import type { CurrencyScalesRow } from '../../platform/tables.ts';

const STORED_EXPONENT = 4;

type Scale = Pick<CurrencyScalesRow, 'currency' | 'erpDecimals' | 'minorDigits'>;

/** How the amounts of one source are written on the wire and stored here. */
export interface ErpScales {
  /** Minor units of a CURR field. CURRENCY_WITHOUT_SCALE, AMOUNT_NOT_EXACT. */
  minorUnits(wire: string, currency: string): number;
  /** A CURR field as the decimal text that is stored, four digits after the point. */
  stored(wire: string, currency: string): string;
  /** A stored decimal text as the CURR field the ERP expects. */
  wire(stored: string, currency: string): string;
}

/** Reads the currency scales of a source; they are data, since SAP's decimals may differ from ISO's. */
export async function loadErpScales(db: Database, source: string): Promise<ErpScales> {
  const rows = await db.query<Scale>(
    `SELECT currency, erpDecimals AS "erpDecimals", minorDigits AS "minorDigits"
       FROM saldo_ledger_CurrencyScales WHERE source = ?`,
    [source],
  );
  return erpScales(source, rows);
}

export function erpScales(source: string, rows: readonly Scale[]): ErpScales {
  const scales = new Map(rows.map((row) => [row.currency, row]));
  const scaleOf = (currency: string): Scale => {
    const scale = scales.get(currency);
    if (scale) return scale;
    throw withoutScale(source, currency);
  };
  const minorUnits = (wire: string, currency: string): number => {
    const { erpDecimals, minorDigits } = scaleOf(currency);
    return fromErpAmount(wire, erpDecimals, minorDigits);
  };
  return {
    minorUnits,
    stored: (wire, currency) => {
      const amount = minorUnits(wire, currency);
      return formatDecimal(toScaled4(amount, scaleOf(currency).minorDigits), STORED_EXPONENT);
    },
    wire: (stored, currency) => {
      const { erpDecimals, minorDigits } = scaleOf(currency);
      return toErpAmount(parseDecimal(stored, minorDigits), erpDecimals, minorDigits);
    },
  };
}

function withoutScale(source: string, currency: string): SaldoError {
  return new SaldoError(
    'CURRENCY_WITHOUT_SCALE',
    `Currency ${currency || '(blank)'} of source ${source} has no decimals; add it to the currency scales.`,
    { source, currency },
  );
}
