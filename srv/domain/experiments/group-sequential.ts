import { findRoot } from './find-root.ts';
import {
  criticalValue,
  FARTHEST,
  normalCdf,
  normalDensity,
  normalQuantile,
} from './normal-distribution.ts';
import type { TestStrength } from './sample-size.ts';

/**
 * Looking several times at growing data gives chance several tries; these boundaries keep the
 * chance of a false finding over all looks at the significance. They spend it as O'Brien and
 * Fleming's do, little at first: Lan and DeMets, Biometrika 70, 1983, 659-663. The looks may come
 * at any information, as long as the results do not decide when.
 */

/** The part of the significance (two-sided) that may be spent up to this information (0 to 1). */
export function spentBy(information: number, significance: number): number {
  const farther = criticalValue(significance / 2) / Math.sqrt(Math.min(1, information));
  return 4 * normalCdf(-farther);
}

/**
 * The critical value of each look, in standard errors, for rising information between 0 and 1.
 * Beyond 8 standard errors a look is as good as none. When the last look `isFinal`, it may spend
 * all that is left, however little is known.
 */
export function boundaries(
  information: readonly number[],
  significance: number,
  isFinal = false,
): number[] {
  const critical: number[] = [];
  let spent = 0;
  walk(information, 0, (exit, at, look) => {
    const spendsAll = isFinal && look === information.length - 1;
    const mayExit = (spendsAll ? significance : spentBy(at, significance)) - spent;
    const reach = (value: number) => exit(value) - mayExit;
    const value = reach(FARTHEST) >= 0 ? FARTHEST : findRoot(reach, 0, FARTHEST, 1e-9);
    spent += exit(value);
    critical.push(value);
    return value;
  });
  return critical;
}

/**
 * Chance that some look exceeds its boundary on either side. `drift` is the mean of the statistic
 * at full information, in standard errors; 0 when there is no effect.
 */
export function crossingProbability(
  information: readonly number[],
  critical: readonly number[],
  drift: number,
): number {
  let crossed = 0;
  walk(information, drift, (exit, _, look) => {
    const value = critical[look] ?? FARTHEST;
    crossed += exit(value);
    return value;
  });
  return crossed;
}

/** How many times the units of a test with one look this one needs for the same power. */
export function inflation(
  information: readonly number[],
  { power, significance }: TestStrength,
): number {
  const critical = boundaries(information, significance);
  const single = criticalValue(significance) + normalQuantile(power);
  const missing = (drift: number) => crossingProbability(information, critical, drift) - power;
  return (findRoot(missing, single / 2, single * 2, 1e-6) / single) ** 2;
}

type Exit = (critical: number) => number;

/** Where paths still are that have crossed no boundary: points, and their chance. */
interface Paths {
  readonly points: Float64Array;
  readonly chances: Float64Array;
}

/**
 * Follows the score statistic, a Brownian motion over information, from look to look (Armitage,
 * McPherson and Rowe, JRSS A 132, 1969). At each look `decide` gets the chance to leave beyond a
 * critical value and says which value counts.
 */
function walk(
  information: readonly number[],
  drift: number,
  decide: (exit: Exit, information: number, look: number) => number,
): void {
  let before: Paths = { points: Float64Array.of(0), chances: Float64Array.of(1) };
  let from = 0;
  information.forEach((to, look) => {
    const step = { mean: drift * (to - from), deviation: Math.sqrt(to - from) };
    const paths = before;
    const exit: Exit = (critical) => leaving(paths, critical * Math.sqrt(to), step);
    const critical = decide(exit, to, look);
    if (look + 1 < information.length) before = staying(paths, critical * Math.sqrt(to), step);
    from = to;
  });
}

interface Step {
  readonly mean: number;
  readonly deviation: number;
}

function leaving({ points, chances }: Paths, limit: number, { mean, deviation }: Step): number {
  let left = 0;
  for (let index = 0; index < points.length; index += 1) {
    const point = (points[index] ?? 0) + mean;
    const outside =
      normalCdf((point - limit) / deviation) + normalCdf((-limit - point) / deviation);
    left += (chances[index] ?? 0) * outside;
  }
  return left;
}

/** Intervals of Simpson's rule; even. Errors stay below 10^-6 for the looks a bank would plan. */
const INTERVALS = 200;

function staying(before: Paths, limit: number, step: Step): Paths {
  const width = (2 * limit) / INTERVALS;
  const points = Float64Array.from({ length: INTERVALS + 1 }, (_, index) => index * width - limit);
  const chances = points.map(
    (point, index) => (densityAt(point, before, step) * simpsonWeight(index) * width) / 3,
  );
  return { points, chances };
}

function densityAt(to: number, { points, chances }: Paths, { mean, deviation }: Step): number {
  let density = 0;
  for (let index = 0; index < points.length; index += 1) {
    const z = (to - (points[index] ?? 0) - mean) / deviation;
    density += (chances[index] ?? 0) * normalDensity(z);
  }
  return density / deviation;
}

function simpsonWeight(index: number): number {
  if (index === 0 || index === INTERVALS) return 1;
  return index % 2 === 0 ? 2 : 4;
}
