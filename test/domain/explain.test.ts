import { explain } from '../../srv/domain/explain.ts';
import { FACT_IDS, factRow } from '../../srv/domain/fact-catalogue.ts';
import { factWords } from '../../srv/domain/fact-wording.ts';
import type { Language } from '../../srv/domain/language.ts';
import { aVersion, condition, not, rule } from './builders.ts';

const version = aVersion({
  rules: [
    rule('old', 20, condition('oldestDaysOverdue', 'above', 30)),
    rule(
      'large',
      35,
      condition('overdueTotal', 'above', 100_000),
      condition('brokenPromises', 'above', 0),
    ),
    { ...rule('always', 5), text: { en: 'Base points', es: 'Puntos base' } },
    rule('trusted', -10, not(condition('hasGuarantor', 'equals', false))),
  ],
});
const facts = factRow({
  oldestDaysOverdue: 42,
  overdueTotal: 123_456,
  brokenPromises: 2,
  hasGuarantor: true,
});

function words(language: Language, heldRules: number[], exponent = 2): string[] {
  return explain(version, facts, heldRules, { language, currencyExponent: exponent }).map(
    (reason) => reason.words.replaceAll('\u00a0', ' '),
  );
}

describe('reasons in words', () => {
  test.each<[Language, string]>([
    ['en', 'Overdue for 42 days (+20)'],
    ['es', 'En mora desde hace 42 días (+20)'],
    ['de', '42 Tage überfällig (+20)'],
    ['pt', 'Em atraso há 42 dias (+20)'],
  ])('%s: %s', (language, expected) => {
    expect(words(language, [0])).toEqual([expected]);
  });

  test.each<[Language, string]>([
    ['en', '1,234.56 EUR overdue, Broken promises: 2 (+35)'],
    ['es', '1.234,56 EUR vencidos, Promesas incumplidas: 2 (+35)'],
    ['de', '1.234,56 EUR überfällig, Gebrochene Zusagen: 2 (+35)'],
    ['pt', '1.234,56 EUR vencidos, Promessas quebradas: 2 (+35)'],
  ])('%s: all conditions of a rule are told: %s', (language, expected) => {
    expect(words(language, [1])).toEqual([expected]);
  });

  test("amounts have the currency's own decimals", () => {
    expect(words('en', [1], 0)[0]).toContain('123,456 EUR overdue');
    expect(words('en', [1], 4)[0]).toContain('12.3456 EUR overdue');
  });

  test('the strongest reason comes first, for or against', () => {
    expect(words('en', [0, 1, 2, 3])).toEqual([
      '1,234.56 EUR overdue, Broken promises: 2 (+35)',
      'Overdue for 42 days (+20)',
      'Has a guarantor (\u221210)',
      'Base points (+5)',
    ]);
  });

  test('a rule without conditions is told by its title, in English where not translated', () => {
    expect(words('es', [2])).toEqual(['Puntos base (+5)']);
    expect(words('de', [2])).toEqual(['Base points (+5)']);
  });

  test('reasons are data too', () => {
    const [reason] = explain(version, facts, [0], { language: 'en', currencyExponent: 2 });
    expect(reason).toEqual({
      rule: 'old',
      title: 'old',
      points: 20,
      statements: [{ fact: 'oldestDaysOverdue', value: 42, words: 'Overdue for 42 days' }],
      words: 'Overdue for 42 days (+20)',
    });
  });
});

describe('wording of facts', () => {
  const english = { language: 'en' as const, currency: 'EUR', currencyExponent: 2 };

  test('one day is one day', () => {
    expect(factWords('daysSinceDunning', 1, english)).toBe('Last dunned 1 day ago');
    expect(factWords('daysSinceDunning', 0, english)).toBe('Dunned today');
  });

  test('ratios are percent', () => {
    expect(factWords('creditLimitUse', 12_550, english)).toBe('125.5% of the credit limit used');
  });

  test("what is unknown, Saldo's own codes and the bank's codes", () => {
    expect(factWords('daysSinceContact', null, english)).toBe('Days since last contact: none');
    expect(factWords('behaviour', 'late', { ...english, language: 'de' })).toBe(
      'Zahlungsverhalten: verspätet',
    );
    expect(factWords('riskClass', 'B2', english)).toBe('Credit risk class: B2');
  });

  test('an amount beyond floating point keeps its last digit', () => {
    const text = factWords('overdueTotal', Number.MAX_SAFE_INTEGER, english);
    expect(text.replace('\u00a0', ' ')).toBe('90,071,992,547,409.91 EUR overdue');
  });

  test('every fact can be told in every language', () => {
    for (const language of ['en', 'es', 'de', 'pt'] as const) {
      for (const id of FACT_IDS) {
        expect(factWords(id, 1, { ...english, language })).not.toMatch(/\{value\}|undefined/);
      }
    }
  });
});
