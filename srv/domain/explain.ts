import type { FactId, FactRow, FactValue } from './fact-catalogue.ts';
import type { Language } from './language.ts';
import type { StrategyVersion } from './strategy.ts';

/** A fact that made a rule hold, as data and in words. */
export interface ReasonStatement {
  readonly fact: FactId;
  readonly value: FactValue;
  /** For example 'Overdue for 42 days'. */
  readonly words: string;
}

/** Why a rule gave its points. */
export interface Reason {
  readonly rule: string;
  readonly points: number;
  /** What the author called the rule, in the language or else in English. */
  readonly title: string;
  readonly statements: readonly ReasonStatement[];
  /** For example 'Overdue for 42 days (+20)'. */
  readonly words: string;
}

/** How to tell it. */
export interface Telling {
  readonly language: Language;
  /** Decimals of the version's currency. */
  readonly currencyExponent: number;
}

/**
 * The reasons of a valuation in words, strongest first (by absolute points, then rule order),
 * from the version that made it, the stored facts and the held rules.
 */
export function explain(
  version: StrategyVersion,
  facts: FactRow,
  heldRules: readonly number[],
  telling: Telling,
): Reason[] {
  void [version, facts, heldRules, telling];
  throw new Error('not implemented yet');
}
