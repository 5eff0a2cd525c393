import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { forbidden, notFound, segmentsOf } from '../strategies/request.ts';
import { type Decider, deciderOf } from './decider.ts';

export { refuseForeignSegment } from '../strategies/refuse-foreign.ts';

/** What a supervisor's attributes `segment` and `group` limit them to; null for everything. */
export interface Limits {
  readonly segments: readonly string[] | null;
  readonly groups: readonly string[] | null;
}

/** A supervisor changing how work is spread, at one moment, in one transaction. */
export type Supervisor = Decider & Limits;

export async function supervisorOf(request: cds.Request): Promise<Supervisor> {
  return { ...(await deciderOf(request)), ...limitsOf(request.user) };
}

export function limitsOf(user: cds.User): Limits {
  const { group } = user.attr as { group?: string | readonly string[] | null };
  const groups = group === undefined || group === null ? null : [group].flat();
  return { segments: segmentsOf(user), groups };
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

/** A group that an agent works in, whenever. */
interface Membership {
  readonly segment: string;
  readonly collectionGroup: string;
}

/**
 * The groups of an agent, at least one of them the supervisor's: AGENT_UNKNOWN (404) for who works
 * in none, AGENT_FOREIGN (403) for other people's agents.
 */
export async function requireMyAgent(
  db: Database,
  limits: Limits,
  agent: string,
): Promise<readonly Membership[]> {
  const memberships = await db.query<Membership>(
    `SELECT g.segment, m.collectionGroup AS "collectionGroup"
    FROM saldo_organization_GroupMembers m
    JOIN saldo_organization_Groups g ON g.collectionGroup = m.collectionGroup
    JOIN saldo_organization_Specialists a ON a.agent = m.agent AND a.isActive = true
    WHERE m.agent = ?`,
    [agent],
  );
  if (memberships.length === 0) throw notFound('AGENT_UNKNOWN', { agent });
  if (!memberships.some((one) => isMine(limits, one))) throw forbidden('AGENT_FOREIGN', { agent });
  return memberships;
}

function isMine({ segments, groups }: Limits, { segment, collectionGroup }: Membership): boolean {
  const isMySegment = !segments || segments.includes(segment);
  return isMySegment && (!groups || groups.includes(collectionGroup));
}
