import { SaldoError } from '../errors.ts';
import { checkDesign, WHOLE } from './check-design.ts';
import {
  challengersOf,
  championOf,
  type ExperimentDesign,
  plannedLooks,
  strengthPerChallenger,
} from './design.ts';
import { inflation } from './group-sequential.ts';
import { detectableEffect, meanSampleSize, proportionSampleSize } from './sample-size.ts';

/** How many groups of connected debtors a test needs. */
export interface RequiredSample {
  readonly total: number;
  readonly byArm: ReadonlyMap<string, number>;
}

/**
 * The sample for the wished effect at the power and significance, larger by what looking several
 * times costs. Refuses a design that is none (EXPERIMENT_INVALID).
 */
export function requiredSample(design: ExperimentDesign): RequiredSample {
  checkDesign(design);
  const total = unitsFor(design)(design.wishedEffect);
  const byArm = design.arms.map(
    ({ arm, share }) => [arm, Math.ceil((total * share) / WHOLE)] as const,
  );
  return { total: byArm.reduce((sum, [, units]) => sum + units, 0), byArm: new Map(byArm) };
}

/**
 * As above, and refuses a test for which too few groups are expected (EXPERIMENT_UNDERPOWERED):
 * details tell the number that would do and the effect that those expected could show.
 */
export function affordableSample(design: ExperimentDesign, expected: number): RequiredSample {
  const required = requiredSample(design);
  if (required.total <= expected) return required;
  const effect = effectShownBy(design, expected);
  const instead = effect === null ? '' : ` or wish an effect of ${effect.toPrecision(3)}`;
  throw new SaldoError(
    'EXPERIMENT_UNDERPOWERED',
    `Experiment ${design.id} needs ${required.total} groups of connected debtors for an effect of ` +
      `${design.wishedEffect}, ${expected} are expected; wait for more${instead}.`,
    {
      experiment: design.id,
      needed: required.total,
      expected,
      ...(effect === null ? {} : { detectableEffect: effect }),
    },
  );
}

/** The smallest effect that so many groups can show, or null when they can show none. */
export function effectShownBy(design: ExperimentDesign, groups: number): number | null {
  return detectableEffect(unitsFor(design), groups, greatestEffect(design));
}

/** All groups an effect needs: for the challenger that needs most, at the shares of the arms. */
function unitsFor(design: ExperimentDesign): (effect: number) => number {
  const strength = strengthPerChallenger(design);
  const factor = inflation(plannedLooks(design), strength);
  const champion = championOf(design)?.share ?? WHOLE;
  const { metric, expectedShare, deviation } = design;
  return (effect) => {
    const needs = challengersOf(design).map(({ share }) => {
      const ratio = share / champion;
      const units =
        metric === 'cured'
          ? proportionSampleSize(expectedShare ?? 0, (expectedShare ?? 0) + effect, strength, ratio)
          : meanSampleSize(effect, deviation ?? 0, strength, ratio);
      return (units * WHOLE) / champion;
    });
    return factor * Math.max(...needs);
  };
}

function greatestEffect({ metric, expectedShare, deviation }: ExperimentDesign): number {
  return metric === 'cured' ? 1 - (expectedShare ?? 0) : 10 * (deviation ?? 0);
}
