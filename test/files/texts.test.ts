import { globSync, readFileSync } from 'node:fs';
import { FILE_OBJECTS } from '../../srv/domain/files/file-objects.ts';
import { ROW_PROBLEMS } from '../../srv/domain/files/row-problem.ts';
import { FILE_ERRORS } from '../../srv/erp/files/file-error.ts';
import { WARNINGS } from '../../srv/erp/files/file-report.ts';

/** A language's texts about files, by code. */
function textsOf(language: string): Map<string, string> {
  const file = new URL(`../../_i18n/messages${language}.properties`, import.meta.url);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('FILE_'));
  return new Map(lines.map((line) => line.split(/ = (.*)/s).slice(0, 2) as [string, string]));
}

const marks = (text = '') => (text.match(/\{\w+\}/g) ?? []).toSorted();

test('what runs without CAP says the same in English as the services do', () => {
  const texts = textsOf('');
  for (const [code, text] of Object.entries({ ...ROW_PROBLEMS, ...FILE_ERRORS, ...WARNINGS })) {
    expect([code, texts.get(code)]).toEqual([code, text]);
  }
});

test.each(['_de', '_es', '_pt'])(
  'messages%s has every text about files with its values',
  (language) => {
    const english = textsOf('');
    const texts = textsOf(language);
    expect([...texts.keys()].toSorted()).toEqual([...english.keys()].toSorted());
    for (const [code, text] of english)
      expect([code, marks(texts.get(code))]).toEqual([code, marks(text)]);
  },
);

test.each(['', '_de', '_es', '_pt'])(
  'messages%s has a name for every field of a file',
  (language) => {
    const file = new URL(`../../_i18n/messages${language}.properties`, import.meta.url);
    const texts = readFileSync(file, 'utf8');
    const names = Object.values(FILE_OBJECTS).flatMap(({ fields }) =>
      fields.map(({ name }) => name),
    );
    expect(names.length).toBeGreaterThan(50);
    const unnamed = names.filter(
      (name) => !new RegExp(`^file\\.field\\.${name} = \\S`, 'm').test(texts),
    );
    expect(unnamed).toEqual([]);
  },
);

test('every code that the sources name has a text', () => {
  const sources = globSync(['srv/files/*.ts', 'srv/erp/files/**/*.ts', 'srv/domain/files/*.ts']);
  const named = sources.flatMap(
    (file) => readFileSync(file, 'utf8').match(/'FILE_[A-Z_]+'/g) ?? [],
  );
  const codes = new Set(named.map((code) => code.slice(1, -1)));
  const texts = textsOf('');
  expect(codes.size).toBeGreaterThan(30);
  expect([...codes].filter((code) => !texts.has(code))).toEqual([]);
});
