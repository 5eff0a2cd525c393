import fc from 'fast-check';
import { checkStrategy } from '../../srv/domain/check-strategy.ts';
import { compileStrategy } from '../../srv/domain/compile-strategy.ts';
import { canAllHold } from '../../srv/domain/condition-sets.ts';
import { type FactRow, factRow } from '../../srv/domain/fact-catalogue.ts';
import { compileStages } from '../../srv/domain/stages.ts';
import type { Condition, Rule } from '../../srv/domain/strategy.ts';
import { aVersion, condition, not, rule } from './builders.ts';

function holds(given: Condition, facts: FactRow): boolean {
  return compileStrategy(aVersion({ rules: [rule('r', 1, given)] })).valuate(facts).points === 1;
}

/** Points over three rules that always hold: one alone may not exceed the maximum. */
function inThree(points: number): Rule[] {
  const third = Math.floor(points / 3);
  const half = Math.floor((points - third) / 2);
  return [rule('a', third), rule('b', half), rule('c', points - third - half)];
}

const facts = factRow({
  overdueTotal: 50_000,
  oldestDaysOverdue: 42,
  dunningLevel: 2,
  riskClass: 'B2',
  resubmissionDue: true,
  hasGuarantor: false,
});

describe('conditions', () => {
  test.each<[Condition, boolean]>([
    [condition('oldestDaysOverdue', 'equals', 42), true],
    [condition('oldestDaysOverdue', 'equals', 41), false],
    [condition('oldestDaysOverdue', 'above', 42), false],
    [condition('oldestDaysOverdue', 'above', 41), true],
    [condition('oldestDaysOverdue', 'below', 42), false],
    [condition('oldestDaysOverdue', 'below', 43), true],
    [condition('oldestDaysOverdue', 'between', 42, 60), true],
    [condition('oldestDaysOverdue', 'between', 30, 42), true],
    [condition('oldestDaysOverdue', 'between', 43, 60), false],
    [condition('dunningLevel', 'in', 1, 2), true],
    [condition('dunningLevel', 'in', 3, 4), false],
    [condition('riskClass', 'equals', 'B2'), true],
    [condition('riskClass', 'in', 'A', 'B1'), false],
    [condition('riskClass', 'prefix', 'B'), true],
    [condition('riskClass', 'prefix', 'C'), false],
    [condition('resubmissionDue', 'equals', true), true],
    [condition('hasGuarantor', 'equals', true), false],
    [condition('hasGuarantor', 'exists'), true],
  ])('%j is %j, and negated the opposite', (given, expected) => {
    expect(holds(given, facts)).toBe(expected);
    expect(holds(not(given), facts)).toBe(!expected);
  });

  test('what is unknown neither holds nor fails to: only its absence can be asked for', () => {
    const never = condition('daysSinceDunning', 'above', 30);
    expect(holds(never, facts)).toBe(false);
    expect(holds(not(never), facts)).toBe(false);
    expect(holds(condition('daysSinceDunning', 'exists'), facts)).toBe(false);
    expect(holds(not(condition('daysSinceDunning', 'exists')), facts)).toBe(true);
  });
});

describe('valuation', () => {
  test('a rule counts only when all its conditions hold', () => {
    const both = [
      condition('oldestDaysOverdue', 'above', 30),
      condition('dunningLevel', 'above', 2),
    ];
    const version = aVersion({
      rules: [rule('both', 10, ...both), rule('first', 5, both[0] as Condition), rule('always', 1)],
    });
    expect(compileStrategy(version).valuate(facts)).toMatchObject({ points: 6, heldRules: [1, 2] });
  });

  test("SAP's example: more days without reaction stack their points", () => {
    const since = (days: number, points: number) =>
      rule(`since-${days}`, points, condition('daysWithoutReaction', 'above', days - 1));
    const strategy = compileStrategy(
      aVersion({ rules: [since(5, 2), since(10, 2), since(15, 4)] }),
    );
    const points = (days: number) =>
      strategy.valuate(factRow({ daysWithoutReaction: days })).points;
    expect([4, 5, 10, 15].map(points)).toEqual([0, 2, 4, 8]);
  });

  test.each([
    [70, 'high', 70],
    [69, 'medium', 69],
    [40, 'medium', 40],
    [39, 'low', 39],
    [0, 'low', 0],
    [-20, 'low', 0],
    [250, 'high', 100],
  ])('%i of 100 points are priority %s', (points, priority, percent) => {
    const strategy = compileStrategy(aVersion({ rules: inThree(points) }));
    expect(strategy.valuate(facts)).toMatchObject({ points, priority, percent });
  });

  test('percentages are rounded down, so that a band is reached, never rounded into', () => {
    const strategy = compileStrategy(aVersion({ maxValuation: 1000, rules: [rule('r', 699)] }));
    expect(strategy.valuate(facts)).toMatchObject({ percent: 69, priority: 'medium' });
  });

  const aRule: fc.Arbitrary<Rule> = fc
    .record({
      id: fc.uuid(),
      text: fc.constant({}),
      points: fc.integer({ min: -50, max: 50 }),
      conditions: fc.array(
        fc.record({
          fact: fc.constantFrom('oldestDaysOverdue', 'dunningLevel', 'daysSinceContact'),
          operator: fc.constantFrom<'above' | 'below' | 'equals'>('above', 'below', 'equals'),
          negated: fc.boolean(),
          operands: fc.tuple(fc.integer({ min: 0, max: 5 })),
        }),
        { maxLength: 3 },
      ),
    })
    .filter(({ conditions }) => canAllHold(conditions));
  const someRules = fc.uniqueArray(aRule, { minLength: 1, selector: ({ id }) => id });
  const aCount = fc.option(fc.integer({ min: 0, max: 5 }));
  const aRow = fc
    .record({ oldestDaysOverdue: aCount, dunningLevel: aCount, daysSinceContact: aCount })
    .map(factRow);

  test('the points are the sum over the rules that hold', () => {
    fc.assert(
      fc.property(someRules, aRow, (rules, row) => {
        const found = compileStrategy(aVersion({ rules })).valuate(row);
        const sum = found.heldRules.reduce(
          (total, index) => total + (rules[index]?.points ?? 0),
          0,
        );
        expect(found.points).toBe(sum);
      }),
    );
  });

  test('the order of rules and conditions does not matter', () => {
    fc.assert(
      fc.property(someRules, aRow, (rules, row) => {
        const turned = rules
          .map((each) => ({ ...each, conditions: each.conditions.toReversed() }))
          .toReversed();
        const { heldRules: _, ...straight } = compileStrategy(aVersion({ rules })).valuate(row);
        expect(compileStrategy(aVersion({ rules: turned })).valuate(row)).toMatchObject(straight);
      }),
    );
  });

  test('each percent belongs to one band, the highest it has reached', () => {
    const someBands = fc
      .uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 6 })
      .map((froms) =>
        [0, ...froms].map((from, index) => ({ priority: `P${index}`, percentFrom: from })),
      );
    fc.assert(
      fc.property(someBands, fc.integer({ min: 0, max: 100 }), (bands, percent) => {
        const version = aVersion({ bands, rules: [rule('r', percent)] });
        const reached = bands.filter(({ percentFrom }) => percentFrom <= percent);
        const highest = Math.max(...reached.map(({ percentFrom }) => percentFrom));
        const expected = bands.find(({ percentFrom }) => percentFrom === highest)?.priority;
        expect(compileStrategy(version).valuate(facts).priority).toBe(expected);
      }),
    );
  });

  test('a rule that does not hold changes nothing', () => {
    const never = rule('never', 50, condition('dunningLevel', 'above', 99));
    fc.assert(
      fc.property(someRules, aRow, (rules, row) => {
        const { points } = compileStrategy(aVersion({ rules })).valuate(row);
        const more = compileStrategy(aVersion({ rules: [never, ...rules] })).valuate(row);
        expect(more.points).toBe(points);
      }),
    );
  });

  test('more points never lower the priority', () => {
    const rank = ['low', 'medium', 'high'];
    const points = fc.integer({ min: -200, max: 200 });
    fc.assert(
      fc.property(points, fc.nat(100), (start, more) => {
        const priority = (sum: number) =>
          rank.indexOf(compileStrategy(aVersion({ rules: inThree(sum) })).valuate(facts).priority);
        expect(priority(start + more)).toBeGreaterThanOrEqual(priority(start));
      }),
    );
  });
});

describe('checking a version', () => {
  test('a sound version has no problems', () => {
    expect(checkStrategy(aVersion())).toEqual([]);
  });

  test.each<[string, Condition]>([
    ['FACT_UNKNOWN', condition('shoeSize', 'above', 1)],
    ['OPERATOR_UNFIT', condition('riskClass', 'above', 1)],
    ['OPERATOR_UNFIT', condition('overdueTotal', 'prefix', 'x')],
    ['OPERATOR_UNKNOWN', condition('overdueTotal', 'like' as 'in', 1)],
    ['OPERAND_COUNT', condition('overdueTotal', 'between', 1)],
    ['OPERAND_COUNT', condition('riskClass', 'in')],
    ['OPERAND_UNFIT', condition('overdueTotal', 'above', '100')],
    ['OPERAND_UNFIT', condition('overdueTotal', 'above', 1.5)],
    ['OPERAND_UNFIT', condition('resubmissionDue', 'equals', 1)],
    ['INTERVAL_EMPTY', condition('overdueTotal', 'between', 5, 4)],
  ])('%s names the rule it is in', (code, given) => {
    const problems = checkStrategy(aVersion({ rules: [rule('mine', 1, given)] }));
    expect(problems).toEqual([expect.objectContaining({ code, rule: 'mine' })]);
    expect(problems[0]?.message).toContain("Rule 'mine'");
  });

  test('a rule worth more than the maximum is refused', () => {
    const problems = checkStrategy(aVersion({ rules: [rule('mine', 101)] }));
    expect(problems).toMatchObject([{ code: 'POINTS_EXCEED_MAXIMUM', rule: 'mine' }]);
  });

  test('a rule whose conditions exclude each other is refused, whatever the portfolio', () => {
    const early = condition('oldestDaysOverdue', 'below', 10);
    const late = condition('oldestDaysOverdue', 'above', 60);
    const problems = checkStrategy(aVersion({ rules: [rule('mine', 1, early, late)] }));
    expect(problems).toMatchObject([{ code: 'RULE_CONTRADICTS', rule: 'mine' }]);
  });

  test.each([[[30, 60]], [[30, 30, 60]], [[0, 30, 60]], [[60, 30, 90]]])(
    'a grid of %j is refused',
    (overdueGrid) => {
      const parameters = { toleranceDays: 0, dueSoonDays: 7, overdueGrid };
      expect(checkStrategy(aVersion({ parameters }))).toMatchObject([{ code: 'GRID_INVALID' }]);
    },
  );

  test('all problems are listed, not only the first', () => {
    const problems = checkStrategy(
      aVersion({
        maxValuation: 0,
        validTo: '2025-12-31',
        rules: [rule('twice', 1.5), rule('twice', 1)],
        bands: [
          { priority: 'high', percentFrom: 70 },
          { priority: 'low', percentFrom: 70 },
          { priority: 'low', percentFrom: 120 },
        ],
      }),
    );
    expect(problems.map(({ code }) => code)).toEqual([
      'MAXIMUM_INVALID',
      'VALIDITY_EMPTY',
      'RULE_TWICE',
      'POINTS_INVALID',
      'BAND_INVALID',
      'BAND_TWICE',
      'BANDS_OVERLAP',
      'BANDS_GAP',
    ]);
  });

  test('a version with problems is not compiled, and the error says which it is', () => {
    expect(() => compileStrategy(aVersion({ rules: [] }))).toThrow(
      expect.objectContaining({
        code: 'STRATEGY_INVALID',
        message: expect.stringContaining('v1 of strategy EARLY'),
      }),
    );
  });
});

describe('stages', () => {
  const stages = {
    segment: 'RETAIL',
    validFrom: '2026-01-01',
    parameters: { toleranceDays: 0, dueSoonDays: 7 },
    rules: [
      { stage: 'late', conditions: [condition('oldestDaysOverdue', 'above', 60)] },
      { stage: 'early', conditions: [condition('oldestDaysOverdue', 'above', 0)] },
      { stage: 'pre-due', conditions: [condition('dueSoonCount', 'above', 0)] },
    ],
  };

  test('the first stage whose conditions hold is taken', () => {
    const stageOf = compileStages(stages);
    expect(stageOf(factRow({ oldestDaysOverdue: 61, dueSoonCount: 1 }))).toBe('late');
    expect(stageOf(factRow({ oldestDaysOverdue: 60, dueSoonCount: 1 }))).toBe('early');
    expect(stageOf(factRow({ oldestDaysOverdue: 0, dueSoonCount: 1 }))).toBe('pre-due');
    expect(stageOf(factRow({ oldestDaysOverdue: 0, dueSoonCount: 0 }))).toBeNull();
  });

  test('a stage without conditions takes all that are left', () => {
    const withRest = { ...stages, rules: [...stages.rules, { stage: 'current', conditions: [] }] };
    expect(compileStages(withRest)(factRow({}))).toBe('current');
  });

  test('an unknown fact is refused with segment and stage', () => {
    const rules = [{ stage: 'late', conditions: [condition('shoeSize', 'above', 1)] }];
    expect(() => compileStages({ ...stages, rules })).toThrow(/segment RETAIL .* stage late: Fact/);
  });
});
