import type { ExperimentDesign } from '../../../srv/domain/experiments/design.ts';
import {
  affordableSample,
  requiredSample,
} from '../../../srv/domain/experiments/required-sample.ts';
import { challenger, champion, cureTest } from './designs.ts';

function refusal(design: ExperimentDesign, expected = 10 ** 9) {
  try {
    affordableSample(design, expected);
  } catch (error) {
    return error as { code: string; details: Record<string, string | number> };
  }
  throw new Error('the design was not refused');
}

describe('the sample of a test', () => {
  // 1376.2 an arm, by Fleiss's formula.
  test('is split by the shares of the arms', () => {
    const { total, byArm } = requiredSample(cureTest);
    expect(Object.fromEntries(byArm)).toEqual({ champion: 1377, challenger: 1377 });
    expect(total).toBe(2754);
  });

  test('is larger with a small challenger, with looks, and with a second challenger', () => {
    const plain = requiredSample(cureTest).total;
    const small = [
      { ...champion, share: 9000 },
      { ...challenger, share: 1000 },
    ];
    const third = [
      { ...champion, share: 3334 },
      { ...challenger, share: 3333 },
      { ...challenger, arm: 'other', share: 3333 },
    ];
    expect(requiredSample({ ...cureTest, arms: small }).total).toBeGreaterThan(2 * plain);
    expect(requiredSample({ ...cureTest, arms: third }).total).toBeGreaterThan(1.5 * plain);
    const looks = requiredSample({ ...cureTest, looks: 5 }).total;
    expect(looks).toBeGreaterThan(plain);
    expect(looks).toBeLessThan(1.04 * plain);
  });

  test('of an amount needs only effect and deviation', () => {
    const amounts = { metric: 'recovered', expectedShare: null, deviation: 400 } as const;
    const { byArm } = requiredSample({ ...cureTest, ...amounts, wishedEffect: 200 });
    expect(byArm.get('champion')).toBe(64);
  });
});

describe('an underpowered test', () => {
  test('is refused with the number that would do', () => {
    const { code, details } = refusal(cureTest, 2753);
    expect(code).toBe('EXPERIMENT_UNDERPOWERED');
    expect(details).toMatchObject({ needed: 2754, expected: 2753 });
    expect(affordableSample(cureTest, Number(details.needed)).total).toBe(2754);
  });

  test('is told the effect that those expected could show, which then is not refused', () => {
    const { details } = refusal(cureTest, 1000);
    const wishedEffect = Number(details.detectableEffect) * 1.01;
    expect(wishedEffect).toBeGreaterThan(0.05);
    expect(affordableSample({ ...cureTest, wishedEffect }, 1000).total).toBeLessThanOrEqual(1000);
  });
});

describe('a design that no result could come of is refused', () => {
  const arms = (first: object, second: object) => [
    { ...champion, ...first },
    { ...challenger, ...second },
  ];
  test.each<[string, Partial<ExperimentDesign>]>([
    ['champion', { arms: [champion] }],
    ['champion', { arms: arms({ isChampion: false }, {}) }],
    ['champion', { arms: arms({}, { isChampion: true }) }],
    ['names', { arms: arms({}, { arm: 'champion' }) }],
    ['shares', { arms: arms({ share: 5001 }, {}) }],
    ['shares', { arms: arms({ share: 10_000 }, { share: 0 }) }],
    ['dates', { enrolUntil: '2026-01-04' }],
    ['dates', { endsOn: '2026-03-29' }],
    ['dates', { horizonDays: 0 }],
    ['strength', { power: 1 }],
    ['strength', { significance: 0 }],
    ['looks', { looks: 0 }],
    ['effect', { wishedEffect: 0 }],
    ['expectation', { expectedShare: 0.97 }],
    ['expectation', { expectedShare: null }],
    ['expectation', { metric: 'recovered' }],
  ])('for its %s: %j', (fault, change) => {
    const { code, details } = refusal({ ...cureTest, ...change });
    expect({ code, fault: details.fault }).toEqual({ code: 'EXPERIMENT_INVALID', fault });
  });
});
