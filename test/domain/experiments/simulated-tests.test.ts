import { compareArms, type GroupOutcome } from '../../../srv/domain/experiments/compare-arms.ts';
import { requiredSample } from '../../../srv/domain/experiments/required-sample.ts';
import {
  type Finding,
  lookState,
  type PastLook,
  stopVerdict,
} from '../../../srv/domain/experiments/stop-rule.ts';
import { cureTest } from './designs.ts';

const design = { ...cureTest, wishedEffect: 0.2, looks: 3 };
const sample = requiredSample(design);
const perArm = sample.byArm.get('champion') ?? 0;
const TESTS = 600;

/** Critical values of the three looks: the same for every test, since all arms grow alike. */
const looks = [1, 2, 3].reduce<(PastLook & { groups: number })[]>((taken, part) => {
  const groups = Math.ceil((perArm * part) / 3);
  const counts = new Map(design.arms.map(({ arm }) => [arm, groups]));
  const { information, criticalValue } = lookState(design, sample, counts, taken, false);
  taken.push({ groups, information, criticalValue, verdict: 'go-on' });
  return taken;
}, []);

/** Numbers between 0 and 1, the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What a whole test finds, stopped as the rule says, when so many are cured in each arm. */
function findingOf(random: () => number, champion: number, challenger: number): Finding {
  const drawn = (arm: string, share: number): GroupOutcome[] =>
    Array.from({ length: perArm }, () => {
      return { arm, cured: random() < share, recovered: 0, contacts: 0, promisesKept: 0 };
    });
  const [first, second] = [drawn('champion', champion), drawn('challenger', challenger)];
  for (const [index, { groups, criticalValue }] of looks.entries()) {
    const seen = [...first.slice(0, groups), ...second.slice(0, groups)];
    const isLast = index === looks.length - 1;
    const stop = stopVerdict(compareArms(design, seen, criticalValue), isLast);
    if (stop.verdict === 'stop') return stop.findings.get('challenger') ?? 'open';
  }
  return 'open';
}

function sharesOfFindings(champion: number, challenger: number): (finding: Finding) => number {
  const random = seeded(20261123);
  const findings = Array.from({ length: TESTS }, () => findingOf(random, champion, challenger));
  return (wanted) => findings.filter((finding) => finding === wanted).length / TESTS;
}

const noise = (share: number) => 3 * Math.sqrt((share * (1 - share)) / TESTS);

describe('six hundred tests of three looks each', () => {
  test('find an effect that is not there no more often than the significance', () => {
    const share = sharesOfFindings(0.3, 0.3);
    expect(share('higher') + share('lower')).toBeLessThan(0.05 + noise(0.05));
  });

  test('find the wished effect as often as the power', () => {
    const share = sharesOfFindings(0.3, 0.5);
    expect(share('higher')).toBeGreaterThan(0.8 - noise(0.8));
    expect(share('higher')).toBeLessThan(0.8 + 2 * noise(0.8));
  });
});
