import fc from 'fast-check';
import { checkTree } from '../../srv/domain/check-tree.ts';
import { compileTree } from '../../srv/domain/compile-tree.ts';
import { conditionHolds } from '../../srv/domain/condition.ts';
import { canAllHold, implies } from '../../srv/domain/condition-sets.ts';
import {
  conditionsOn,
  type DecisionTree,
  pathsOf,
  type TreeBranch,
} from '../../srv/domain/decision-tree.ts';
import { explainTreatment } from '../../srv/domain/explain-tree.ts';
import { factIndex, factRow } from '../../srv/domain/fact-catalogue.ts';
import type { Condition } from '../../srv/domain/strategy.ts';
import { condition, not } from './builders.ts';

const treatments = new Set(['call', 'letter', 'sms', 'visit', 'wait']);

function branch(id: string, then: string | TreeBranch[], ...conditions: Condition[]): TreeBranch {
  const ends = typeof then === 'string';
  return {
    sequence: 0,
    id,
    text: { en: id },
    conditions,
    treatment: ends ? then : null,
    branches: ends ? [] : then,
  };
}

function aTree(...branches: TreeBranch[]): DecisionTree {
  let sequence = 0;
  const numbered = (some: readonly TreeBranch[]): TreeBranch[] =>
    some.map((each) => {
      sequence += 1;
      return { ...each, sequence, branches: numbered(each.branches) };
    });
  return {
    id: 't1',
    segment: 'RETAIL',
    validFrom: '2026-01-01',
    validTo: null,
    currency: 'EUR',
    branches: numbered(branches),
  };
}

const old = condition('oldestDaysOverdue', 'above', 60);
const promised = condition('openPromises', 'above', 0);
const large = condition('overdueTotal', 'above', 100_000);

const tree = aTree(
  branch('promised', 'wait', promised),
  branch('old', [branch('large', 'visit', large), branch('dunned', 'letter', dunned())], old),
  branch('otherwise', 'call'),
);

function dunned(): Condition {
  return condition('dunningLevel', 'above', 0);
}

function treatmentOf(facts: Parameters<typeof factRow>[0]) {
  return compileTree(tree, treatments)(factRow(facts)).treatment;
}

describe('choosing a treatment', () => {
  test('the first branch that holds decides, whatever holds after it', () => {
    expect(treatmentOf({ openPromises: 1, oldestDaysOverdue: 90, overdueTotal: 200_000 })).toBe(
      'wait',
    );
  });

  test('a branch within a branch needs the conditions of both', () => {
    expect(treatmentOf({ oldestDaysOverdue: 90, overdueTotal: 200_000 })).toBe('visit');
    expect(treatmentOf({ oldestDaysOverdue: 10, overdueTotal: 200_000 })).toBe('call');
  });

  test('where no branch within holds, the next one outside is asked', () => {
    expect(treatmentOf({ oldestDaysOverdue: 90, overdueTotal: 5, dunningLevel: 0 })).toBe('call');
  });

  test('the branch that decided is named', () => {
    const decide = compileTree(tree, treatments);
    const facts = factRow({ oldestDaysOverdue: 90, overdueTotal: 5, dunningLevel: 2 });
    expect(decide(facts)).toEqual({ treatment: 'letter', branch: 4 });
  });
});

describe('the way to a treatment in words', () => {
  const facts = factRow({ oldestDaysOverdue: 90, dunningLevel: 2, overdueTotal: 5 });

  test('names each branch with the facts it asked', () => {
    const steps = explainTreatment(tree, 4, facts, { language: 'en', currencyExponent: 2 });
    expect(steps.map(({ words }) => words)).toEqual([
      'old: Overdue for 90 days',
      'dunned: Highest dunning level: 2',
    ]);
  });

  test('a branch that asks nothing is told by its name, one that is gone not at all', () => {
    const telling = { language: 'es', currencyExponent: 2 } as const;
    expect(explainTreatment(tree, 5, facts, telling)).toMatchObject([{ words: 'otherwise' }]);
    expect(explainTreatment(tree, 99, facts, telling)).toEqual([]);
  });
});

describe('checking a tree', () => {
  const codesOf = (...branches: TreeBranch[]) =>
    checkTree(aTree(...branches), treatments).map(({ code, branch: id }) => [code, id]);
  const rest = branch('otherwise', 'call');

  test('a sound tree has no problems', () => {
    expect(checkTree(tree, treatments)).toEqual([]);
  });

  test.each<[string, string | null, TreeBranch[]]>([
    ['TREE_EMPTY', null, []],
    ['FACT_UNKNOWN', 'odd', [branch('odd', 'call', condition('shoeSize', 'above', 1)), rest]],
    ['BRANCH_TWICE', 'old', [branch('old', 'call', old), branch('old', 'sms', large), rest]],
    ['BRANCH_OPEN', 'old', [branch('old', [], old), rest]],
    ['TREATMENT_UNKNOWN', 'old', [branch('old', 'telegram', old), rest]],
    ['DEFAULT_MISSING', null, [branch('old', 'call', old)]],
  ])('%s', (code, id, branches) => {
    expect(codesOf(...branches)).toEqual([[code, id]]);
  });

  test('a branch behind one that takes everybody cannot be reached', () => {
    expect(codesOf(rest, branch('old', 'visit', old))).toEqual([['BRANCH_UNREACHABLE', 'old']]);
  });

  test('a branch that asks for more than an earlier one cannot be reached', () => {
    const older = condition('oldestDaysOverdue', 'above', 90);
    const branches = [branch('old', 'call', old), branch('older', 'visit', older, large), rest];
    expect(codesOf(...branches)).toEqual([['BRANCH_UNREACHABLE', 'older']]);
  });

  test('a branch whose conditions contradict those above it cannot be reached', () => {
    const young = branch('young', 'sms', condition('oldestDaysOverdue', 'below', 10));
    expect(codesOf(branch('old', [young], old), rest)).toEqual([['BRANCH_UNREACHABLE', 'young']]);
  });

  test('a tree with problems is not compiled, and the error says which it is', () => {
    expect(() => compileTree(aTree(branch('old', 'telegram', old)), treatments)).toThrow(
      expect.objectContaining({
        code: 'TREE_INVALID',
        message: expect.stringMatching(/t1 of segment RETAIL.*telegram.*And 1 more/),
      }),
    );
  });
});

describe('conditions as sets', () => {
  const aCondition: fc.Arbitrary<Condition> = fc.record({
    fact: fc.constantFrom('oldestDaysOverdue', 'dunningLevel'),
    operator: fc.constantFrom<Condition['operator']>('above', 'below', 'equals', 'exists'),
    negated: fc.boolean(),
    operands: fc.tuple(fc.integer({ min: 0, max: 4 })),
  });
  const some = fc.array(aCondition, { maxLength: 3 });
  const numbers = [null, -1, 0, 1, 2, 3, 4, 5, 6];
  const everybody = numbers.flatMap((oldestDaysOverdue) =>
    numbers.map((dunningLevel) => factRow({ oldestDaysOverdue, dunningLevel })),
  );
  const meets = (conditions: readonly Condition[]) =>
    everybody.filter((facts) =>
      conditions.every((one) => conditionHolds(one, facts[factIndex(one.fact)] ?? null)),
    );

  test('conditions can all hold exactly when somebody meets them', () => {
    fc.assert(
      fc.property(some, (given) => expect(canAllHold(given)).toBe(meets(given).length > 0)),
    );
  });

  test('one list implies another when all who meet it meet the other', () => {
    fc.assert(
      fc.property(some, some, (given, wanted) => {
        fc.pre(canAllHold(given));
        const others = new Set(meets(wanted));
        expect(implies(given, wanted)).toBe(meets(given).every((facts) => others.has(facts)));
      }),
    );
  });

  test('texts: who begins with B1 begins with B, and not the other way', () => {
    const b = [condition('riskClass', 'prefix', 'B')];
    const b1 = [condition('riskClass', 'prefix', 'B1')];
    expect([implies(b1, b), implies(b, b1)]).toEqual([true, false]);
    expect(canAllHold([...b, not(condition('riskClass', 'equals', 'B'))])).toBe(true);
  });

  test('a compiled tree does what its ways say, in their order', () => {
    const aLeaf = fc.tuple(fc.constantFrom('call', 'sms'), some);
    fc.assert(
      fc.property(fc.array(aLeaf, { maxLength: 4 }), fc.constantFrom(...everybody), (ways, row) => {
        const leaves = ways.map(([treatment, asked], index) =>
          branch(`b${index}`, treatment, ...asked),
        );
        const built = aTree(...leaves, branch('rest', 'wait'));
        const isSound = checkTree(built, treatments).length === 0;
        fc.pre(isSound);
        const first = pathsOf(built).find((path) =>
          conditionsOn(path).every((one) => conditionHolds(one, row[factIndex(one.fact)] ?? null)),
        );
        expect(compileTree(built, treatments)(row).treatment).toBe(first?.at(-1)?.treatment);
      }),
    );
  });
});
