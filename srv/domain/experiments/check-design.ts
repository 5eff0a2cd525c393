import { SaldoError } from '../errors.ts';
import { addDays } from '../iso-date.ts';
import { challengersOf, championOf, type ExperimentDesign } from './design.ts';

/** Hundredths of a percent in all. */
export const WHOLE = 10_000;

/** Refuses a design that no result could come of; the first fault is told (EXPERIMENT_INVALID). */
export function checkDesign(design: ExperimentDesign): void {
  const fault = FAULTS.find(({ holds }) => holds(design));
  if (!fault) return;
  throw new SaldoError('EXPERIMENT_INVALID', `Experiment ${design.id}: ${fault.what}`, {
    experiment: design.id,
    fault: fault.id,
  });
}

interface Fault {
  readonly id: string;
  readonly what: string;
  readonly holds: (design: ExperimentDesign) => boolean;
}

const FAULTS: readonly Fault[] = [
  {
    id: 'champion',
    what: 'exactly one arm must be the champion, and at least one a challenger.',
    holds: (design) => design.arms.length - challengersOf(design).length !== 1 || alone(design),
  },
  {
    id: 'names',
    what: 'two arms have the same name; name them apart.',
    holds: ({ arms }) => new Set(arms.map(({ arm }) => arm)).size !== arms.length,
  },
  {
    id: 'shares',
    what: 'the shares must each be above 0 and add up to 100 percent.',
    holds: ({ arms }) =>
      arms.some(({ share }) => !(share > 0)) ||
      arms.reduce((sum, { share }) => sum + share, 0) !== WHOLE,
  },
  {
    id: 'dates',
    what: 'it must start, then end entering, then end after the last horizon; move the end.',
    holds: ({ startsOn, enrolUntil, endsOn, horizonDays }) =>
      enrolUntil < startsOn || !isDays(horizonDays) || addDays(enrolUntil, horizonDays) > endsOn,
  },
  {
    id: 'strength',
    what: 'power and significance must lie between 0 and 1, power above significance.',
    holds: ({ power, significance }) => !(0 < significance && significance < power && power < 1),
  },
  {
    id: 'looks',
    what: 'results must be judged once at least, and 20 times at most.',
    holds: ({ looks }) => !Number.isInteger(looks) || looks < 1 || looks > 20,
  },
  {
    id: 'effect',
    what: 'a wished effect above 0 is needed; without one no sample is large enough.',
    holds: ({ wishedEffect }) => !(wishedEffect > 0 && Number.isFinite(wishedEffect)),
  },
  {
    id: 'expectation',
    what: 'it needs the share expected to cure, with room for the effect, or the deviation.',
    holds: (design) => !hasExpectation(design),
  },
];

function alone(design: ExperimentDesign): boolean {
  return championOf(design) === undefined || challengersOf(design).length === 0;
}

function isDays(days: number): boolean {
  return Number.isInteger(days) && days > 0;
}

function hasExpectation({ metric, expectedShare, deviation, wishedEffect }: ExperimentDesign) {
  if (metric !== 'cured') return deviation !== null && deviation > 0;
  return expectedShare !== null && expectedShare >= 0 && expectedShare + wishedEffect <= 1;
}
