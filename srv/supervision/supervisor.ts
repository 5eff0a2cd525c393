import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { type Decider, deciderOf } from '../requests/decider.ts';
import { type Limits, limitsOf } from '../requests/limits.ts';
import { forbidden, notFound } from '../requests/refusal.ts';

/** A supervisor changing how work is spread, at one moment, in one transaction. */
export type Supervisor = Decider & Limits;

export async function supervisorOf(request: cds.Request): Promise<Supervisor> {
  return { ...(await deciderOf(request)), ...limitsOf(request.user) };
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

/**
 * Makes other changes of an agent's days wait until the transaction ends: two that are right each by
 * itself may contradict each other. Changes nothing.
 */
export async function keepAgent(db: Database, agent: string): Promise<void> {
  await db.execute('UPDATE saldo_organization_Specialists SET agent = agent WHERE agent = ?', [
    agent,
  ]);
}

function isMine({ segments, groups }: Limits, { segment, collectionGroup }: Membership): boolean {
  const isMySegment = !segments || segments.includes(segment);
  return isMySegment && (!groups || groups.includes(collectionGroup));
}
