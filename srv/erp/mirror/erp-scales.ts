import { fromErpAmount, fromScaled4, toErpAmount, toScaled4 } from '../../domain/erp-amount.ts';
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
  /** Minor units of a stored amount that SQL read as an integer scaled by 10^4. */
  fromStoredScaled(scaled: number, currency: string): number;
  /** Minor units as the decimal text that is stored; null stays null. */
  storedMinor(amount: number | null, currency: string): string | null;
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
  const storedOf = (amount: number, currency: string): string =>
    formatDecimal(toScaled4(amount, scaleOf(currency).minorDigits), STORED_EXPONENT);
  return {
    minorUnits,
    stored: (wire, currency) => storedOf(minorUnits(wire, currency), currency),
    storedMinor: (amount, currency) => {
      if (amount === null || !scales.has(currency)) return null;
      return storedOf(amount, currency);
    },
    fromStoredScaled: (scaled, currency) => fromScaled4(scaled, scaleOf(currency).minorDigits),
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
