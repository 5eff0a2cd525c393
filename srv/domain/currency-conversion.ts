import { SaldoError } from './errors.ts';
import { type Money, safeInteger } from './money.ts';

const RATE = /^(\d+)(?:\.(\d+))?$/;

/**
 * An amount in another currency, rounded half to even on its last minor unit.
 * BigInt inside, so that neither a long rate nor a large amount loses a digit.
 * RATE_INVALID for what is no positive decimal.
 */
export function convert(
  money: Money,
  rate: string,
  fromExponent: number,
  toCurrency: string,
  toExponent: number,
): Money {
  const { digits, exponent } = parseRate(rate, money.currency, toCurrency);
  const numerator = BigInt(money.amount) * digits * 10n ** BigInt(toExponent);
  const denominator = 10n ** BigInt(exponent + fromExponent);
  const amount = divideHalfEven(numerator, denominator);
  return { amount: safeInteger(Number(amount), String(amount)), currency: toCurrency };
}

function parseRate(rate: string, from: string, to: string): { digits: bigint; exponent: number } {
  const match = RATE.exec(rate);
  const digits = match ? BigInt(`${match[1]}${match[2] ?? ''}`) : 0n;
  if (digits > 0n) return { digits, exponent: match?.[2]?.length ?? 0 };
  throw new SaldoError(
    'RATE_INVALID',
    `Rate '${rate}' from ${from} to ${to} is no positive decimal; correct it in the rate table.`,
    { rate, from, to },
  );
}

function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  const quotient = magnitude / denominator;
  const twice = (magnitude % denominator) * 2n;
  const roundsUp = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  const rounded = roundsUp ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}
