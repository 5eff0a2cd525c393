import { hash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/** Says in 16 digits how something stood when it was read, whatever the order of its names. */
export function fingerprint(content: unknown): string {
  return hash('sha256', canonicalJson(content as Json)).slice(0, 16);
}
