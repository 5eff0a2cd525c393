import { readFileSync } from 'node:fs';
import { ROLES } from '../../srv/ui/roles.ts';

const folder = new URL('../../app/', import.meta.url);
const languages = ['en', 'es', 'de', 'pt'];
const apps: { id: string; href: string }[] = readJson('launchpad/apps.json');
const english = Object.keys(textsIn('en'));

function readJson(path: string) {
  return JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
}

function textsIn(language: string): Record<string, string> {
  return readJson(`launchpad/i18n/${language}.json`);
}

/** What the app's own page calls itself. */
function pageTitle(href: string, language: string): string | undefined {
  const suffix = language === 'en' ? '' : `_${language}`;
  const file = new URL(`.${href}webapp/i18n/i18n${suffix}.properties`, folder);
  return /^appTitle\s*=\s*(.*)$/m.exec(readFileSync(file, 'utf8'))?.[1];
}

describe.each(languages)('the launchpad in %s', (language) => {
  const texts = textsIn(language);

  test('says everything that it says in English', () => {
    expect(Object.keys(texts).sort()).toEqual([...english].sort());
  });

  test('names every role and every app', () => {
    const wanted = [
      ...ROLES.map((role) => `role.${role}`),
      ...apps.map(({ id }) => `app.${id}.title`),
    ];
    expect(wanted.filter((key) => !texts[key])).toEqual([]);
  });

  test('calls an app what its page calls itself', () => {
    const withOwnPage = apps.filter(({ href }) => !href.includes('#'));
    for (const { id, href } of withOwnPage) {
      expect([id, texts[`app.${id}.title`]]).toEqual([id, pageTitle(href, language)]);
    }
  });
});
