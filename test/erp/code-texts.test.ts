import { globSync, readFileSync } from 'node:fs';
import { operationKinds } from '../../srv/erp/write-back/operation-kinds/index.ts';

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

/** Codes of a list in a file of texts, of one language where the file has several. */
function namedCodes(list: string, file: string, language = ''): string[] {
  const path = new URL(`../../db/data/${file}`, import.meta.url);
  const begin = language ? `${language};${list};` : `${list};`;
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith(begin))
    .map((line) => line.slice(begin.length).split(';')[0] ?? '')
    .sort();
}

test.each([
  ['alert', raisedKinds()],
  ['operation-kind', Object.keys(operationKinds).sort()],
])('every code of the list %s has a name in every language, and no other has', (list, codes) => {
  expect(codes.length).toBeGreaterThan(5);
  expect(namedCodes(list, 'saldo.codes-CodeTexts.csv')).toEqual(codes);
  for (const language of LANGUAGES) {
    const named = namedCodes(list, 'saldo.codes-CodeTexts.texts.csv', language);
    expect([language, named]).toEqual([language, codes]);
  }
});
