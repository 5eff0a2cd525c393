import { findFact } from './fact-catalogue.ts';
import { type ValueFormat, valueWords } from './fact-wording.ts';
import type { LocalizedText } from './language.ts';
import type { Condition, Operator } from './strategy.ts';

const PHRASES: Readonly<Record<Operator, LocalizedText>> = {
  equals: { en: 'is {a}', es: 'es {a}', de: 'ist {a}', pt: 'é {a}' },
  in: {
    en: 'is one of {list}',
    es: 'es uno de {list}',
    de: 'ist eines von {list}',
    pt: 'é um de {list}',
  },
  between: {
    en: 'is between {a} and {b}',
    es: 'está entre {a} y {b}',
    de: 'liegt zwischen {a} und {b}',
    pt: 'está entre {a} e {b}',
  },
  above: {
    en: 'is above {a}',
    es: 'es mayor que {a}',
    de: 'ist größer als {a}',
    pt: 'é maior que {a}',
  },
  below: {
    en: 'is below {a}',
    es: 'es menor que {a}',
    de: 'ist kleiner als {a}',
    pt: 'é menor que {a}',
  },
  exists: { en: 'is known', es: 'se conoce', de: 'ist bekannt', pt: 'é conhecido' },
  prefix: {
    en: 'begins with {a}',
    es: 'empieza por {a}',
    de: 'beginnt mit {a}',
    pt: 'começa com {a}',
  },
};

/**
 * What the contrary asks. On a fact that is unknown neither holds, so "not below 30" is "at least 30".
 */
const CONTRARIES: Readonly<Record<Operator, LocalizedText>> = {
  equals: { en: 'is not {a}', es: 'no es {a}', de: 'ist nicht {a}', pt: 'não é {a}' },
  in: {
    en: 'is none of {list}',
    es: 'no es ninguno de {list}',
    de: 'ist keines von {list}',
    pt: 'não é nenhum de {list}',
  },
  between: {
    en: 'is not between {a} and {b}',
    es: 'no está entre {a} y {b}',
    de: 'liegt nicht zwischen {a} und {b}',
    pt: 'não está entre {a} e {b}',
  },
  above: {
    en: 'is at most {a}',
    es: 'es como máximo {a}',
    de: 'ist höchstens {a}',
    pt: 'é no máximo {a}',
  },
  below: {
    en: 'is at least {a}',
    es: 'es como mínimo {a}',
    de: 'ist mindestens {a}',
    pt: 'é no mínimo {a}',
  },
  exists: {
    en: 'is not known',
    es: 'no se conoce',
    de: 'ist nicht bekannt',
    pt: 'não é conhecido',
  },
  prefix: {
    en: 'does not begin with {a}',
    es: 'no empieza por {a}',
    de: 'beginnt nicht mit {a}',
    pt: 'não começa com {a}',
  },
};

/**
 * What a condition asks.
 * @example 'Oldest days overdue is at least 30 days'
 * @example 'Has a guarantor'
 */
export function conditionWords(condition: Condition, format: ValueFormat): string {
  const { fact, operator, operands, negated } = condition;
  const definition = findFact(fact);
  const label = definition?.label[format.language] ?? fact;
  const values = operands.map((operand) => valueWords(fact, operand, format));
  if (definition?.kind === 'flag' && operator === 'equals') {
    const isAsked = (operands[0] === true) !== negated;
    return isAsked ? label : `${label}: ${valueWords(fact, false, format)}`;
  }
  const phrases = negated ? CONTRARIES : PHRASES;
  const phrase = phrases[operator][format.language]
    .replace('{a}', () => values[0] ?? '')
    .replace('{b}', () => values[1] ?? '')
    .replace('{list}', () => values.join(', '));
  return `${label} ${phrase}`;
}
