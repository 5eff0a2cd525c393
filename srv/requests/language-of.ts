import { LANGUAGES, type Language } from '../domain/language.ts';

/** The language of ours that is nearest to the user's; English else. */
export function languageOf(locale = 'en'): Language {
  return LANGUAGES.find((language) => locale.toLowerCase().startsWith(language)) ?? 'en';
}
