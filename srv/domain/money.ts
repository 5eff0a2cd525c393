import { SaldoError } from './errors.ts';

/** An exact amount: an integer count of the currency's minor units (EUR cents, CLF 1/10000). */
export interface Money {
  readonly amount: number;
  readonly currency: string;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * Integer minor units of a decimal text. Refuses what the exponent cannot hold exactly
 * (AMOUNT_NOT_EXACT), what is no plain decimal (AMOUNT_INVALID), and what is beyond the safe
 * integers (AMOUNT_TOO_LARGE).
 * @example parseDecimal('12.50', 2) //=> 1250
 */
export function parseDecimal(text: string, exponent: number): number {
  const match = DECIMAL.exec(text);
  if (!match) {
    throw new SaldoError('AMOUNT_INVALID', `'${text}' is no decimal amount.`, { value: text });
  }
  const [, sign = '', whole = '', fraction = ''] = match;
  const kept = fraction.slice(0, exponent).padEnd(exponent, '0');
  if (/[1-9]/.test(fraction.slice(exponent))) throw notExact(text, exponent);
  const units = safeInteger(Number(`${whole}${kept}`), text);
  return sign === '-' && units !== 0 ? -units : units;
}

/** Decimal text of integer minor units, with exactly `exponent` digits after the point. */
export function formatDecimal(amount: number, exponent: number): string {
  const digits = String(Math.abs(safeInteger(amount))).padStart(exponent + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (exponent === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

/** The same amount counted in other units: 10^-from to 10^-to. Exact, or AMOUNT_NOT_EXACT. */
export function rescale(amount: number, fromExponent: number, toExponent: number): number {
  if (toExponent >= fromExponent) {
    return safeInteger(amount * 10 ** (toExponent - fromExponent));
  }
  const divisor = 10 ** (fromExponent - toExponent);
  if (amount % divisor !== 0) throw notExact(formatDecimal(amount, fromExponent), toExponent);
  return amount / divisor || 0; // never -0
}

/** Refuses a number that is not an exact integer (AMOUNT_TOO_LARGE). */
export function safeInteger(value: number, shown: string | number = value): number {
  if (Number.isSafeInteger(value)) return value;
  throw new SaldoError('AMOUNT_TOO_LARGE', `${shown} is not an exact integer of minor units.`, {
    value: shown,
  });
}

function notExact(text: string, exponent: number): SaldoError {
  return new SaldoError(
    'AMOUNT_NOT_EXACT',
    `${text} does not fit ${exponent} decimals; check the decimals configured for its currency.`,
    { value: text, exponent },
  );
}
