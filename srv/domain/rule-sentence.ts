import { conditionWords } from './condition-wording.ts';
import type { ValueFormat } from './fact-wording.ts';
import type { Language, LocalizedText } from './language.ts';
import type { Condition, Rule } from './strategy.ts';

const IF: LocalizedText = {
  en: 'If {conditions}, then {outcome}.',
  es: 'Si {conditions}, entonces {outcome}.',
  de: 'Wenn gilt: {conditions}, dann {outcome}.',
  pt: 'Se {conditions}, então {outcome}.',
};

const ALWAYS: LocalizedText = {
  en: 'In every case: {outcome}.',
  es: 'En todos los casos: {outcome}.',
  de: 'In jedem Fall: {outcome}.',
  pt: 'Em todos os casos: {outcome}.',
};

const POINT: LocalizedText = { en: 'point', es: 'punto', de: 'Punkt', pt: 'ponto' };
const POINTS: LocalizedText = { en: 'points', es: 'puntos', de: 'Punkte', pt: 'pontos' };

/**
 * A rule as a sentence.
 * @example 'If days overdue of the oldest item is at least 30 days, then 40 points.'
 */
export function ruleSentence(
  { conditions, points }: Pick<Rule, 'conditions' | 'points'>,
  format: ValueFormat,
): string {
  return conditionalSentence(conditions, pointsWords(points, format.language), format);
}

/** Conditions, all of which must hold, and what follows then, in words. */
export function conditionalSentence(
  conditions: readonly Condition[],
  outcome: string,
  format: ValueFormat,
): string {
  const { language } = format;
  const asked = conditions.map((condition) =>
    withinSentence(conditionWords(condition, format), language),
  );
  const list = new Intl.ListFormat(language, { type: 'conjunction' }).format(asked);
  const pattern = asked.length === 0 ? ALWAYS : IF;
  return pattern[language].replace('{conditions}', () => list).replace('{outcome}', () => outcome);
}

/** @example '40 points' @example '−1 point' */
export function pointsWords(points: number, language: Language): string {
  const noun = Math.abs(points) === 1 ? POINT : POINTS;
  const sign = points < 0 ? '−' : '';
  return `${sign}${Math.abs(points)} ${noun[language]}`;
}

/** Labels begin with a capital, which German keeps; abbreviations keep theirs everywhere. */
function withinSentence(words: string, language: Language): string {
  if (language === 'de' || /^\p{Lu}{2}/u.test(words)) return words;
  return words.charAt(0).toLowerCase() + words.slice(1);
}
