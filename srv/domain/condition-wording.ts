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

const NOT: LocalizedText = {
  en: 'not: {question}',
  es: 'no: {question}',
  de: 'nicht: {question}',
  pt: 'não: {question}',
};

/** What a condition asks. @example 'Days overdue of the oldest item is above 30 days' */
export function conditionWords(condition: Condition, format: ValueFormat): string {
  const { fact, operator, operands, negated } = condition;
  const values = operands.map((operand) => valueWords(fact, operand, format));
  const phrase = PHRASES[operator][format.language]
    .replace('{a}', () => values[0] ?? '')
    .replace('{b}', () => values[1] ?? '')
    .replace('{list}', () => values.join(', '));
  const label = findFact(fact)?.label[format.language] ?? fact;
  const question = `${label} ${phrase}`;
  return negated ? NOT[format.language].replace('{question}', () => question) : question;
}
