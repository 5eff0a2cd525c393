import { createHash } from 'node:crypto';
import type { FactRow } from './fact-catalogue.ts';

/** A fact row as it is kept: once for each content, found by its hash. */
export interface FactRowRecord {
  /** SHA-256 over version, facts and held rules; 64 hexadecimal digits. */
  readonly hash: string;
  /** JSON array in catalogue order. */
  readonly facts: string;
  /** JSON array of positions in the version's rules. */
  readonly heldRules: string;
}

/** The record of one valuation; equal contents of one version have equal hashes. */
export function factRowRecord(
  strategyVersion: string,
  facts: FactRow,
  heldRules: readonly number[],
): FactRowRecord {
  const factsText = JSON.stringify(facts);
  const rulesText = JSON.stringify(heldRules);
  const hash = createHash('sha256')
    .update(`${strategyVersion}\n${factsText}\n${rulesText}`)
    .digest('hex');
  return { hash, facts: factsText, heldRules: rulesText };
}
