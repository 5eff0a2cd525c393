import { claimUplift } from '../../../srv/domain/experiments/claim-uplift.ts';
import { compareArms, type GroupOutcome } from '../../../srv/domain/experiments/compare-arms.ts';
import { criticalValue } from '../../../srv/domain/experiments/normal-distribution.ts';
import { rankQuality } from '../../../srv/domain/experiments/rank-quality.ts';
import { requiredSample } from '../../../srv/domain/experiments/required-sample.ts';
import {
  lookState,
  type PastLook,
  stopVerdict,
} from '../../../srv/domain/experiments/stop-rule.ts';
import { cureTest } from './designs.ts';

function groups(arm: string, cured: number, of: number, recovered = 0): GroupOutcome[] {
  return Array.from({ length: of }, (_, index) => ({
    arm,
    cured: index < cured,
    recovered: recovered + (index % 2),
    contacts: 1,
    promisesKept: index % 3 === 0 ? 1 : 0,
  }));
}

const at95 = criticalValue(0.05);
const clear = [...groups('champion', 48, 80, 100), ...groups('challenger', 56, 70, 200)];

describe('the results of a test', () => {
  test("tell the challenger's difference from the champion with its interval, by each metric", () => {
    const comparisons = compareArms(cureTest, clear, at95);
    expect(comparisons.map(({ metric, isDeciding }) => [metric, isDeciding])).toEqual([
      ['cured', true],
      ['recovered', false],
      ['contacts', false],
      ['promisesKept', false],
    ]);
    const [cured, recovered, contacts] = comparisons;
    expect(cured.champion).toEqual({ arm: 'champion', groups: 80, value: 0.6 });
    expect(cured.effect?.lower).toBeCloseTo(0.0524, 4);
    expect(recovered.effect?.difference).toBeCloseTo(100, 10);
    expect(contacts.effect).toEqual({ difference: 0, lower: 0, upper: 0 });
  });

  test('say nothing yet while an arm has a single group', () => {
    const [cured] = compareArms(cureTest, clear.slice(0, 80), at95);
    expect(cured.effect).toBeNull();
  });

  test('are more cautious at an early look', () => {
    const [early] = compareArms(cureTest, clear, 3);
    expect(early.effect?.lower).toBeLessThan(0);
  });
});

describe('the stop rule', () => {
  const design = { ...cureTest, looks: 2 };
  const sample = requiredSample(design);
  const half = sample.total / 4;
  const counts = (champion: number, challenger: number) =>
    new Map([
      ['champion', champion],
      ['challenger', challenger],
    ]);

  const state = (champion: number, challenger: number, taken: PastLook[] = [], isOver = false) =>
    lookState(design, sample, counts(champion, challenger), taken, isOver);
  const goOn = (information: number): PastLook => {
    return { information, criticalValue: 2.96, verdict: 'go-on' };
  };

  test('looks when the planned part of the sample is there, not before and not twice', () => {
    expect(state(half - 1, half - 1).isDue).toBe(false);
    const first = state(half + 1, half + 1);
    expect(first).toMatchObject({ isDue: true, isLast: false });
    expect(first.criticalValue).toBeCloseTo(2.96, 1);
    const again = state(half + 2, half + 2, [goOn(first.information)]);
    expect(again).toMatchObject({ isDue: false, criticalValue: 2.96 });
  });

  test('looks a last time at the whole sample', () => {
    const full = state(2 * half + 1, 2 * half + 1, [goOn(0.5)]);
    expect(full).toMatchObject({ information: 1, isDue: true, isLast: true });
    expect(full.criticalValue).toBeCloseTo(1.9686, 3);
    expect(state(9999, 9999, [goOn(0.5), goOn(1)]).isDue).toBe(false);
  });

  test('looks a last time when the test is over, and spends what is left on fewer groups', () => {
    const over = state(half * 1.5, half * 1.5, [goOn(0.5)], true);
    expect(over).toMatchObject({ isDue: true, isLast: true });
    expect(over.information).toBeCloseTo(0.75, 2);
    expect(over.criticalValue).toBeCloseTo(1.967, 2);
    expect(state(half, half, [goOn(0.5)], true).criticalValue).toBeLessThan(2.1);
    expect(state(half, half, [], true).criticalValue).toBeCloseTo(at95, 6);
  });

  test('does not look again after a verdict to stop', () => {
    const stopped: PastLook = { information: 0.5, criticalValue: 2.96, verdict: 'stop' };
    expect(state(9999, 9999, [stopped], true)).toMatchObject({
      isDue: false,
      criticalValue: 2.96,
    });
  });

  test('knows nothing before both arms have groups', () => {
    expect(state(500, 0, [], true)).toMatchObject({ information: 0, isDue: false });
  });

  test('stops early only when the interval excludes zero, and in the end anyhow', () => {
    const verdict = (critical: number, isLast: boolean) => {
      const { verdict, findings } = stopVerdict(compareArms(design, clear, critical), isLast);
      return [verdict, findings.get('challenger')];
    };
    expect(verdict(3, false)).toEqual(['go-on', 'open']);
    expect(verdict(at95, false)).toEqual(['stop', 'higher']);
    expect(verdict(3, true)).toEqual(['stop', 'none']);
  });
});

describe('an uplift', () => {
  const comparisons = compareArms(cureTest, clear, at95);
  const claim = (index: number, critical = at95) =>
    claimUplift({
      kind: 'random-arms',
      experiment: cureTest.id,
      comparison: compareArms(cureTest, clear, critical)[index],
    });

  test('is claimed from the deciding metric of random arms', () => {
    expect(claim(0)).toEqual({
      experiment: cureTest.id,
      arm: 'challenger',
      metric: 'cured',
      ...comparisons[0].effect,
    });
  });

  test('is refused from a backtest, however well it ranks', () => {
    const quality = rankQuality([
      { score: 2, exposure: 100, outcome: 'rolled' },
      { score: 1, exposure: 100, outcome: 'other' },
    ]);
    expect(quality.gini).toBe(1);
    expect(() => claimUplift({ kind: 'backtest', strategy: 'NEW', quality })).toThrow(
      expect.objectContaining({ code: 'UPLIFT_NOT_RANDOM' }),
    );
  });

  test('is refused from another metric, or when it may be chance', () => {
    const notShown = expect.objectContaining({ code: 'UPLIFT_NOT_SHOWN' });
    expect(() => claim(1)).toThrow(notShown);
    expect(() => claim(0, 3)).toThrow(notShown);
  });
});
