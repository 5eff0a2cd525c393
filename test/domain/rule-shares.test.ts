import { type FactRow, factRow } from '../../srv/domain/fact-catalogue.ts';
import { ruleShareProblems, shareCounter } from '../../srv/domain/rule-shares.ts';
import { aVersion, condition, rule } from './builders.ts';

const version = aVersion({
  rules: [
    rule('old', 20, condition('oldestDaysOverdue', 'above', 30)),
    rule('owes', 5, condition('overdueTotal', 'above', 0)),
    rule('legal', 10, condition('legalDunning', 'equals', true)),
    rule('base', 1),
    rule('odd', 1, condition('shoeSize', 'above', 40)),
  ],
});
const portfolio = [10, 20, 40, 80].map((oldestDaysOverdue) =>
  factRow({ oldestDaysOverdue, overdueTotal: 100, legalDunning: false }),
);

function sharesOf(rows: readonly FactRow[]) {
  const counter = shareCounter(version);
  for (const facts of rows) counter.add(facts, 1);
  return counter.shares();
}

describe('a version on the present portfolio', () => {
  test('each rule is told with the share of customers for whom it holds', () => {
    expect(sharesOf(portfolio)).toEqual([
      { rule: 'old', held: 2, share: 0.5 },
      { rule: 'owes', held: 4, share: 1 },
      { rule: 'legal', held: 0, share: 0 },
      { rule: 'base', held: 4, share: 1 },
      { rule: 'odd', held: 0, share: null },
    ]);
  });

  test('rules that hold for nobody or everybody are doubtful, those that ask nothing are not', () => {
    const problems = ruleShareProblems(version, sharesOf(portfolio));
    expect(problems.map(({ code, rule: id }) => [code, id])).toEqual([
      ['RULE_ALWAYS_HOLDS', 'owes'],
      ['RULE_NEVER_HOLDS', 'legal'],
    ]);
    expect(problems[0]?.message).toContain('100 percent');
  });

  test('of an empty portfolio nothing holds', () => {
    expect(sharesOf([])[0]).toEqual({ rule: 'old', held: 0, share: 0 });
  });
});
