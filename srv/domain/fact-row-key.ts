import { hash as hashOf } from 'node:crypto';
import { catalogueHash, type FactRow } from './fact-catalogue.ts';

/** A fact row as it is kept: once for each content, found by its hash. */
export interface FactRowRecord {
  /**
   * SHA-256 over version, catalogue, facts and held rules. 43 digits of base64url: every position
   * and an index carry it.
   */
  readonly hash: string;
  /** Of the catalogue that says which value is which fact. */
  readonly catalogue: string;
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
  const catalogue = catalogueHash();
  const factsText = JSON.stringify(facts);
  const rulesText = JSON.stringify(heldRules);
  const content = `${strategyVersion}\n${catalogue}\n${factsText}\n${rulesText}`;
  const hash = hashOf('sha256', content, 'base64url');
  return { hash, catalogue, facts: factsText, heldRules: rulesText };
}
