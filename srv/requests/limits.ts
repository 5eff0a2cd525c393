import type cds from '@sap/cds';
import { forbidden } from './refusal.ts';

/** What the user's attributes `segment` and `group` limit them to; null for everything. */
export interface Limits {
  readonly segments: readonly string[] | null;
  readonly groups: readonly string[] | null;
}

export function limitsOf(user: cds.User): Limits {
  const { group } = user.attr as { group?: string | readonly string[] | null };
  const groups = group === undefined || group === null ? null : [group].flat();
  return { segments: segmentsOf(user), groups };
}

/** What the user's attribute `segment` limits them to; null, without one, is every segment. */
export function segmentsOf({ attr }: { readonly attr?: object }): readonly string[] | null {
  const { segment } = (attr ?? {}) as { segment?: string | readonly string[] | null };
  return segment === undefined || segment === null ? null : [segment].flat();
}

/** 403 for a segment that is not the user's, and for the whole bank (null) (SEGMENT_FOREIGN). */
export function refuseForeignSegment(
  { segments }: Pick<Limits, 'segments'>,
  segment: string | null,
): void {
  if (segments === null || (segment !== null && segments.includes(segment))) return;
  throw forbidden('SEGMENT_FOREIGN', { segment: segment ?? '*' });
}

/** 403 for a group that the supervisor is not limited to (GROUP_FOREIGN). */
export function refuseForeignGroup({ groups }: Limits, collectionGroup: string): void {
  if (!groups || groups.includes(collectionGroup)) return;
  throw forbidden('GROUP_FOREIGN', { collectionGroup });
}

/** 403 for what changes a segment as a whole, unless the supervisor has all its groups (SEGMENT_SHARED). */
export function refusePartOfSegment({ groups }: Limits, segment: string): void {
  if (groups) throw forbidden('SEGMENT_SHARED', { segment });
}
