import { SaldoError } from '../errors.ts';
import type { Fraction } from './fraction.ts';
import type { PlanInterval } from './plan-terms.ts';

const RATE = /^(\d{1,4})(?:\.(\d{1,6}))?$/;
/** A rate of 1 % is this many of its last decimals, times a hundred for a hundredth. */
const SCALE = 100n * 1_000_000n;

/**
 * Interest of one period at a nominal yearly rate in percent: a month is a twelfth of the year
 * (30/360), days and weeks are counted against 365. RATE_INVALID for what is no such decimal.
 */
export function periodRate(rate: string, { unit, count }: PlanInterval): Fraction {
  const match = RATE.exec(rate);
  if (!match) {
    throw new SaldoError('RATE_INVALID', `'${rate}' is no rate in percent; give it as 12.5.`, {
      value: rate,
    });
  }
  const yearly = BigInt(`${match[1]}${(match[2] ?? '').padEnd(6, '0')}`);
  const periods = BigInt(count);
  if (unit === 'month') return { over: yearly * periods, under: SCALE * 12n };
  const days = unit === 'week' ? periods * 7n : periods;
  return { over: yearly * days, under: SCALE * 365n };
}
