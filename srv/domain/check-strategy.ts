import { conditionProblem } from './check-condition.ts';
import { canAllHold } from './condition-sets.ts';
import type { FactParameters } from './facts/fact-content.ts';
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
    ...gridProblems(version.parameters),
    ...version.rules.flatMap((rule) => ruleProblems(rule, version.maxValuation)),
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

function ruleProblems(rule: Rule, maxValuation: number): StrategyProblem[] {
  const problems: StrategyProblem[] = [];
  if (!Number.isSafeInteger(rule.points)) {
    problems.push(
      problem('POINTS_INVALID', `Points of rule '${rule.id}' must be a whole number.`, rule.id),
    );
  }
  if (rule.points > maxValuation && maxValuation > 0) {
    const what = `Rule '${rule.id}' gives ${rule.points} points, more than the maximum of ${maxValuation}; give less.`;
    problems.push(problem('POINTS_EXCEED_MAXIMUM', what, rule.id));
  }
  return [...problems, ...conditionProblems(rule)];
}

function conditionProblems({ id, conditions }: Rule): StrategyProblem[] {
  const problems = conditions.flatMap((condition) => {
    const found = conditionProblem(condition);
    return found ? [problem(found.code, `Rule '${id}': ${found.message}`, id)] : [];
  });
  if (problems.length > 0 || canAllHold(conditions)) return problems;
  const what = `Rule '${id}' can never hold: its conditions contradict each other; change one.`;
  return [problem('RULE_CONTRADICTS', what, id)];
}

function gridProblems({ overdueGrid, dueGrid }: FactParameters): StrategyProblem[] {
  return [overdueGrid, dueGrid]
    .filter((grid) => grid !== undefined)
    .filter((grid) => !isAscendingGrid(grid))
    .map((grid) =>
      problem(
        'GRID_INVALID',
        `The grid ${grid.join(', ')} must name the last days of three periods, ascending.`,
      ),
    );
}

function isAscendingGrid(grid: readonly number[]): boolean {
  return (
    grid.length === 3 &&
    grid.every((day, index) => Number.isSafeInteger(day) && day > (grid[index - 1] ?? 0))
  );
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
