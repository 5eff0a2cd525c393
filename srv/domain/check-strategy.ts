import type { StrategyVersion } from './strategy.ts';

/** One thing wrong with a version: what, where, and what to do. */
export interface StrategyProblem {
  /** Stable: FACT_UNKNOWN, OPERATOR_UNFIT, OPERAND_UNFIT, INTERVAL_EMPTY, RULE_EMPTY, … */
  readonly code: string;
  /** Id of the rule, when the problem lies in one. */
  readonly rule: string | null;
  readonly message: string;
}

/** All problems of a version; empty when it can be compiled. */
export function checkStrategy(version: StrategyVersion): StrategyProblem[] {
  void version;
  throw new Error('not implemented yet');
}
