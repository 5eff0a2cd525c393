export type BodyExcess = 'BODY_TOO_DEEP' | 'BODY_MALFORMED';

/**
 * What of a parsed JSON body is too much or no text: nesting beyond the limit, half a surrogate pair
 * (no database stores it), NUL. Null when nothing is.
 */
export function weighValue(value: unknown, maxNesting: number): BodyExcess | null {
  if (typeof value === 'string') return weighText(value);
  if (value === null || typeof value !== 'object') return null;
  if (maxNesting === 0) return 'BODY_TOO_DEEP';
  for (const [name, inner] of Object.entries(value)) {
    const excess = weighText(name) ?? weighValue(inner, maxNesting - 1);
    if (excess) return excess;
  }
  return null;
}

/** As `weighValue` for a batch of several parts, which are not parsed here: brackets are counted. */
export function weighParts(text: string, maxNesting: number): BodyExcess | null {
  if (HALF_PAIR.test(text) || /\\u0000/i.test(text)) return 'BODY_MALFORMED';
  let depth = 0;
  for (const [bracket] of text.matchAll(/[{}[\]]/g)) {
    depth += bracket === '{' || bracket === '[' ? 1 : -1;
    if (depth > maxNesting) return 'BODY_TOO_DEEP';
  }
  return weighText(text);
}

function weighText(text: string): BodyExcess | null {
  return text.isWellFormed() && !text.includes('\0') ? null : 'BODY_MALFORMED';
}

/** An escaped half of a surrogate pair without the other. */
const HALF_PAIR = /\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f]/i;
