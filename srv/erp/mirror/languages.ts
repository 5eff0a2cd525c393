/** SAP's one-letter language keys (SPRAS) of the languages banks write to customers in. */
const SAP_LANGUAGES: Readonly<Record<string, string>> = {
  D: 'de',
  E: 'en',
  F: 'fr',
  I: 'it',
  N: 'nl',
  P: 'pt',
  S: 'es',
};

/** ISO 639-1 in lower case, from ISO in capitals or SAP's own letter; null when unknown. */
export function isoLanguage(code: string): string | null {
  if (code.length === 2) return code.toLowerCase();
  return SAP_LANGUAGES[code] ?? null;
}
