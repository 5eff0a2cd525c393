import type { Difference } from './difference.ts';

/** How many of so many units; units are at least one. */
export interface Proportion {
  readonly successes: number;
  readonly units: number;
}

/**
 * Wilson's score interval of one proportion (Wilson, JASA 22, 1927): stays within 0 and 1 and holds
 * for few successes too. `critical` is in standard errors, 1.96 for 95 %.
 */
export function wilsonInterval(
  { successes, units }: Proportion,
  critical: number,
): { lower: number; upper: number } {
  const share = successes / units;
  const square = critical * critical;
  const centre = (successes + square / 2) / (units + square);
  const spread = Math.sqrt((share * (1 - share)) / units + square / (4 * units * units));
  const half = (critical * spread) / (1 + square / units);
  return { lower: Math.max(0, centre - half), upper: Math.min(1, centre + half) };
}

/**
 * Difference of two independent proportions, first less second, with Newcombe's hybrid score
 * interval (Newcombe, Statistics in Medicine 17, 1998, 873-890, method 10).
 */
export function proportionDifference(
  first: Proportion,
  second: Proportion,
  critical: number,
): Difference {
  const [p, q] = [first.successes / first.units, second.successes / second.units];
  const [ofFirst, ofSecond] = [wilsonInterval(first, critical), wilsonInterval(second, critical)];
  const difference = p - q;
  return {
    difference,
    lower: difference - Math.hypot(p - ofFirst.lower, ofSecond.upper - q),
    upper: difference + Math.hypot(ofFirst.upper - p, q - ofSecond.lower),
  };
}
