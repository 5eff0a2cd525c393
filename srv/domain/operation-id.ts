import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/** Namespace of Saldo's operation ids (RFC 9562, version 5); never to be changed. */
const NAMESPACE = Buffer.from('6f0a8a4c1f2d5b7e9c3d2a1b4e5f6071', 'hex');

/**
 * Id of one intended effect in the ERP: the same business key, action and payload always give the
 * same UUID, so that a repeated request is recognised on both sides.
 */
export function operationId(businessKey: Json, action: string, payload: Json): string {
  const hash = createHash('sha1')
    .update(NAMESPACE)
    .update(canonicalJson([businessKey, action, payload]))
    .digest()
    .subarray(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
