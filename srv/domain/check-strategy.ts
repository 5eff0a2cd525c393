import { conditionProblem } from './check-condition.ts';
import type { PriorityBand, Rule, StrategyVersion } from './strategy.ts';

/** One thing wrong with a version: what, where, and what to do. */
export interface StrategyProblem {
  /** Stable; for conditions the codes of `conditionProblem`. */
  readonly code: string;
  /** Id of the rule, when the problem lies in one. */
  readonly rule: string | null;
  readonly message: string;
}

/** All problems of a version; empty when it can be compiled. */
export function checkStrategy(version: StrategyVersion): StrategyProblem[] {
  return [
    ...headProblems(version),
    ...duplicateRules(version.rules),
    ...version.rules.flatMap(ruleProblems),
    ...bandProblems(version.bands),
  ];
}

function headProblems(version: StrategyVersion): StrategyProblem[] {
  const { maxValuation, rules, validFrom, validTo } = version;
  const problems: StrategyProblem[] = [];
  if (!Number.isSafeInteger(maxValuation) || maxValuation <= 0) {
    problems.push(
      problem(
        'MAXIMUM_INVALID',
        `The maximum valuation ${maxValuation} must be a whole number > 0.`,
      ),
    );
  }
  if (rules.length === 0) {
    problems.push(problem('VERSION_EMPTY', 'The version has no rule; add one.'));
  }
  if (validTo !== null && validTo < validFrom) {
    problems.push(
      problem('VALIDITY_EMPTY', `Validity ends ${validTo}, before it begins ${validFrom}.`),
    );
  }
  return problems;
}

function duplicateRules(rules: readonly Rule[]): StrategyProblem[] {
  return repeated(rules.map((rule) => rule.id)).map((id) =>
    problem('RULE_TWICE', `Rule '${id}' is there twice; give each its own id.`, id),
  );
}

function ruleProblems(rule: Rule): StrategyProblem[] {
  const problems: StrategyProblem[] = [];
  if (!Number.isSafeInteger(rule.points)) {
    problems.push(
      problem('POINTS_INVALID', `Points of rule '${rule.id}' must be a whole number.`, rule.id),
    );
  }
  for (const condition of rule.conditions) {
    const found = conditionProblem(condition);
    if (found) problems.push(problem(found.code, `Rule '${rule.id}': ${found.message}`, rule.id));
  }
  return problems;
}

function bandProblems(bands: readonly PriorityBand[]): StrategyProblem[] {
  const outside = bands.filter((band) => !isPercent(band.percentFrom));
  const problems = [
    ...outside.map((band) =>
      problem('BAND_INVALID', `Band '${band.priority}' must start at a whole percent 0 to 100.`),
    ),
    ...repeated(bands.map((band) => band.priority)).map((priority) =>
      problem('BAND_TWICE', `Priority '${priority}' has two bands; keep one.`),
    ),
    ...repeated(bands.map((band) => band.percentFrom)).map((percent) =>
      problem('BANDS_OVERLAP', `Two bands start at ${percent} percent; keep one.`),
    ),
  ];
  if (!bands.some((band) => band.percentFrom === 0)) {
    problems.push(problem('BANDS_GAP', 'No band starts at 0 percent; add the lowest priority.'));
  }
  return problems;
}

function isPercent(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= 100;
}

function repeated<T>(values: readonly T[]): T[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function problem(code: string, message: string, rule: string | null = null): StrategyProblem {
  return { code, rule, message };
}
