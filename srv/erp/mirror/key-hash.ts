import { crc32 } from 'node:zlib';
import type { ItemKeyColumns } from './item-key.ts';

const MODULUS = 2 ** 32;

/**
 * A hash of a set of item keys, whatever their order: the sum modulo 2^32 of the CRC-32 (IEEE 802.3)
 * of each key's 22 characters OPBEL OPUPW OPUPK OPUPZ. ABAP has the same (CL_ABAP_ZIP=>CRC32).
 */
export function withKey(hash: number, key: ItemKeyColumns): number {
  const { document, repetition, item, subitem } = key;
  return (hash + crc32(`${document}${repetition}${item}${subitem}`)) % MODULUS;
}

/** The hash of no keys. */
export const NO_KEYS = 0;
