import { type FactRow, type FactValue, factIndex } from './fact-catalogue.ts';
import { factWords, type ValueFormat } from './fact-wording.ts';
import type { Language } from './language.ts';
import { saidBy, signedPoints } from './reason-summary.ts';
import type { Rule, StrategyVersion } from './strategy.ts';

/** A fact that made a rule hold, as data and in words. */
export interface ReasonStatement {
  readonly fact: string;
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
  const { language, currencyExponent } = telling;
  const format = { language, currency: version.currency, currencyExponent };
  return heldRules
    .flatMap((index) => version.rules[index] ?? [])
    .map((rule) => reasonOf(rule, facts, format))
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points));
}

function reasonOf(rule: Rule, facts: FactRow, format: ValueFormat): Reason {
  const ids = new Set(rule.conditions.map(({ fact }) => fact));
  const statements = [...ids].map((fact) => {
    const value = facts[factIndex(fact)] ?? null;
    return { fact, value, words: factWords(fact, value, format) };
  });
  const { id, points, text } = rule;
  const title = text[format.language] ?? text.en ?? id;
  const said = saidBy({ statements, title });
  return { rule: id, points, title, statements, words: `${said} (${signedPoints(points)})` };
}
