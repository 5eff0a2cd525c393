import { conditionProblem } from './check-condition.ts';
import type { StrategyProblem } from './check-strategy.ts';
import type { FactRow } from './fact-catalogue.ts';
import { compileConditions } from './held-lists.ts';
import type { Rule, StrategyVersion } from './strategy.ts';

/** On how much of a portfolio a rule holds. */
export interface RuleShare {
  /** Id of the rule. */
  readonly rule: string;
  /** Rows on which it holds. */
  readonly held: number;
  /** Of all rows, 0 to 1; 0 of an empty portfolio. Null for a rule that cannot be asked. */
  readonly share: number | null;
}

/** Counts a portfolio as it passes. */
export interface ShareCounter {
  /** `times` customers with the same facts. */
  add(facts: FactRow, times: number): void;
  /** In the order of the version's rules. */
  shares(): RuleShare[];
}

/**
 * For which share of a portfolio each rule of a version holds. Rules that `conditionProblem` objects
 * to have no share, the others are asked all the same.
 */
export function shareCounter({ rules }: Pick<StrategyVersion, 'rules'>): ShareCounter {
  const canBeAsked = rules.map(({ conditions }) => !conditions.some(conditionProblem));
  const heldRulesOf = compileConditions(
    rules.map((rule, at) => (canBeAsked[at] ? rule.conditions : [])),
  );
  const held = rules.map(() => 0);
  let rows = 0;
  return {
    add: (facts, times) => {
      rows += times;
      for (const index of heldRulesOf(facts)) held[index] += times;
    },
    shares: () =>
      rules.map(({ id }, at) =>
        canBeAsked[at]
          ? { rule: id, held: held[at] as number, share: shareOf(held[at] as number, rows) }
          : { rule: id, held: 0, share: null },
      ),
  };
}

function shareOf(held: number, rows: number): number {
  return rows === 0 ? 0 : held / rows;
}

/**
 * Rules that tell customers of the present portfolio apart in nothing: RULE_NEVER_HOLDS and, but
 * for rules that ask nothing, RULE_ALWAYS_HOLDS. Doubtful, not wrong: tomorrow may differ.
 */
export function ruleShareProblems(
  { rules }: Pick<StrategyVersion, 'rules'>,
  shares: readonly RuleShare[],
): StrategyProblem[] {
  return rules.flatMap((rule, at) => shareProblem(rule, shares[at]?.share ?? null));
}

function shareProblem({ id, conditions }: Rule, share: number | null): StrategyProblem[] {
  if (share === null || (share > 0 && share < 1)) return [];
  if (share === 1 && conditions.length === 0) return [];
  const code = share === 0 ? 'RULE_NEVER_HOLDS' : 'RULE_ALWAYS_HOLDS';
  const what = share === 0 ? 'nobody' : 'everybody';
  const message = `Rule '${id}' holds for ${what} of the present portfolio (${share * 100} percent); is that meant?`;
  return [{ code, rule: id, message }];
}
