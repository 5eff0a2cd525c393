import { explain, type Reason } from './explain.ts';
import {
  type FactId,
  type FactRow,
  type FactValue,
  factIndex,
  findFact,
} from './fact-catalogue.ts';
import { valueWords } from './fact-wording.ts';
import type { Language } from './language.ts';
import {
  BEFORE,
  CAME_IN,
  CAUSE_WORDS,
  CLOSED,
  COMPLETED,
  NO_LONGER,
  NOW,
  OPENED_AGAIN,
} from './position-change-words.ts';
import type { StrategyVersion } from './strategy.ts';

/** What a position was made from at one time. */
export interface Valued {
  readonly version: StrategyVersion;
  readonly facts: FactRow;
  readonly heldRules: readonly number[];
  /** Decimals of the version's currency. */
  readonly currencyExponent: number;
}

/** What happened to a position: a cause, and what it was made from before and after. */
export interface PositionHappening {
  readonly cause: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  /** Null for a position that came in. */
  readonly before: Valued | null;
  /** Null for a position that closed. */
  readonly after: Valued | null;
}

/** A fact that changed; null where it is not known, or the position was not there. */
export interface FactChange {
  readonly fact: FactId;
  readonly from: FactValue;
  readonly to: FactValue;
  /** @example 'Overdue total: 1,500.50 EUR → 300.00 EUR' */
  readonly words: string;
}

/** What changed, as data and in words. */
export interface PositionChangeTold {
  readonly facts: readonly FactChange[];
  /** Rules that hold now and did not before, with the facts that made them hold. */
  readonly started: readonly Reason[];
  /** Rules that held before and do not any more, with the facts as they were. */
  readonly stopped: readonly Reason[];
  /** @example 'Payment: Overdue total: 700.00 EUR → 300.00 EUR · no longer: 2 overdue items (+10)' */
  readonly words: string;
}

/** The facts whose change people ask for, in the order they are told; days only count on. */
const TOLD_FACTS = [
  'overdueTotal',
  'promisedAmount',
  'disputedAmount',
  'overdueItemCount',
  'oldestDaysOverdue',
  'openPromises',
  'keptPromises',
  'brokenPromises',
  'dunningLevel',
  'unsuccessfulAttempts',
  'returnedDebits',
  'resubmissionDue',
  'noContactUntil',
  'hasDunningLock',
  'hasContactLock',
  'hasInstalmentPlan',
  'riskClass',
] as const satisfies readonly FactId[];

/** Tells what changed on a position and why, from the facts kept before and after. */
export function positionChange(
  happening: PositionHappening,
  language: Language,
): PositionChangeTold {
  const { before, after } = happening;
  const facts = factChanges(before, after, language);
  const reasonsBefore = before ? reasonsOf(before, language) : [];
  const reasonsAfter = after ? reasonsOf(after, language) : [];
  const started = without(reasonsAfter, reasonsBefore);
  const stopped = without(reasonsBefore, reasonsAfter);
  const words = wordsOf(happening, { facts, started, stopped }, language);
  return { facts, started, stopped, words };
}

function factChanges(before: Valued | null, after: Valued | null, language: Language) {
  return TOLD_FACTS.flatMap((fact): FactChange[] => {
    const index = factIndex(fact);
    const from = before?.facts[index] ?? null;
    const to = after?.facts[index] ?? null;
    if (from === to || (from === null && to === false)) return [];
    const label = findFact(fact)?.label[language] ?? fact;
    const was = before ? shown(fact, from, before, language) : null;
    const is = after ? shown(fact, to, after, language) : null;
    const words = `${label}: ${[was, is].filter((value) => value !== null).join(' → ')}`;
    return [{ fact, from, to, words }];
  });
}

function shown(fact: FactId, value: FactValue, valued: Valued, language: Language): string {
  const { version, currencyExponent } = valued;
  return valueWords(fact, value, { language, currency: version.currency, currencyExponent });
}

function reasonsOf(valued: Valued, language: Language): Reason[] {
  const { version, facts, heldRules, currencyExponent } = valued;
  return explain(version, facts, heldRules, { language, currencyExponent });
}

/** The reasons whose rules are not among the others, whichever version they are from. */
function without(reasons: readonly Reason[], others: readonly Reason[]): Reason[] {
  const known = new Set(others.map(({ rule }) => rule));
  return reasons.filter(({ rule }) => !known.has(rule));
}

function wordsOf(
  happening: PositionHappening,
  { facts, started, stopped }: Omit<PositionChangeTold, 'words'>,
  language: Language,
): string {
  const { cause, after } = happening;
  const parts = [
    statusWords(happening, language),
    ...figures(happening, facts, language),
    listed(NOW[language], started),
    after ? listed(NO_LONGER[language], stopped) : null,
  ].filter((part) => part !== null);
  const why = (CAUSE_WORDS[cause] ?? CAUSE_WORDS.change)?.[language] ?? cause;
  return parts.length > 0 ? `${why}: ${parts.join(' · ')}` : why;
}

/** What changed; of a position that came or went the first figure is enough. */
function figures(
  { before, after }: PositionHappening,
  facts: readonly FactChange[],
  language: Language,
): string[] {
  const words = facts.map((change) => change.words);
  if (before && after) return words;
  return words.slice(0, 1).map((figure) => (after ? figure : `${BEFORE[language]} ${figure}`));
}

function listed(title: string, reasons: readonly Reason[]): string | null {
  if (reasons.length === 0) return null;
  return `${title}: ${reasons.map(({ words }) => words).join('; ')}`;
}

function statusWords({ fromStatus, toStatus }: PositionHappening, language: Language) {
  if (fromStatus === toStatus) return null;
  if (toStatus === 'closed') return CLOSED[language];
  if (toStatus === 'completed') return COMPLETED[language];
  return (fromStatus === null ? CAME_IN : OPENED_AGAIN)[language];
}
