import { globSync, readFileSync } from 'node:fs';

const LANGUAGES = ['de', 'es', 'pt'];

/** Kinds of alerts that the sources raise. */
function raisedKinds(): string[] {
  const sources = globSync(['srv/**/*.ts', 'functions/**/*.ts']).map((file) => ({
    text: readFileSync(file, 'utf8'),
  }));
  const kinds = sources
    .filter(({ text }) => text.includes('raiseAlert('))
    .flatMap(({ text }) => [
      ...text.matchAll(/const (?:KIND|ALERT) = '([a-z-]+)'/g),
      ...text.matchAll(/\bkind: '([a-z-]+)', subject/g),
    ])
    .map(([, kind = '']) => kind);
  return [...new Set(kinds)].sort();
}

/** Codes of the list `alert` in a file of texts, of one language where the file has several. */
function namedKinds(file: string, language = ''): string[] {
  const path = new URL(`../../db/data/${file}`, import.meta.url);
  const begin = language ? `${language};alert;` : 'alert;';
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(begin))
    .map((line) => line.slice(begin.length).split(';')[0] ?? '')
    .sort();
}

test('every kind of alert that is raised has a name in every language, and no other has', () => {
  const raised = raisedKinds();
  expect(raised).toContain('totals-failed');
  expect(namedKinds('saldo.codes-CodeTexts.csv')).toEqual(raised);
  for (const language of LANGUAGES) {
    expect([language, namedKinds('saldo.codes-CodeTexts.texts.csv', language)]).toEqual([
      language,
      raised,
    ]);
  }
});
