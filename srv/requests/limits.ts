import type cds from '@sap/cds';
import { forbidden } from './refusal.ts';

/** What the user's attributes `segment` and `group` limit them to; null for everything. */
export interface Limits {
  readonly segments: readonly string[] | null;
  readonly groups: readonly string[] | null;
}

/** All that limits whose rows a user sees. */
export interface RowLimits extends Limits {
  readonly companyCodes: readonly string[] | null;
  /** A debtor: the only person whose rows they see. */
  readonly person: Person | null;
}

export interface Person {
  readonly source: string;
  readonly partner: string;
}

type Attributes = Readonly<Record<string, string | readonly string[] | null | undefined>>;

export function limitsOf(user: cds.User): Limits {
  return { segments: segmentsOf(user), groups: namesIn(user, 'group') };
}

export function rowLimitsOf(user: cds.User): RowLimits {
  return { ...limitsOf(user), companyCodes: companyCodesOf(user), person: personOf(user) };
}

/** What the user's attribute `segment` limits them to; null, without one, is every segment. */
export function segmentsOf(user: { readonly attr?: object }): readonly string[] | null {
  return namesIn(user, 'segment');
}

/** As `segmentsOf`, by the attribute `companyCode`. */
export function companyCodesOf(user: { readonly attr?: object }): readonly string[] | null {
  return namesIn(user, 'companyCode');
}

/** Who a debtor is, by the attributes `source` and `partner`; null for who works for the bank. */
export function personOf(user: { readonly attr?: object }): Person | null {
  const [partner = null] = namesIn(user, 'partner') ?? [];
  const [source = ''] = namesIn(user, 'source') ?? [];
  return partner === null ? null : { source, partner };
}

function namesIn({ attr }: { readonly attr?: object }, name: string): readonly string[] | null {
  const given = ((attr ?? {}) as Attributes)[name];
  return given === undefined || given === null ? null : [given].flat();
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
