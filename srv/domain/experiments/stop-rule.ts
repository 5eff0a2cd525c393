import type { Comparison } from './compare-arms.ts';
import {
  challengersOf,
  championOf,
  type ExperimentDesign,
  plannedLooks,
  strengthPerChallenger,
} from './design.ts';
import { includesZero } from './difference.ts';
import { boundaries } from './group-sequential.ts';
import { FARTHEST } from './normal-distribution.ts';
import type { RequiredSample } from './required-sample.ts';

/** A look that was taken. */
export interface PastLook {
  readonly information: number;
  readonly criticalValue: number;
  readonly verdict: 'go-on' | 'stop';
}

/** What a test knows at one time, of all that was planned. */
export interface LookState {
  /** 0 to 1: how precise the least known comparison is against the plan. */
  readonly information: number;
  /**
   * Standard errors that the deciding difference must exceed now; between looks those of the last
   * look, which are more than the next will ask for.
   */
  readonly criticalValue: number;
  /** Whether the next planned look has come; in between, results are for reading only. */
  readonly isDue: boolean;
  /** Whether nothing is to come: the sample is there, or the time is over. */
  readonly isLast: boolean;
}

/** A challenger's difference, once it is no chance; `none` at the last look when it may be. */
export type Finding = 'higher' | 'lower' | 'none' | 'open';

export interface StopVerdict {
  readonly verdict: 'go-on' | 'stop';
  readonly findings: ReadonlyMap<string, Finding>;
}

/**
 * Where a test stands after the looks taken so far. Looks are planned at equal parts of the sample;
 * one is due when its part is there, so results never decide when. The last one is due when the
 * test `isOver`, even if fewer entered than planned; none is after a verdict to stop.
 */
export function lookState(
  design: ExperimentDesign,
  sample: RequiredSample,
  groupsByArm: ReadonlyMap<string, number>,
  taken: readonly PastLook[],
  isOver: boolean,
): LookState {
  const information = informationOf(design, sample, groupsByArm);
  const isLast = isOver || information >= 1 - ROUNDING;
  const isDue = information > 0 && isNextDue(design, information, taken.at(-1), isOver);
  const criticalValue = criticalNow(design, information, taken, { isDue, isLast });
  return { information, criticalValue, isDue, isLast };
}

function isNextDue(
  design: ExperimentDesign,
  information: number,
  last: PastLook | undefined,
  isOver: boolean,
): boolean {
  if (last?.verdict === 'stop') return false;
  const known = (last?.information ?? 0) + ROUNDING;
  const next = plannedLooks(design).find((planned) => planned > known);
  return isOver || (next !== undefined && information >= next - ROUNDING);
}

function criticalNow(
  design: ExperimentDesign,
  information: number,
  taken: readonly PastLook[],
  { isDue, isLast }: Pick<LookState, 'isDue' | 'isLast'>,
): number {
  const last = taken.at(-1);
  if (last && !isDue) return last.criticalValue;
  if (information === 0) return FARTHEST;
  const { significance } = strengthPerChallenger(design);
  const now = Math.max(information, (last?.information ?? 0) + LEAST_STEP);
  const looks = [...taken.map((look) => look.information), now];
  return boundaries(looks, significance, isLast).at(-1) ?? FARTHEST;
}

/**
 * Whether to stop: when each challenger's deciding interval excludes zero, or at the last look.
 * The test may well stop later than that, never earlier.
 */
export function stopVerdict(comparisons: readonly Comparison[], isLast: boolean): StopVerdict {
  const deciding = comparisons.filter(({ isDeciding }) => isDeciding);
  const findings = new Map(
    deciding.map((comparison) => [comparison.challenger.arm, findingOf(comparison, isLast)]),
  );
  const isOpen = [...findings.values()].includes('open');
  return { verdict: isOpen ? 'go-on' : 'stop', findings };
}

/** Between two looks at the least: nobody entering between them must not divide by zero. */
const LEAST_STEP = 0.001;

/** Stored information has six decimals. */
const ROUNDING = 1e-6;

function findingOf({ effect }: Comparison, isLast: boolean): Finding {
  if (!effect || includesZero(effect)) return isLast ? 'none' : 'open';
  return effect.difference > 0 ? 'higher' : 'lower';
}

/** The variance of a difference goes with the sum of both arms' inverse sizes. */
function informationOf(
  design: ExperimentDesign,
  { byArm }: RequiredSample,
  groupsByArm: ReadonlyMap<string, number>,
): number {
  const champion = championOf(design)?.arm ?? '';
  const spread = (sizes: ReadonlyMap<string, number>, arm: string) =>
    1 / (sizes.get(arm) ?? 0) + 1 / (sizes.get(champion) ?? 0);
  const parts = challengersOf(design).map(
    ({ arm }) => spread(byArm, arm) / spread(groupsByArm, arm),
  );
  return Math.min(1, ...parts);
}
