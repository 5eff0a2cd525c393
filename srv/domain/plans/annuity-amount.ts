import { type Fraction, roundHalfUp } from './fraction.ts';

/**
 * The equal instalment that repays a principal with interest in n periods, payable at the end of
 * each: P·i·(1+i)^n / ((1+i)^n − 1), exact until it is rounded half up to the minor unit.
 */
export function annuityAmount(principal: number, { over, under }: Fraction, n: number): number {
  if (over === 0n) return roundHalfUp(BigInt(principal), BigInt(n));
  const grown = (over + under) ** BigInt(n);
  const start = under ** BigInt(n);
  return roundHalfUp(BigInt(principal) * over * grown, under * (grown - start));
}
