import { LANGUAGES, type Language } from '../domain/language.ts';
import { badRequest } from '../requests/refusal.ts';

/** What a rule or branch is called in a language. */
export interface Title {
  readonly language: Language;
  readonly text: string;
}

type Texts = Readonly<Partial<Record<Language, string>>>;

/** In the user's language, else in English, else in any; the id of what nobody named. */
export function titleOf(texts: Texts, language: Language, id: string): string {
  return texts[language] ?? texts.en ?? LANGUAGES.map((one) => texts[one]).find(Boolean) ?? id;
}

export function titlesOf(texts: Texts): Title[] {
  return LANGUAGES.flatMap((language) => {
    const text = texts[language];
    return text ? [{ language, text }] : [];
  });
}

/** At least one title that says something (TITLE_MISSING), each in a language that Saldo speaks. */
export function readTitles(titles: readonly Title[] | null | undefined): Title[] {
  const given = (titles ?? []).filter(({ text }) => text?.trim());
  const known = given.filter(({ language }) => LANGUAGES.includes(language));
  if (known.length === 0) throw badRequest('TITLE_MISSING', 'titles');
  const byLanguage = new Map(known.map(({ language, text }) => [language, text.trim()]));
  return [...byLanguage].map(([language, text]) => ({ language, text }));
}

/** An id from a title, such as 'broken-promise', with a number where others have it already. */
export function idFrom(titles: readonly Title[], taken: ReadonlySet<string>): string {
  const title = titles.find(({ language }) => language === 'en') ?? titles[0];
  const plain = (title?.text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const id =
    plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 34) || 'rule';
  for (let number = 2; ; number++) {
    const candidate = number === 2 && !taken.has(id) ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
