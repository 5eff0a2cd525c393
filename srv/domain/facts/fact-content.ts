import type { LocalizedText } from '../language.ts';

/**
 * How a fact is compared and shown. Amounts are minor units of the strategy's currency, ratios
 * hundredths of a percent, flags booleans, codes texts; the rest are whole numbers.
 */
export type FactKind = 'amount' | 'days' | 'count' | 'code' | 'flag' | 'ratio';

/** What a fact may be asked with; the same for all rules of a strategy version. */
export interface FactParameters {
  /** Days an item may be overdue before `overdueBeyondTolerance` counts it. */
  readonly toleranceDays: number;
  /** How far ahead `dueSoonTotal` and `dueSoonCount` look, in days. */
  readonly dueSoonDays: number;
  /** Days a dunning notice is given to work, while its amount is not to be collected; else 0. */
  readonly dunningDays?: number;
  /** Last days of the first three periods of the overdue grid, ascending; else 30, 60, 90. */
  readonly overdueGrid?: readonly number[];
  /** Last days of the first three periods of the due grid, ascending; else 7, 14, 30. */
  readonly dueGrid?: readonly number[];
}

/** All that is said of one fact, beside its id. */
export interface FactContent {
  readonly kind: FactKind;
  /** What a count counts. */
  readonly unit?: string;
  /** The parameters that change its value. */
  readonly parameters?: readonly (keyof FactParameters)[];
  /** What it is called on screens. */
  readonly label: LocalizedText;
  /** How `{value}` reads in a reason; 'Label: value' when left out. */
  readonly phrase?: LocalizedText;
  /** How it reads on the day itself, where `{value}` would be '0 days'. */
  readonly today?: LocalizedText;
  /** How it is computed and from which rows, in a sentence. */
  readonly source: string;
}

/** One text in the four languages, in the order of `LANGUAGES`. */
export function inFour(en: string, es: string, de: string, pt: string): LocalizedText {
  return { en, es, de, pt };
}
