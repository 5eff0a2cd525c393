import { createHash } from 'node:crypto';
import { SaldoError } from '../errors.ts';
import { WHOLE } from './check-design.ts';
import type { Arm } from './design.ts';

/** 48 bits of the hash: whole numbers that a double holds exactly. */
const HASH_BYTES = 6;
const HASH_RANGE = 2 ** (8 * HASH_BYTES);

/**
 * The arm of a group of connected debtors: SHA-256 of experiment and group, as a number between 0
 * and 1, laid over the arms' shares in their order. The same on every machine and day; another
 * experiment deals anew, so that no customer is always the challenger. Arms without any share are
 * refused (EXPERIMENT_INVALID).
 */
export function armOfGroup(
  experiment: string,
  group: string,
  arms: readonly Pick<Arm, 'arm' | 'share'>[],
): string {
  const hash = createHash('sha256').update(`${experiment}\n${group}`).digest();
  const place = (hash.readUIntBE(0, HASH_BYTES) / HASH_RANGE) * WHOLE;
  let upTo = 0;
  for (const { arm, share } of arms) {
    upTo += share;
    if (place < upTo) return arm;
  }
  throw new SaldoError(
    'EXPERIMENT_INVALID',
    `Experiment ${experiment}: the shares of its arms do not add up to 100 percent; correct them.`,
    { experiment, fault: 'shares' },
  );
}
