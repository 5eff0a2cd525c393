import type { FactParameters } from './fact-catalogue.ts';
import type { IsoDate } from './iso-date.ts';
import type { Language } from './language.ts';

/**
 * How a condition compares. `between` includes both ends, `above` and `below` exclude theirs,
 * `equals` takes one operand, `in` any number, `exists` none, `prefix` one text.
 */
export const OPERATORS = ['equals', 'in', 'between', 'above', 'below', 'exists', 'prefix'] as const;

export type Operator = (typeof OPERATORS)[number];

export type Operand = string | number | boolean;

/**
 * A question on one fact. On a fact that is unknown only `exists` can hold (negated or not):
 * "not above 30 days since dunning" says nothing of a customer who was never dunned.
 */
export interface Condition {
  /** Id in the fact catalogue. */
  readonly fact: string;
  readonly operator: Operator;
  readonly negated: boolean;
  /** Amounts in minor units of the version's currency, ratios in hundredths of a percent. */
  readonly operands: readonly Operand[];
}

/** When all conditions hold, the points count. */
export interface Rule {
  /** Stable and unique in its version. */
  readonly id: string;
  /** What the rule is called, in the languages its author wrote. */
  readonly text: Readonly<Partial<Record<Language, string>>>;
  /** May be negative. */
  readonly points: number;
  readonly conditions: readonly Condition[];
}

/** From this percentage of the maximum on, the priority is reached. */
export interface PriorityBand {
  /** 'high', 'medium', 'low', or what the bank calls them. */
  readonly priority: string;
  /** 0 to 100; the lowest band starts at 0. */
  readonly percentFrom: number;
}

/** What never changes once a run has used it. */
export interface StrategyVersion {
  readonly id: string;
  /** The strategy it is a version of. */
  readonly strategy: string;
  readonly validFrom: IsoDate;
  /** Last day of validity, or null for open-ended. */
  readonly validTo: IsoDate | null;
  /** Amounts in conditions are minor units of it. */
  readonly currency: string;
  /** Points that make 100 percent. */
  readonly maxValuation: number;
  readonly parameters: FactParameters;
  readonly rules: readonly Rule[];
  readonly bands: readonly PriorityBand[];
}

/** A collection strategy and its versions. */
export interface Strategy {
  readonly id: string;
  readonly versions: readonly StrategyVersion[];
}
