import type { Difference } from './difference.ts';
import { normalCdf } from './normal-distribution.ts';
import { studentQuantile } from './student-distribution.ts';

/** A sample of at least two units. Amounts are in minor units: a mean of money is a statistic. */
export interface Sample {
  readonly units: number;
  readonly mean: number;
  /** Sum of squared deviations by units - 1. */
  readonly variance: number;
}

/** Mean and variance in two passes, so that large amounts lose no digits. */
export function sampleOf(values: readonly number[]): Sample {
  const units = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / (units || 1);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { units, mean, variance: units > 1 ? squares / (units - 1) : 0 };
}

/**
 * Difference of two means, first less second, with Welch's interval for unequal variances
 * (Welch, Biometrika 34, 1947). `critical` is in standard errors of the normal distribution; the
 * quantile of Student's distribution with the same tail is used. Recovered amounts are skewed, but
 * an arm has hundreds of units and more, where their means are close to normal.
 */
export function meanDifference(first: Sample, second: Sample, critical: number): Difference {
  const difference = first.mean - second.mean;
  const [a, b] = [first.variance / first.units, second.variance / second.units];
  if (a + b === 0) return { difference, lower: difference, upper: difference };
  const freedom = (a + b) ** 2 / (a ** 2 / (first.units - 1) + b ** 2 / (second.units - 1));
  const half = critical * stretch(critical, freedom) * Math.sqrt(a + b);
  return { difference, lower: difference - half, upper: difference + half };
}

/** Tails beyond it are too small to be told from zero; the stretch there is that of the last one. */
const FARTHEST_TAIL = 6;

/** How much wider Student's distribution is than the normal one at the same tail. */
function stretch(critical: number, freedom: number): number {
  const at = Math.min(critical, FARTHEST_TAIL);
  return studentQuantile(normalCdf(-at), freedom) / at;
}
