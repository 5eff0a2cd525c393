import { conditionHolds } from './condition.ts';
import { conditionWords } from './condition-wording.ts';
import type { Telling } from './explain.ts';
import { type FactRow, type FactValue, factIndex } from './fact-catalogue.ts';
import { factWords, type ValueFormat } from './fact-wording.ts';
import { saidBy, signedPoints } from './reason-summary.ts';
import type { Condition, Rule, StrategyVersion } from './strategy.ts';

/** One condition of a rule, and what it met. */
export interface ConditionExplanation extends Condition {
  readonly value: FactValue;
  readonly held: boolean;
  /** What it asks. @example 'Days overdue is above 30 days' */
  readonly question: string;
  /** The fact as it was. @example 'Overdue for 42 days' */
  readonly words: string;
}

/** One rule of a version, whether it held or not. */
export interface RuleExplanation {
  readonly rule: string;
  /** What the author called it. */
  readonly title: string;
  /** What it is worth when it holds. */
  readonly points: number;
  readonly held: boolean;
  readonly conditions: readonly ConditionExplanation[];
  /** @example 'Overdue for 42 days (+20)' */
  readonly words: string;
}

/**
 * Every rule of the version that made a valuation, in the version's order, from the stored facts
 * and held rules alone: the same today and in a year.
 */
export function explainRules(
  version: StrategyVersion,
  facts: FactRow,
  heldRules: readonly number[],
  telling: Telling,
): RuleExplanation[] {
  const { language, currencyExponent } = telling;
  const format = { language, currency: version.currency, currencyExponent };
  const held = new Set(heldRules);
  return version.rules.map((rule, index) => explainRule(rule, facts, held.has(index), format));
}

function explainRule(
  { id, text, points, conditions }: Rule,
  facts: FactRow,
  held: boolean,
  format: ValueFormat,
): RuleExplanation {
  const title = text[format.language] ?? text.en ?? id;
  const explained = conditions.map((condition) => explainCondition(condition, facts, format));
  const said = saidBy({ statements: onceEach(explained), title });
  const words = `${said} (${held ? signedPoints(points) : 0})`;
  return { rule: id, title, points, held, conditions: explained, words };
}

function explainCondition(
  condition: Condition,
  facts: FactRow,
  format: ValueFormat,
): ConditionExplanation {
  const { fact, operator, negated, operands } = condition;
  const value = facts[factIndex(fact)] ?? null;
  return {
    fact,
    operator,
    negated,
    operands,
    value,
    held: conditionHolds(condition, value),
    question: conditionWords(condition, format),
    words: factWords(fact, value, format),
  };
}

/** Two conditions on one fact say the fact once. */
function onceEach(conditions: readonly ConditionExplanation[]): ConditionExplanation[] {
  const seen = new Set<string>();
  return conditions.filter(({ fact }) => !seen.has(fact) && seen.add(fact));
}
