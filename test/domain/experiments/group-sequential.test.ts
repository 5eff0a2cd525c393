import fc from 'fast-check';
import {
  boundaries,
  crossingProbability,
  inflation,
  spentBy,
} from '../../../srv/domain/experiments/group-sequential.ts';
import {
  criticalValue,
  normalQuantile,
} from '../../../srv/domain/experiments/normal-distribution.ts';

const fifths = [0.2, 0.4, 0.6, 0.8, 1];

describe('boundaries of the stop rule', () => {
  // Five looks at 0.05, two-sided: Proschan, Lan and Wittes, Statistical Monitoring of Clinical Trials.
  test('agree with the published ones', () => {
    const published = [4.877, 3.357, 2.68, 2.29, 2.031];
    boundaries(fifths, 0.05).forEach((value, look) => {
      expect(value).toBeCloseTo(published[look], 3);
    });
  });

  test('of a single look are those of a test without looks', () => {
    expect(boundaries([1], 0.05)[0]).toBeCloseTo(criticalValue(0.05), 6);
  });

  test('are beyond reach when next to nothing is known', () => {
    expect(boundaries([0.01], 0.05)).toEqual([8]);
  });

  test('spend all of the significance in the end, whenever was looked', () => {
    const looks = fc
      .uniqueArray(fc.integer({ min: 1, max: 19 }), { minLength: 1, maxLength: 5 })
      .map((parts) => [...parts.sort((a, b) => a - b).map((part) => part / 20), 1]);
    fc.assert(
      fc.property(looks, fc.constantFrom(0.01, 0.05, 0.1), (information, significance) => {
        const critical = boundaries(information, significance);
        expect(crossingProbability(information, critical, 0)).toBeCloseTo(significance, 5);
        expect(spentBy(1, significance)).toBeCloseTo(significance, 12);
      }),
      { numRuns: 8 },
    );
  });
});

describe('power over several looks', () => {
  // Jennison and Turnbull, Group Sequential Methods, tables 2.3 and 2.4: O'Brien and Fleming's test.
  test('agrees with the published constants of the original test', () => {
    const critical = fifths.map((information) => 2.04 / Math.sqrt(information));
    const drift = Math.sqrt(1.028) * (criticalValue(0.05) + normalQuantile(0.8));
    expect(crossingProbability(fifths, critical, 0)).toBeCloseTo(0.05, 3);
    expect(crossingProbability(fifths, critical, drift)).toBeCloseTo(0.8, 3);
  });

  test('costs a few units in a hundred, and nothing with a single look', () => {
    const strength = { power: 0.8, significance: 0.05 };
    expect(inflation([1], strength)).toBeCloseTo(1, 5);
    expect(inflation(fifths, strength)).toBeGreaterThan(1.015);
    expect(inflation(fifths, strength)).toBeLessThan(1.03);
  });
});
