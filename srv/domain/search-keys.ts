/** A line is told apart by its last digits: prefixes and trunk zeros are written in many ways. */
const TELLING_DIGITS = 7;

/** Under which a telephone number is found: its last digits; null when it has too few. */
export function phoneKey(number: string): string | null {
  const digits = number.replaceAll(/\D/g, '');
  return digits.length >= TELLING_DIGITS ? digits.slice(-TELLING_DIGITS) : null;
}

/** Under which a contact point is found. */
export function contactKey(kind: string, value: string): string | null {
  return kind === 'email' ? value.trim().toLowerCase() : phoneKey(value);
}

/** Shorter numbers identify nobody. */
const SHORTEST_IDENTITY = 5;

/**
 * Under which a person is found by an identity number: its letters and digits, in upper case; null
 * when it is too short or has no digit.
 * @example identityKey('12.345.678-Z') //=> '12345678Z'
 */
export function identityKey(number: string): string | null {
  const key = number
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .slice(0, 60);
  return key.length >= SHORTEST_IDENTITY && /\d/.test(key) ? key : null;
}

/** Letters that are one with a mark, which Unicode does not take apart, as they are typed without it. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  Æ: 'A',
  Ð: 'D',
  Đ: 'D',
  Ł: 'L',
  Ø: 'O',
  Œ: 'O',
};

/** As many are looked for at once; who types more is found by the longest. */
const MOST_WORDS = 4;

/**
 * The words of a name, each once: letters and digits, in upper case and without accents or marks, so
 * that people find them as they type and every database sorts them the same way. Umlauts may be
 * written with an e.
 * @example nameWords('Núñez de Arce, José') //=> ['NUNEZ', 'DE', 'ARCE', 'JOSE']
 * @example nameWords('Krueger') equals nameWords('Krüger')
 */
export function nameWords(name: string): string[] {
  const words = name.split(/[\s,;/&\p{Pd}]+/u).map(wordKey);
  return [...new Set(words)].filter((word) => word !== '');
}

function wordKey(word: string): string {
  return word
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replaceAll(/[ÆÐĐŁØŒ]/g, (letter) => PLAIN_LETTERS[letter] ?? letter)
    .replaceAll(/([AOU])E/g, '$1')
    .slice(0, 81);
}

/** The words of a name in one text, as they are compared with what was typed. */
export function nameKey(name: string): string {
  return nameWords(name).join(' ').slice(0, 120);
}

/** What is looked for when words are typed: the longest first, as it tells most. */
function typedWords(text: string): string[] {
  return nameWords(text)
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST_WORDS);
}

/** What a text that somebody types may be, with the value to look for. */
export interface Lookup {
  readonly by:
    | 'phone'
    | 'email'
    | 'name'
    | 'identity'
    | 'partner'
    | 'account'
    | 'contract'
    | 'document';
  /** Of a name its words, the longest first, in one text. */
  readonly value: string;
}

/** Shorter names would find half the portfolio. */
const SHORTEST_NAME = 3;

/**
 * What to look for: numbers are a telephone, an identity number, a partner, an account, a contract or
 * a document, with FI-CA's leading zeros; letters a name, an identity number or a contract; an address
 * is an e-mail.
 */
export function lookupsFor(text: string): Lookup[] {
  const typed = text.trim();
  if (typed.includes('@')) return [{ by: 'email', value: typed.toLowerCase() }];
  const isNumber = /^[+\d][\d\s()/.-]*$/.test(typed);
  const lookups: readonly (Lookup | null)[] = isNumber
    ? numberLookups(typed)
    : [nameLookup(typed), identityLookup(typed), { by: 'contract', value: typed.toUpperCase() }];
  return lookups.filter((lookup) => lookup !== null);
}

function nameLookup(typed: string): Lookup | null {
  const [longest = '', ...others] = typedWords(typed);
  if (longest.length < SHORTEST_NAME) return null;
  return { by: 'name', value: [longest, ...others].join(' ') };
}

function numberLookups(typed: string): (Lookup | null)[] {
  const phone = phoneKey(typed);
  const digits = typed.replaceAll(/\D/g, '');
  const padded = (by: Lookup['by'], length: number): Lookup | null =>
    digits.length <= length ? { by, value: digits.padStart(length, '0') } : null;
  return [
    phone ? { by: 'phone', value: phone } : null,
    identityLookup(typed),
    padded('partner', 10),
    padded('account', 12),
    { by: 'contract', value: digits },
    padded('document', 12),
  ];
}

function identityLookup(typed: string): Lookup | null {
  const value = identityKey(typed);
  return value ? { by: 'identity', value } : null;
}
