import fc from 'fast-check';
import { meanDifference, sampleOf } from '../../../srv/domain/experiments/mean-difference.ts';
import {
  criticalValue,
  normalCdf,
  normalQuantile,
} from '../../../srv/domain/experiments/normal-distribution.ts';
import {
  proportionDifference,
  wilsonInterval,
} from '../../../srv/domain/experiments/proportion-difference.ts';
import {
  detectableEffect,
  meanSampleSize,
  proportionSampleSize,
} from '../../../srv/domain/experiments/sample-size.ts';
import { studentQuantile } from '../../../srv/domain/experiments/student-distribution.ts';

const at95 = criticalValue(0.05);

describe('distributions agree with the printed tables', () => {
  test.each([
    [0.5, 0],
    [0.9, 1.2816],
    [0.975, 1.96],
    [0.995, 2.5758],
    [0.9995, 3.2905],
  ])('the normal quantile of %f is %f', (probability, z) => {
    expect(normalQuantile(probability)).toBeCloseTo(z, 4);
    expect(normalCdf(normalQuantile(probability))).toBeCloseTo(probability, 12);
  });

  test.each([
    [1, 12.706],
    [2, 4.303],
    [10, 2.228],
    [30, 2.042],
    [120, 1.98],
  ])("Student's quantile for 95 %% with %i degrees of freedom is %f", (freedom, t) => {
    expect(studentQuantile(0.025, freedom)).toBeCloseTo(t, 3);
  });
});

describe('sample sizes agree with what is published', () => {
  const at80 = { power: 0.8, significance: 0.05 };

  // R's documentation of power.prop.test, and Fleiss (10 against 20 %, before his correction).
  test.each([
    [0.5, 0.75, 0.9, 76.7],
    [0.1, 0.2, 0.8, 198.96],
  ])('from %f to %f with power %f takes %f units an arm', (from, to, power, units) => {
    expect(proportionSampleSize(from, to, { power, significance: 0.05 })).toBeCloseTo(units, 1);
  });

  // Cohen, Statistical Power Analysis for the Behavioral Sciences, table 2.4.1.
  test.each([
    [0.2, 394],
    [0.5, 64],
    [0.8, 26],
  ])('an effect of %f standard deviations takes %i units an arm', (effect, units) => {
    expect(Math.ceil(meanSampleSize(effect, 1, at80))).toBe(units);
  });

  test('a small challenger costs units in all', () => {
    const inAll = (ratio: number) => (1 + ratio) * proportionSampleSize(0.3, 0.35, at80, ratio);
    expect(inAll(0.25)).toBeGreaterThan(inAll(1) * 1.4);
  });

  test('the detectable effect is the one that takes just the units there are', () => {
    const needed = (effect: number) => proportionSampleSize(0.3, 0.3 + effect, at80);
    const effect = detectableEffect(needed, 1000, 0.7);
    expect(needed(effect ?? 0)).toBeCloseTo(1000, 3);
    expect(detectableEffect(needed, 2, 0.7)).toBeNull();
  });
});

describe('intervals agree with what is published', () => {
  // Newcombe, Statistics in Medicine 17, 1998, 857-872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (successes, units, lower, upper) => {
    const interval = wilsonInterval({ successes, units }, at95);
    expect(interval.lower).toBeCloseTo(lower, 4);
    expect(interval.upper).toBeCloseTo(upper, 4);
  });

  // Newcombe, Statistics in Medicine 17, 1998, 873-890, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i', (a, m, b, n, lower, upper) => {
    const first = { successes: a, units: m };
    const difference = proportionDifference(first, { successes: b, units: n }, at95);
    expect(difference.lower).toBeCloseTo(lower, 4);
    expect(difference.upper).toBeCloseTo(upper, 4);
  });

  // Student's sleep data (The Probable Error of a Mean, 1908) as R's t.test gives them.
  test("Welch's interval of the sleep data", () => {
    const first = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]);
    const second = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]);
    const { difference, lower, upper } = meanDifference(first, second, at95);
    expect(difference).toBeCloseTo(-1.58, 10);
    expect(lower).toBeCloseTo(-3.3654832, 6);
    expect(upper).toBeCloseTo(0.2054832, 6);
  });
});

describe('an interval, whatever was counted,', () => {
  const proportion = fc
    .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([units, share]) => ({ units, successes: Math.round(units * share) }));
  const critical = fc.double({ min: 0.5, max: 8, noNaN: true });

  test('holds the difference, turns around with the arms and grows with the critical value', () => {
    fc.assert(
      fc.property(proportion, proportion, critical, (first, second, z) => {
        const there = proportionDifference(first, second, z);
        const back = proportionDifference(second, first, z);
        const wider = proportionDifference(first, second, z * 1.1);
        expect(there.lower).toBeLessThanOrEqual(there.difference + 1e-12);
        expect(there.upper).toBeGreaterThanOrEqual(there.difference - 1e-12);
        expect(there.lower).toBeCloseTo(-back.upper, 12);
        expect(wider.upper - wider.lower).toBeGreaterThanOrEqual(there.upper - there.lower - 1e-12);
      }),
    );
  });

  test('of means is finite and holds the difference', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 10 ** 12 }), { minLength: 2 });
    fc.assert(
      fc.property(amounts, amounts, critical, (first, second, z) => {
        const { difference, lower, upper } = meanDifference(sampleOf(first), sampleOf(second), z);
        expect(Number.isFinite(upper - lower)).toBe(true);
        expect(lower).toBeLessThanOrEqual(difference);
        expect(upper).toBeGreaterThanOrEqual(difference);
      }),
    );
  });
});
