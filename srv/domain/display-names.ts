import type { Language } from './language.ts';

/** A language by its ISO 639 code, in words. @example languageName('de', 'en') //=> 'German' */
export function languageName(code: string, language: Language): string {
  return nameOf('language', code, language);
}

/** A country by its ISO 3166 code, in words. @example countryName('DE', 'es') //=> 'Alemania' */
export function countryName(code: string, language: Language): string {
  return nameOf('region', code, language);
}

/** The code itself where it is none of the standard's: an ERP may have keys of its own. */
function nameOf(type: 'language' | 'region', code: string, language: Language): string {
  try {
    return new Intl.DisplayNames([language], { type }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
