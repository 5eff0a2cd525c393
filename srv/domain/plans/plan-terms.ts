import type { IsoDate } from '../iso-date.ts';

/**
 * How a plan is repaid: annuity, equal instalments of interest and principal; equal-principal,
 * falling instalments; flat, interest on what was owed at the start; interest-free.
 */
export type PlanKind = 'annuity' | 'equal-principal' | 'flat' | 'interest-free';

export const PLAN_KINDS: readonly PlanKind[] = [
  'interest-free',
  'annuity',
  'equal-principal',
  'flat',
];

export interface PlanInterval {
  readonly unit: 'day' | 'week' | 'month';
  readonly count: number;
}

/** What customer and bank would like to agree on; amounts are minor units of one currency. */
export interface PlanTerms {
  readonly kind: PlanKind;
  readonly principal: number;
  /** Once, with the first instalment. */
  readonly charges: number;
  /** Nominal, percent a year, as a decimal text; not asked for an interest-free plan. */
  readonly rate: string;
  readonly firstDueOn: IsoDate;
  readonly every: PlanInterval;
  /** A number of instalments, or the amount of each: of an equal-principal plan, its principal. */
  readonly instalments: { readonly number: number } | { readonly amount: number };
  /** Instalments are raised to multiples of this; null: to the minor unit. */
  readonly roundTo: number | null;
  /** More are never agreed. */
  readonly mostInstalments: number;
}

export interface Instalment {
  readonly number: number;
  readonly dueOn: IsoDate;
  readonly amount: number;
  readonly principal: number;
  readonly interest: number;
  readonly charges: number;
  /** Principal left after it. */
  readonly balance: number;
}

export interface PlanSchedule {
  readonly principal: number;
  readonly interest: number;
  readonly charges: number;
  readonly total: number;
  readonly instalments: readonly Instalment[];
}
