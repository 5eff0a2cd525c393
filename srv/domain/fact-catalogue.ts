import { FACT_LABELS } from './fact-labels.ts';
import type { LocalizedText } from './language.ts';

/**
 * How a fact is compared and shown. Amounts are minor units of the strategy's currency, ratios
 * hundredths of a percent, flags booleans, codes texts; the rest are whole numbers.
 */
export type FactKind = 'amount' | 'days' | 'count' | 'code' | 'flag' | 'ratio';

/** Null: nothing is known, for example days since a dunning that never was. */
export type FactValue = number | string | boolean | null;

/** Values in catalogue order; find one with `factIndex`. */
export type FactRow = readonly FactValue[];

/** What a fact may be asked with; the same for all rules of a strategy version. */
export interface FactParameters {
  /** Days an item may be overdue before `overdueBeyondTolerance` counts it. */
  readonly toleranceDays: number;
  /** How far ahead `dueSoonTotal` and `dueSoonCount` look, in days. */
  readonly dueSoonDays: number;
}

/**
 * Everything a rule can ask of a customer, in the order of a row. Append only: stored rows are
 * read by position.
 */
const KINDS = {
  overdueTotal: 'amount',
  overdueBeyondTolerance: 'amount',
  overdueNotPromised: 'amount',
  dueSoonTotal: 'amount',
  dueSoonCount: 'count',
  openTotal: 'amount',
  largestItem: 'amount',
  overdueItemCount: 'count',
  oldestDaysOverdue: 'days',
  averageDaysOverdue: 'days',
  dunningLevel: 'count',
  daysSinceDunning: 'days',
  openPromises: 'count',
  promisedAmount: 'amount',
  keptPromises: 'count',
  brokenPromises: 'count',
  daysSinceBrokenPromise: 'days',
  daysSinceContact: 'days',
  daysSinceRightPartyContact: 'days',
  unsuccessfulAttempts: 'count',
  resubmissionDue: 'flag',
  noContactUntil: 'flag',
  disputedAmount: 'amount',
  riskClass: 'code',
  creditLimitUse: 'ratio',
  behaviour: 'code',
  averageDaysLate: 'days',
  daysSincePayment: 'days',
  returnedDebits: 'count',
  hasInstalmentPlan: 'flag',
  hasGuarantor: 'flag',
  country: 'code',
  language: 'code',
  customerKind: 'code',
  product: 'code',
} as const satisfies Record<string, FactKind>;

export type FactId = keyof typeof KINDS;

const PARAMETERS: Partial<Record<FactId, readonly (keyof FactParameters)[]>> = {
  overdueBeyondTolerance: ['toleranceDays'],
  dueSoonTotal: ['dueSoonDays'],
  dueSoonCount: ['dueSoonDays'],
};

export interface FactDefinition {
  readonly id: FactId;
  readonly kind: FactKind;
  readonly label: LocalizedText;
  /** The parameters that change its value. */
  readonly parameters: readonly (keyof FactParameters)[];
}

/** Fact ids in the order of a row. */
export const FACT_IDS = Object.keys(KINDS) as readonly FactId[];

export const FACT_CATALOGUE: readonly FactDefinition[] = FACT_IDS.map((id) => ({
  id,
  kind: KINDS[id],
  label: {
    en: FACT_LABELS.en[id],
    es: FACT_LABELS.es[id],
    de: FACT_LABELS.de[id],
    pt: FACT_LABELS.pt[id],
  },
  parameters: PARAMETERS[id] ?? [],
}));

const indexes = new Map<string, number>(FACT_IDS.map((id, index) => [id, index]));

/** Position of a fact in every row. */
export function factIndex(id: FactId): number {
  return indexes.get(id) ?? -1;
}

/** The definition of a fact, or undefined when the catalogue does not know it. */
export function findFact(id: string): FactDefinition | undefined {
  return FACT_CATALOGUE[indexes.get(id) ?? -1];
}

/** A row with the named facts set and all others unknown; for tests and simulations. */
export function factRow(values: Partial<Record<FactId, FactValue>>): FactRow {
  return FACT_IDS.map((id) => values[id] ?? null);
}
