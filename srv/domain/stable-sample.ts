import { createHash } from 'node:crypto';

/** 48 bits of the hash: whole numbers that a double holds exactly. */
const HASH_BYTES = 6;
const HASH_RANGE = 2 ** (8 * HASH_BYTES);

/**
 * Whether a customer belongs to a sample of the given share (0 to 1). The same customers every
 * time, and a larger sample holds the smaller, so that two trials can be compared.
 */
export function isInSample(source: string, partner: string, share: number): boolean {
  const hash = createHash('sha256').update(`${source}\n${partner}`).digest();
  return hash.readUIntBE(0, HASH_BYTES) / HASH_RANGE < share;
}
