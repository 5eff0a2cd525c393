import type { RequestLimits } from './request-limits.ts';

export type AddressExcess = 'ADDRESS_TOO_LONG' | 'REQUEST_TOO_COMPLEX' | 'ADDRESS_MALFORMED';

/**
 * What of an OData address is too much or unreadable, before anything parses it: null when nothing
 * is. Text between quotes is one value, whatever stands in it.
 */
export function weighAddress(address: string, limits: RequestLimits): AddressExcess | null {
  if (address.length > 3 * limits.addressLength) return 'ADDRESS_TOO_LONG';
  const decoded = decode(address);
  if (decoded === null || decoded.includes('\0')) return 'ADDRESS_MALFORMED';
  if (decoded.length > limits.addressLength) return 'ADDRESS_TOO_LONG';
  const { nesting, terms } = weigh(decoded);
  const isTooComplex = nesting > limits.addressNesting || terms > limits.addressTerms;
  return isTooComplex ? 'REQUEST_TOO_COMPLEX' : null;
}

function decode(address: string): string | null {
  try {
    return decodeURIComponent(address.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

const PARTS = /'(?:[^']|'')*'|[([]|[)\]]|[^\s'()[\],;=&]+/g;

function weigh(text: string): { readonly nesting: number; readonly terms: number } {
  let depth = 0;
  let nesting = 0;
  let terms = 0;
  for (const [part] of text.matchAll(PARTS)) {
    if (part === '(' || part === '[') depth += 1;
    else if (part === ')' || part === ']') depth -= 1;
    else terms += 1;
    nesting = Math.max(nesting, depth);
  }
  return { nesting, terms };
}
