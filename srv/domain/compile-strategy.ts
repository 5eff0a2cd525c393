import type { FactRow } from './fact-catalogue.ts';
import type { StrategyVersion } from './strategy.ts';

/** What a strategy version says of one customer. */
export interface Valuation {
  /** Sum of the points of the held rules; may be negative or beyond the maximum. */
  readonly points: number;
  /** Whole percent of the maximum, rounded down, 0 to 100. */
  readonly percent: number;
  /** Priority of the band reached. */
  readonly priority: string;
  /** Positions in `version.rules` of the rules that held, ascending. */
  readonly heldRules: readonly number[];
}

/** A version made ready for bulk use. */
export interface CompiledStrategy {
  readonly version: StrategyVersion;
  valuate(facts: FactRow): Valuation;
}

/** Compiles a version once; refuses one that `checkStrategy` objects to (STRATEGY_INVALID). */
export function compileStrategy(version: StrategyVersion): CompiledStrategy {
  void version;
  throw new Error('not implemented yet');
}
