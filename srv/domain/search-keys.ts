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

/**
 * Letters and digits of a name, in upper case and without accents, spaces or marks: as people type
 * it, and so that every database sorts it the same way. Umlauts may be written with an e.
 * @example nameKey('Núñez de Arce, José') //=> 'NUNEZDEARCEJOSE'
 * @example nameKey('Krueger') === nameKey('Krüger')
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase()
    .replaceAll(/([AOU])E/g, '$1');
}

/** The name from its last word: 'Marta Weber' is found by Weber, too. */
export function nameKeyFromLast(name: string): string {
  const words = name.trim().split(/\s+/);
  return nameKey([words.at(-1) ?? '', ...words.slice(0, -1)].join(' '));
}

/** What is stored of a name to find it by. */
export function nameKeys(name: string): { nameKey: string; nameKeyFromLast: string } {
  return {
    nameKey: nameKey(name).slice(0, 81),
    nameKeyFromLast: nameKeyFromLast(name).slice(0, 81),
  };
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
    : [
        nameKey(typed).length >= SHORTEST_NAME ? { by: 'name', value: nameKey(typed) } : null,
        identityLookup(typed),
        { by: 'contract', value: typed.toUpperCase() },
      ];
  return lookups.filter((lookup) => lookup !== null);
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
