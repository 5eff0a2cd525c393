import { type FactDefinition, type FactKind, type FactValue, findFact } from './fact-catalogue.ts';
import type { Language, LocalizedText } from './language.ts';
import { formatDecimal } from './money.ts';

/** How values are shown. */
export interface ValueFormat {
  readonly language: Language;
  /** Currency of amounts, and its decimals. */
  readonly currency: string;
  readonly currencyExponent: number;
}

const LOCALES: LocalizedText = { en: 'en-GB', es: 'es-ES', de: 'de-DE', pt: 'pt-BR' };
const YES: LocalizedText = { en: 'yes', es: 'sí', de: 'ja', pt: 'sim' };
const NO: LocalizedText = { en: 'no', es: 'no', de: 'nein', pt: 'não' };
const UNKNOWN: LocalizedText = { en: 'none', es: 'ninguno', de: 'keine Angabe', pt: 'nenhum' };

/** Codes that Saldo itself gives; all others are the bank's and shown as they are. */
const CODE_WORDS: Readonly<Record<string, LocalizedText>> = {
  prompt: { en: 'prompt', es: 'puntual', de: 'pünktlich', pt: 'pontual' },
  late: { en: 'late', es: 'tardío', de: 'verspätet', pt: 'atrasado' },
  erratic: { en: 'erratic', es: 'irregular', de: 'unregelmäßig', pt: 'irregular' },
  distressed: { en: 'distressed', es: 'en apuros', de: 'in Not', pt: 'em dificuldade' },
  better: { en: 'better', es: 'mejor', de: 'besser', pt: 'melhor' },
  steady: { en: 'steady', es: 'estable', de: 'gleichbleibend', pt: 'estável' },
  worse: { en: 'worse', es: 'peor', de: 'schlechter', pt: 'pior' },
  active: { en: 'active', es: 'activo', de: 'aktiv', pt: 'ativo' },
  broken: { en: 'broken', es: 'incumplido', de: 'gebrochen', pt: 'quebrado' },
  placed: { en: 'placed', es: 'entregado', de: 'abgegeben', pt: 'entregue' },
  erp: { en: 'by the ERP', es: 'por el ERP', de: 'durch das ERP', pt: 'pelo ERP' },
  recalled: { en: 'recalled', es: 'retirado', de: 'zurückgeholt', pt: 'retirado' },
  none: UNKNOWN,
  person: { en: 'person', es: 'persona', de: 'Person', pt: 'pessoa' },
  organization: { en: 'organization', es: 'organización', de: 'Organisation', pt: 'organização' },
};

const formats = new Map<string, Intl.NumberFormat>();

/** A fact and its value as part of a sentence. @example 'Overdue for 42 days' */
export function factWords(fact: string, value: FactValue, format: ValueFormat): string {
  const definition = findFact(fact);
  const label = definition?.label[format.language] ?? fact;
  if (value === true) return label;
  const phrase = definition && phraseFor(definition, value)?.[format.language];
  return (phrase ?? `${label}: {value}`).replace('{value}', () => valueWords(fact, value, format));
}

function phraseFor({ phrase, today }: FactDefinition, value: FactValue): LocalizedText | undefined {
  if (value === null) return undefined;
  return value === 0 ? (today ?? phrase) : phrase;
}

/** A fact's value alone, formatted for the language. */
export function valueWords(fact: string, value: FactValue, format: ValueFormat): string {
  const { language } = format;
  if (value === null) return UNKNOWN[language];
  if (typeof value === 'boolean') return value ? YES[language] : NO[language];
  if (typeof value === 'string') return CODE_WORDS[value]?.[language] ?? value;
  return numberWords(value, findFact(fact)?.kind ?? 'count', format);
}

function numberWords(value: number, kind: FactKind, format: ValueFormat): string {
  const { language, currency, currencyExponent } = format;
  switch (kind) {
    case 'amount':
      return `${amountText(value, currencyExponent, language)}\u00a0${currency}`;
    case 'days':
      return numberFormat(language, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(
        value,
      );
    case 'ratio':
      return numberFormat(language, { style: 'percent', maximumFractionDigits: 2 }).format(
        value / 10_000,
      );
    default:
      return numberFormat(language, {}).format(value);
  }
}

/** Intl takes the decimal text itself, so no digit is lost on the way. */
function amountText(amount: number, exponent: number, language: Language): string {
  const digits = { minimumFractionDigits: exponent, maximumFractionDigits: exponent };
  const text = formatDecimal(amount, exponent) as Intl.StringNumericLiteral;
  return numberFormat(language, digits).format(text);
}

/** Spanish leaves four digits ungrouped by CLDR; the apps, and whoever compares two amounts, do not. */
function numberFormat(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${language}${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.NumberFormat(LOCALES[language], { useGrouping: 'always', ...options });
  formats.set(key, format);
  return format;
}
