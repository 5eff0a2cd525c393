import type { IsoDate } from './iso-date.ts';
import { isValidOn } from './validity.ts';

export type ExclusionReason =
  | 'deceased'
  | 'insolvent'
  | 'litigation'
  | 'lawyer'
  | 'cease-request'
  | 'blocked'
  | 'agency'
  | 'fraud';

/** Why a customer is not worked as usual, dated and with its source. */
export interface Exclusion {
  readonly reason: ExclusionReason;
  /** Where it comes from: an ERP field, a letter, a user. */
  readonly evidence: string;
  readonly validFrom: IsoDate;
  /** Last day, or null while it is not lifted. */
  readonly validTo: IsoDate | null;
}

/** What a reason does; the order of a policy's rows is their precedence. */
export interface ExclusionTreatment {
  readonly reason: ExclusionReason;
  readonly treatment: 'exclude' | 'route';
  /** The special group of 'route'. */
  readonly collectionGroup: string | null;
}

export type ExclusionDecision =
  | { readonly kind: 'none' }
  | { readonly kind: 'excluded'; readonly exclusion: Exclusion }
  | { readonly kind: 'routed'; readonly exclusion: Exclusion; readonly collectionGroup: string };

/**
 * What becomes of a customer before any points: off the lists, to a special group, or on.
 * Removal wins over routing, then the policy's order. A reason that the policy does not know, or
 * routes to no group, excludes: the safe side.
 */
export function decideExclusion(
  exclusions: readonly Exclusion[],
  policy: readonly ExclusionTreatment[],
  today: IsoDate,
): ExclusionDecision {
  const ranked = exclusions
    .filter((exclusion) => isValidOn(exclusion, today))
    .map((exclusion) => rank(exclusion, policy))
    .sort((a, b) => a.precedence - b.precedence);
  return ranked[0]?.decision ?? { kind: 'none' };
}

function rank(
  exclusion: Exclusion,
  policy: readonly ExclusionTreatment[],
): { precedence: number; decision: ExclusionDecision } {
  const index = policy.findIndex((row) => row.reason === exclusion.reason);
  const row = policy[index];
  if (row?.treatment === 'route' && row.collectionGroup !== null) {
    const { collectionGroup } = row;
    const decision = { kind: 'routed', exclusion, collectionGroup } as const;
    return { precedence: policy.length + index, decision };
  }
  return { precedence: index, decision: { kind: 'excluded', exclusion } };
}
