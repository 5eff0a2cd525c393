import { findRoot } from './find-root.ts';

/** Beyond it a normal tail is less than 10^-15: nothing that a test could tell from zero. */
export const FARTHEST = 8;

/** Looked up once: densities are asked for by the million. */
const { abs, exp } = Math;
const ROOT_OF_TWO_PI = Math.sqrt(2 * Math.PI);

export function normalDensity(z: number): number {
  return exp((-z * z) / 2) / ROOT_OF_TWO_PI;
}

/**
 * P(Z <= z), with an absolute error of about 10^-16: the Taylor series of Marsaglia, Evaluating the
 * Normal Distribution, Journal of Statistical Software 11(4), 2004.
 */
export function normalCdf(z: number): number {
  if (z <= -FARTHEST) return 0;
  if (z >= FARTHEST) return 1;
  let term = z;
  let sum = z;
  for (let odd = 3; abs(term) > abs(sum) * 1e-17; odd += 2) {
    term *= (z * z) / odd;
    sum += term;
  }
  return 0.5 + sum * normalDensity(z);
}

/** The z with P(Z <= z) = probability, within the farthest value on either side. */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  return findRoot((z) => normalCdf(z) - probability, -FARTHEST, 0);
}

/** Standard errors that a two-sided test at this significance asks for: 0.05 gives 1.96. */
export function criticalValue(significance: number): number {
  return -normalQuantile(significance / 2);
}
