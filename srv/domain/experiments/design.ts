import type { IsoDate } from '../iso-date.ts';
import type { TestStrength } from './sample-size.ts';

/**
 * What is compared between arms, for each group of connected debtors from the day it entered:
 * cured (nothing overdue on some day within the horizon), recovered (payments received and not
 * returned, in minor units), contacts (outbound), promisesKept (given within the horizon and kept).
 */
export type Metric = 'cured' | 'recovered' | 'contacts' | 'promisesKept';

export const METRICS: readonly Metric[] = ['cured', 'recovered', 'contacts', 'promisesKept'];

export interface Arm {
  readonly arm: string;
  /** What challengers are measured against; exactly one of the arms. */
  readonly isChampion: boolean;
  /** Null goes on as assigned today. */
  readonly strategy: string | null;
  /** Hundredths of a percent; all arms together 10,000. */
  readonly share: number;
}

/** A test of strategies as it is fixed before it starts. */
export interface ExperimentDesign extends TestStrength {
  readonly id: string;
  readonly startsOn: IsoDate;
  /** Last day on which debtors enter. */
  readonly enrolUntil: IsoDate;
  /** Last day on which arms count; the last to enter are still observed for the whole horizon. */
  readonly endsOn: IsoDate;
  readonly horizonDays: number;
  /** The metric that decides; the others are told beside it. */
  readonly metric: Metric;
  /** Share of the champion's groups expected to cure; for `cured` only. */
  readonly expectedShare: number | null;
  /** Expected standard deviation between groups; for the other metrics. */
  readonly deviation: number | null;
  /** Smallest difference worth finding: a share for `cured`, else in the unit of `deviation`. */
  readonly wishedEffect: number;
  /** How often results are judged, the last time included. */
  readonly looks: number;
  readonly arms: readonly Arm[];
}

export function championOf({ arms }: ExperimentDesign): Arm | undefined {
  return arms.find(({ isChampion }) => isChampion);
}

export function challengersOf({ arms }: ExperimentDesign): Arm[] {
  return arms.filter(({ isChampion }) => !isChampion);
}

/** Each challenger gets its part of the significance (Bonferroni), so that many tries win nothing. */
export function strengthPerChallenger(design: ExperimentDesign): TestStrength {
  const { power, significance } = design;
  return { power, significance: significance / Math.max(1, challengersOf(design).length) };
}

/** The part of all information at which each look is planned. */
export function plannedLooks({ looks }: ExperimentDesign): number[] {
  return Array.from({ length: looks }, (_, index) => (index + 1) / looks);
}
