import fc from 'fast-check';
import { compareVersions } from '../../srv/domain/compare-versions.ts';
import type { TreeBranch } from '../../srv/domain/decision-tree.ts';
import {
  addBranch,
  dropBranch,
  flatBranches,
  moveBranch,
  numberBranches,
} from '../../srv/domain/edit-tree.ts';
import { operandOf, operandText } from '../../srv/domain/operand-text.ts';
import { ruleSentence } from '../../srv/domain/rule-sentence.ts';
import type { Condition, Rule } from '../../srv/domain/strategy.ts';

const EUR = { currency: 'EUR', currencyExponent: 2 };

describe('values of conditions', () => {
  test('are read as they were written, whatever their kind and currency', () => {
    const kinds = fc.constantFrom('amount', 'ratio', 'count', 'days');
    fc.assert(
      fc.property(kinds, fc.integer(), fc.integer({ min: 0, max: 4 }), (kind, value, digits) => {
        const kept = value === 0 ? 0 : value;
        expect(operandOf(kind, operandText(kind, kept, digits), digits)).toBe(kept);
      }),
    );
  });

  test('are refused when the kind has none such', () => {
    const unfit: [Parameters<typeof operandOf>[0], string][] = [
      ['amount', '1.005'],
      ['amount', '1,50'],
      ['days', '1.5'],
      ['ratio', 'half'],
      ['flag', 'yes'],
      ['code', ' '],
    ];
    for (const [kind, text] of unfit) {
      expect(() => operandOf(kind, text, 2)).toThrow(
        expect.objectContaining({ code: 'OPERAND_UNFIT' }),
      );
    }
  });
});

describe('a rule as a sentence', () => {
  const rule = (conditions: readonly Condition[], points: number) => ({ conditions, points });
  const flag = (operand: boolean, negated = false): Condition => {
    return { fact: 'hasGuarantor', operator: 'equals', negated, operands: [operand] };
  };

  test.each([
    ['en', 'If has a guarantor, then −1 point.'],
    ['es', 'Si tiene fiador, entonces −1 punto.'],
    ['de', 'Wenn gilt: Hat Bürgen, dann −1 Punkt.'],
    ['pt', 'Se tem fiador, então −1 ponto.'],
  ] as const)('is said in %s', (language, sentence) => {
    expect(ruleSentence(rule([flag(true)], -1), { ...EUR, language })).toBe(sentence);
  });

  test('says of a flag whether it is asked for or its contrary', () => {
    const said = (condition: Condition) =>
      ruleSentence(rule([condition], 2), { ...EUR, language: 'en' });
    expect(said(flag(false))).toBe('If has a guarantor: no, then 2 points.');
    expect(said(flag(true, true))).toBe(said(flag(false)));
    expect(said(flag(false, true))).toBe(said(flag(true)));
  });

  test('without conditions holds in every case', () => {
    const sentence = ruleSentence(rule([], 0), { ...EUR, language: 'en' });
    expect(sentence).toBe('In every case: 0 points.');
  });
});

describe('two versions', () => {
  const rules = fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      text: fc.constant({}),
      points: fc.integer({ min: 0, max: 3 }),
      conditions: fc.constant([]),
    }),
    { selector: ({ id }) => id },
  );
  const version = (own: readonly Rule[], maxValuation = 100) => ({
    rules: own,
    bands: [],
    parameters: { toleranceDays: 0, dueSoonDays: 7 },
    currency: 'EUR',
    maxValuation,
  });

  test('are told with every rule once, and turned round what was added is removed', () => {
    fc.assert(
      fc.property(rules, rules, (before, after) => {
        const there = compareVersions(version(before), version(after)).rules;
        const back = compareVersions(version(after), version(before)).rules;
        expect(there.map(({ rule }) => rule).toSorted()).toEqual(
          [...new Set([...before, ...after].map(({ id }) => id))].toSorted(),
        );
        const named = (changes: typeof there, change: string) =>
          changes
            .filter((one) => one.change === change)
            .map(({ rule }) => rule)
            .toSorted();
        expect(named(there, 'added')).toEqual(named(back, 'removed'));
        expect(named(there, 'changed')).toEqual(named(back, 'changed'));
      }),
    );
  });

  test('differ in what is set, not in what is the same', () => {
    const { settings } = compareVersions(version([]), version([], 120));
    expect(settings).toEqual([{ name: 'maxValuation', before: '100', after: '120' }]);
  });
});

describe('a tree that is edited', () => {
  const trees: fc.Arbitrary<TreeBranch[]> = fc
    .array(fc.integer({ min: -1, max: 5 }), { minLength: 1, maxLength: 8 })
    .map((parents) =>
      parents.reduce<TreeBranch[]>((tree, parent, at) => {
        const known = flatBranches(tree).length;
        const place = parent < 0 || known === 0 ? null : (parent % known) + 1;
        const content = { id: `b${at}`, text: {}, conditions: [], treatment: null };
        return numberBranches(addBranch(tree, place, content));
      }, []),
    );
  const ids = (tree: readonly TreeBranch[]) => flatBranches(tree).map(({ branch }) => branch.id);

  test('keeps every branch where it hangs when one is moved, and moving back undoes it', () => {
    fc.assert(
      fc.property(trees, fc.nat(7), (tree, at) => {
        const sequence = (at % flatBranches(tree).length) + 1;
        const moved = moveBranch(tree, sequence, false);
        expect(ids(moved).toSorted()).toEqual(ids(tree).toSorted());
        if (ids(moved).join() === ids(tree).join()) return; // it was the last of its siblings
        expect(ids(moveBranch(moved, sequence, true))).toEqual(ids(tree));
      }),
    );
  });

  test('loses a branch with all below it, and nothing else', () => {
    fc.assert(
      fc.property(trees, fc.nat(7), (tree, at) => {
        const all = flatBranches(tree);
        const { branch } = all[at % all.length] as (typeof all)[number];
        const gone = new Set([branch.id, ...ids(branch.branches)]);
        expect(ids(dropBranch(tree, branch.sequence))).toEqual(
          ids(tree).filter((id) => !gone.has(id)),
        );
      }),
    );
  });
});
