import {
  challengersOf,
  championOf,
  type ExperimentDesign,
  METRICS,
  type Metric,
  strengthPerChallenger,
} from './design.ts';
import type { Difference } from './difference.ts';
import { meanDifference, sampleOf } from './mean-difference.ts';
import { criticalValue } from './normal-distribution.ts';
import { proportionDifference } from './proportion-difference.ts';

/** What became of one group of connected debtors over its horizon: the unit that was drawn. */
export interface GroupOutcome {
  readonly arm: string;
  readonly cured: boolean;
  /** Minor units of the segment's currency. */
  readonly recovered: number;
  readonly contacts: number;
  readonly promisesKept: number;
}

/** One arm's figure: a share of groups for `cured`, else the mean of a group. */
export interface ArmFigure {
  readonly arm: string;
  readonly groups: number;
  readonly value: number;
}

/** A challenger against the champion, by one metric. */
export interface Comparison {
  readonly metric: Metric;
  /** Only this metric decides; an interval of another one is a hint for the next test. */
  readonly isDeciding: boolean;
  readonly champion: ArmFigure;
  readonly challenger: ArmFigure;
  /** Challenger less champion; null while either arm has fewer than two groups. */
  readonly effect: Difference | null;
}

/**
 * Compares each challenger with the champion. `lookValue` is the critical value of the stop rule at
 * the information there is: the deciding metric's interval is a repeated confidence interval
 * (Jennison and Turnbull, JRSS B 51, 1989), right however often was looked. The other metrics have
 * the interval of a single look. Groups are compared as they were drawn, whatever was done to them.
 */
export function compareArms(
  design: ExperimentDesign,
  outcomes: readonly GroupOutcome[],
  lookValue: number,
): Comparison[] {
  const byArm = Map.groupBy(outcomes, ({ arm }) => arm);
  const champion = championOf(design)?.arm ?? '';
  const singleLook = criticalValue(strengthPerChallenger(design).significance);
  return challengersOf(design).flatMap(({ arm }) =>
    METRICS.map((metric) => {
      const isDeciding = metric === design.metric;
      const [first, second] = [byArm.get(arm) ?? [], byArm.get(champion) ?? []];
      return {
        metric,
        isDeciding,
        champion: figure(champion, second, metric),
        challenger: figure(arm, first, metric),
        effect: effectOf(first, second, metric, isDeciding ? lookValue : singleLook),
      };
    }),
  );
}

function figure(arm: string, groups: readonly GroupOutcome[], metric: Metric): ArmFigure {
  return { arm, groups: groups.length, value: sampleOf(valuesOf(groups, metric)).mean };
}

function effectOf(
  first: readonly GroupOutcome[],
  second: readonly GroupOutcome[],
  metric: Metric,
  critical: number,
): Difference | null {
  if (Math.min(first.length, second.length) < 2) return null;
  if (metric === 'cured') return proportionDifference(cured(first), cured(second), critical);
  const samples = [first, second].map((groups) => sampleOf(valuesOf(groups, metric)));
  const [a, b] = samples;
  return a && b ? meanDifference(a, b, critical) : null;
}

function cured(groups: readonly GroupOutcome[]) {
  return { successes: groups.filter((group) => group.cured).length, units: groups.length };
}

function valuesOf(groups: readonly GroupOutcome[], metric: Metric): number[] {
  return groups.map((group) => Number(group[metric]));
}
