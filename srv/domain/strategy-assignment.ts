import type { IsoDate } from './iso-date.ts';
import type { Strategy, StrategyVersion } from './strategy.ts';

/** Which strategy customers of a segment get; null stands for any. */
export interface StrategyAssignment {
  readonly segment: string;
  readonly stage: string | null;
  readonly collectionGroup: string | null;
  readonly arm: string | null;
  readonly strategy: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

/** Who asks for a strategy. */
export interface StrategyQuery {
  readonly segment: string;
  readonly stage: string;
  readonly collectionGroup: string | null;
  readonly arm: string | null;
}

export type StrategyFinder = (query: StrategyQuery) => StrategyVersion;

/**
 * Finds exactly one version for a customer on one day. The most specific row wins: arm before
 * group before stage before segment. Errors name segment and stage: STRATEGY_NONE without a row,
 * STRATEGY_AMBIGUOUS with two equally specific rows, STRATEGY_NO_VERSION when the strategy has no
 * version valid on the day. Answers are remembered, so that a finder can be asked per customer.
 */
export function strategyFinder(
  assignments: readonly StrategyAssignment[],
  strategies: readonly Strategy[],
  today: IsoDate,
): StrategyFinder {
  void [assignments, strategies, today];
  throw new Error('not implemented yet');
}
