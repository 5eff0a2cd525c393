import { formatDecimal, parseDecimal, rescale, safeInteger } from './money.ts';

/** SAP's CURR fields always carry two decimals, whatever the currency. */
const CURR_DECIMALS = 2;

/** Amounts are stored as Decimal(23,4); bulk SQL reads them as integers of this exponent. */
const STORED_EXPONENT = 4;

/**
 * Minor units of an amount as SAP sends it. A CURR field is in SAP's internal presentation:
 * the true amount is wire * 10^(2 - erpDecimals), erpDecimals from SAP's currency table (TCURX).
 * Exact, or AMOUNT_NOT_EXACT.
 * @example fromErpAmount('1500.00', 0, 2) //=> 15000000, that is COP 150,000.00
 * @example fromErpAmount('1234.56', 4, 4) //=> 123456, that is CLF 12.3456
 */
export function fromErpAmount(wire: string, erpDecimals: number, minorDigits: number): number {
  return rescale(parseDecimal(wire, CURR_DECIMALS), erpDecimals, minorDigits);
}

/** The text SAP expects in a CURR field; the inverse of `fromErpAmount`. */
export function toErpAmount(amount: number, erpDecimals: number, minorDigits: number): string {
  return formatDecimal(rescale(amount, minorDigits, erpDecimals), CURR_DECIMALS);
}

/** Minor units of a stored amount that SQL read as an integer scaled by 10^4. */
export function fromScaled4(scaled: number | bigint, exponent: number): number {
  return rescale(safeInteger(Number(scaled)), STORED_EXPONENT, exponent);
}

/** A stored amount's integer scaled by 10^4. */
export function toScaled4(amount: number, exponent: number): number {
  return rescale(amount, exponent, STORED_EXPONENT);
}
