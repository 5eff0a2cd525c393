import { toScaled4 } from '../../domain/erp-amount.ts';
import { SaldoError } from '../../domain/errors.ts';
import { rowProblem } from '../../domain/files/row-problem.ts';
import { formatDecimal, parseDecimal } from '../../domain/money.ts';
import type { Database } from '../../platform/database.ts';

const STORED_DIGITS = 4;

/** How many decimals the currencies of a source have. Amounts in files are as people write them. */
export interface FileScales {
  /** Integer minor units of a plain decimal; a row problem when it does not fit the currency. */
  minorUnits(amount: string, currency: string, field: string): number;
  /** Minor units as the decimal text that is stored. */
  stored(minorUnits: number, currency: string): string;
  /** Any number of minor units, as a total may have, as stored. */
  storedTotal(minorUnits: bigint, currency: string): string;
}

/** Reads the currency scales of a source: the same that the mirror uses. */
export async function loadFileScales(db: Database, source: string): Promise<FileScales> {
  const rows = await db.query<{ currency: string; minorDigits: number }>(
    `SELECT currency, minorDigits AS "minorDigits" FROM saldo_ledger_CurrencyScales WHERE source = ?`,
    [source],
  );
  const digits = new Map(rows.map(({ currency, minorDigits }) => [currency, minorDigits]));
  const digitsOf = (currency: string): number => {
    const known = digits.get(currency);
    if (known === undefined) throw rowProblem('FILE_CURRENCY_WITHOUT_SCALE', { source, currency });
    return known;
  };
  return {
    minorUnits: (amount, currency, field) =>
      minorUnits(amount, currency, digitsOf(currency), field),
    stored: (amount, currency) =>
      formatDecimal(toScaled4(amount, digitsOf(currency)), STORED_DIGITS),
    storedTotal: (amount, currency) => storedTotal(amount, digitsOf(currency)),
  };
}

function minorUnits(amount: string, currency: string, digits: number, field: string): number {
  try {
    const units = parseDecimal(amount, digits);
    toScaled4(units, digits);
    return units;
  } catch (error) {
    const isTooLarge = error instanceof SaldoError && error.code === 'AMOUNT_TOO_LARGE';
    if (isTooLarge) throw rowProblem('FILE_AMOUNT_TOO_LARGE', { field, value: amount });
    throw rowProblem('FILE_AMOUNT_NOT_EXACT', { field, value: amount, currency });
  }
}

function storedTotal(amount: bigint, digits: number): string {
  const scaled = amount * 10n ** BigInt(STORED_DIGITS - digits);
  const text = String(scaled < 0n ? -scaled : scaled).padStart(STORED_DIGITS + 1, '0');
  const sign = scaled < 0n ? '-' : '';
  return `${sign}${text.slice(0, -STORED_DIGITS)}.${text.slice(-STORED_DIGITS)}`;
}
