import { findRoot } from './find-root.ts';
import { criticalValue, normalQuantile } from './normal-distribution.ts';

/** What a test should be able to do. */
export interface TestStrength {
  /** Chance of finding the wished effect when it is there, as 0.8. */
  readonly power: number;
  /** Chance of finding an effect when there is none, two-sided, as 0.05. */
  readonly significance: number;
}

/**
 * Units the first arm needs, not rounded, to find a difference between two proportions; the second
 * arm needs `ratio` times as many. Without continuity correction: Fleiss, Levin and Paik,
 * Statistical Methods for Rates and Proportions, 3rd edition, section 4.3.
 */
export function proportionSampleSize(
  first: number,
  second: number,
  { power, significance }: TestStrength,
  ratio = 1,
): number {
  const pooled = (first + ratio * second) / (1 + ratio);
  const underNone = Math.sqrt((ratio + 1) * pooled * (1 - pooled));
  const underWished = Math.sqrt(ratio * first * (1 - first) + second * (1 - second));
  const root = criticalValue(significance) * underNone + normalQuantile(power) * underWished;
  return root ** 2 / (ratio * (second - first) ** 2);
}

/**
 * As above for two means whose units have this standard deviation. The quarter of the squared
 * critical value makes up for an unknown variance (Guenther, The American Statistician 35, 1981).
 */
export function meanSampleSize(
  effect: number,
  deviation: number,
  { power, significance }: TestStrength,
  ratio = 1,
): number {
  const critical = criticalValue(significance);
  const root = ((critical + normalQuantile(power)) * deviation) / effect;
  return (1 + 1 / ratio) * root ** 2 + critical ** 2 / 4;
}

/** The smallest effect up to `greatest` that so many units can show, or null when none can. */
export function detectableEffect(
  unitsNeeded: (effect: number) => number,
  units: number,
  greatest: number,
): number | null {
  if (unitsNeeded(greatest) > units) return null;
  return findRoot((effect) => units - unitsNeeded(effect), greatest * 1e-6, greatest);
}
