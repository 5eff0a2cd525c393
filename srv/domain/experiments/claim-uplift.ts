import { SaldoError } from '../errors.ts';
import type { Comparison } from './compare-arms.ts';
import type { Metric } from './design.ts';
import { type Difference, includesZero } from './difference.ts';
import type { RankQuality } from './rank-quality.ts';

/** What someone says a strategy is better by. */
export type Evidence =
  | {
      readonly kind: 'random-arms';
      readonly experiment: string;
      readonly comparison: Comparison;
    }
  | { readonly kind: 'backtest'; readonly strategy: string; readonly quality: RankQuality };

export interface Uplift extends Difference {
  readonly experiment: string;
  readonly arm: string;
  readonly metric: Metric;
}

/**
 * The uplift of a strategy, from arms drawn at random only. A backtest ranks the past, which was
 * worked by another strategy: whom it would have moved to pay, nobody knows (UPLIFT_NOT_RANDOM).
 * Neither is a metric that was not chosen beforehand a proof, nor an interval that includes zero
 * (UPLIFT_NOT_SHOWN).
 */
export function claimUplift(evidence: Evidence): Uplift {
  if (evidence.kind !== 'random-arms') throw notRandom(evidence.strategy);
  const { experiment, comparison } = evidence;
  const { metric, isDeciding, effect, challenger } = comparison;
  if (!isDeciding || !effect || includesZero(effect)) throw notShown(experiment, comparison);
  return { experiment, arm: challenger.arm, metric, ...effect };
}

function notRandom(strategy: string): SaldoError {
  return new SaldoError(
    'UPLIFT_NOT_RANDOM',
    `A backtest of strategy ${strategy} shows how it ranks, not what it brings; ` +
      'test it as a challenger in random arms.',
    { strategy },
  );
}

function notShown(experiment: string, { challenger, metric }: Comparison): SaldoError {
  return new SaldoError(
    'UPLIFT_NOT_SHOWN',
    `Experiment ${experiment} does not show that arm ${challenger.arm} differs in ${metric}; ` +
      'only the deciding metric with an interval beyond zero does.',
    { experiment, arm: challenger.arm, metric },
  );
}
