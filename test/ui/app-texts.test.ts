import { existsSync, readdirSync, readFileSync } from 'node:fs';

const appsFolder = new URL('../../app/', import.meta.url);
const apps = readdirSync(appsFolder).filter((app) =>
  existsSync(new URL(`${app}/webapp/`, appsFolder)),
);
const folders = apps
  .flatMap((app) => [`${app}/_i18n/`, `${app}/webapp/i18n/`])
  .filter((folder) => existsSync(new URL(folder, appsFolder)));
const languages = ['', '_de', '_es', '_pt'];

function textsIn(folder: string, language: string): Map<string, string> {
  const file = new URL(`${folder}i18n${language}.properties`, appsFolder);
  const lines = readFileSync(file, 'utf8').split('\n');
  const pairs = lines.filter((line) => line.includes('=') && !line.startsWith('#'));
  return new Map(pairs.map((line) => [keyOf(line), line.slice(line.indexOf('=') + 1).trim()]));
}

function keyOf(line: string): string {
  return line.slice(0, line.indexOf('=')).trim();
}

describe('texts of the apps', () => {
  test.each(folders)('%s says everything in each language', (folder) => {
    const english = textsIn(folder, '');
    for (const language of languages) {
      const texts = textsIn(folder, language);
      expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
      expect([...texts.values()].filter((text) => text === '')).toEqual([]);
    }
  });

  // The services' annotations of all apps share one bundle: of two texts, any app would show either.
  test.each(languages)(
    'a key means the same in annotations of every app, in i18n%s',
    (language) => {
      const means = new Map<string, Set<string>>();
      for (const folder of folders.filter((name) => name.endsWith('/_i18n/'))) {
        for (const [key, text] of textsIn(folder, language)) {
          means.set(key, (means.get(key) ?? new Set()).add(text));
        }
      }
      const ambiguous = [...means].filter(([, texts]) => texts.size > 1);
      expect(ambiguous.map(([key, texts]) => [key, ...texts])).toEqual([]);
    },
  );
});
