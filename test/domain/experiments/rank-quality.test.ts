import fc from 'fast-check';
import { type RankedExposure, rankQuality } from '../../../srv/domain/experiments/rank-quality.ts';

const rolled = (score: number, exposure = 100): RankedExposure => {
  return { score, exposure, outcome: 'rolled' };
};
const stayed = (score: number, exposure = 100): RankedExposure => {
  return { score, exposure, outcome: 'other' };
};
const selfCured = (score: number, exposure = 100): RankedExposure => {
  return { score, exposure, outcome: 'selfCured' };
};

describe('the quality of a ranking', () => {
  test('is 1 when all that rolled stands first, -1 when last, 0 when all are equal', () => {
    expect(rankQuality([rolled(9), rolled(8), stayed(1)]).gini).toBe(1);
    expect(rankQuality([stayed(9), rolled(8), rolled(1)]).gini).toBe(-1);
    expect(rankQuality([stayed(5), rolled(5), stayed(5, 700)]).gini).toBe(0);
  });

  // Scores .1 .4 .35 .8 for outcomes 0 0 1 1: area under the curve 0.75, as scikit-learn documents.
  test('agrees with the documented area under a curve', () => {
    expect(rankQuality([stayed(10), stayed(40), rolled(35), rolled(80)]).gini).toBeCloseTo(0.5, 12);
  });

  test('weighs exposure, not heads', () => {
    const small = [rolled(2, 10), stayed(1, 10), stayed(3, 10)];
    expect(rankQuality(small).gini).toBe(0);
    expect(rankQuality([...small, stayed(1, 20)]).gini).toBeCloseTo(0.5, 12);
  });

  test('sets self-cures apart: they change no coefficient and are shown in their slice', () => {
    const rows = [rolled(3), stayed(2)];
    const quality = rankQuality([...rows, selfCured(9, 200)], 2);
    expect(quality.gini).toBe(rankQuality(rows).gini);
    expect(quality.slices.map(({ selfCuredShare }) => selfCuredShare)).toEqual([1, 0]);
    expect(quality).toMatchObject({ exposure: 400, rolled: 100, selfCured: 200 });
  });

  test('tells lift and gain of equal parts of the exposure, splitting equal scores', () => {
    const { slices } = rankQuality([rolled(9, 100), stayed(5, 200), rolled(5, 100)], 4);
    expect(slices.map(({ rolledShare }) => rolledShare)).toEqual([
      1,
      expect.closeTo(1 / 3, 12),
      expect.closeTo(1 / 3, 12),
      expect.closeTo(1 / 3, 12),
    ]);
    expect(slices.map(({ lift }) => lift?.toFixed(3))).toEqual([
      '2.000',
      '0.667',
      '0.667',
      '0.667',
    ]);
    expect(slices.map(({ gain }) => gain?.toFixed(3))).toEqual([
      '0.500',
      '0.667',
      '0.833',
      '1.000',
    ]);
  });

  test('says nothing of nothing', () => {
    expect(rankQuality([])).toMatchObject({ gini: null, slices: [] });
    expect(rankQuality([stayed(1)])).toMatchObject({ gini: null });
    expect(rankQuality([stayed(1)], 1).slices[0]).toMatchObject({ lift: null, gain: null });
  });

  const rows = fc.array(
    fc.record({
      score: fc.integer({ min: 0, max: 5 }),
      exposure: fc.integer({ min: 0, max: 1_000_000 }),
      outcome: fc.constantFrom('rolled', 'selfCured', 'other' as const),
    }) as fc.Arbitrary<RankedExposure>,
    { maxLength: 30 },
  );

  test('does not hang on the order of the rows', () => {
    fc.assert(
      fc.property(rows, (any) => {
        const [there, back] = [rankQuality(any), rankQuality([...any].reverse())];
        expect(back.gini ?? 0).toBeCloseTo(there.gini ?? 0, 9);
        expect(back.slices.length).toBe(there.slices.length);
        back.slices.forEach((slice, index) => {
          expect(slice.rolledShare).toBeCloseTo(there.slices[index].rolledShare, 9);
        });
      }),
    );
  });

  test('adds up over its slices', () => {
    fc.assert(
      fc.property(rows, (any) => {
        const { slices, exposure, rolled: total } = rankQuality(any);
        const sum = slices.reduce((all, slice) => all + (slice.rolledShare * exposure) / 10, 0);
        expect(sum).toBeCloseTo(total, 3);
        if (total > 0) expect(slices.at(-1)?.gain).toBeCloseTo(1, 9);
      }),
    );
  });
});
