import type { IsoDate } from '../domain/iso-date.ts';
import { notRestricted } from '../privacy/not-restricted.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { badRequest, forbidden } from '../requests/refusal.ts';
import type { SeenBy } from './record-change.ts';
import { requireMyAgent, type Supervisor } from './supervisor.ts';

/** An agent of the supervisor's who works a segment on a day (AGENT_NOT_IN_SEGMENT, AGENT_…). */
export async function requireAgentOf(
  supervisor: Supervisor,
  segment: string,
  agent: string,
  day: IsoDate,
): Promise<void> {
  await requireMyAgent(supervisor.db, supervisor, agent);
  const [member] = await supervisor.db.query(
    `SELECT m.agent FROM saldo_organization_GroupMembers m
    JOIN saldo_organization_Groups g ON g.collectionGroup = m.collectionGroup AND g.segment = ?
    WHERE m.agent = ? AND (m.validFrom IS NULL OR m.validFrom <= ?)
      AND (m.validTo IS NULL OR m.validTo >= ?)`,
    [segment, agent, day, day],
  );
  if (!member) throw badRequest('AGENT_NOT_IN_SEGMENT', 'agent', { agent, segment, day });
}

/** A customer of the supervisor's who owes something in a segment and may be seen (CUSTOMER_UNKNOWN, CUSTOMER_FOREIGN). */
export async function requireCustomer(
  supervisor: Supervisor,
  segment: string,
  source: string,
  partner: string,
): Promise<void> {
  const [known] = await supervisor.db.query(
    `SELECT i.partner FROM saldo_ledger_Items i
    JOIN saldo_organization_SegmentCompanyCodes s
      ON s.segment = ? AND s.source = i.source AND s.companyCode = i.companyCode
    WHERE i.source = ? AND i.partner = ? AND ${notRestricted('i')} LIMIT 1`,
    [segment, source, partner],
  );
  if (!known) throw badRequest('CUSTOMER_UNKNOWN', 'partner', { segment, partner });
  await refuseForeignCustomer(supervisor, segment, source, partner);
}

/** The group that works a customer on the published lists; none for who is on none of them. */
export async function groupOf(
  { db }: Pick<Supervisor, 'db'>,
  { segment, source, partner }: Customer,
): Promise<SeenBy> {
  const [position] = await db.query<{ collectionGroup: string | null }>(
    `SELECT p.collectionGroup AS "collectionGroup" FROM saldo_worklists_PublishedRuns r
    JOIN saldo_worklists_Positions p ON p.run = r.run
    WHERE r.segment = ? AND p.source = ? AND p.partner = ?`,
    [segment, source, partner],
  );
  return { segment, collectionGroup: position?.collectionGroup ?? null };
}

/** The groups that customers of an assignment are in: of the one, or all that the owner works for. */
export async function groupsOf(
  supervisor: Supervisor,
  { segment, source, partner, owner, collectionGroup }: Omit<Assigned, 'agent'>,
): Promise<readonly SeenBy[]> {
  if (source && partner) return [await groupOf(supervisor, { segment, source, partner })];
  if (collectionGroup) return [{ segment, collectionGroup }];
  const rows = await supervisor.db.query<{ collectionGroup: string }>(
    `SELECT g.collectionGroup AS "collectionGroup" FROM saldo_organization_GroupMembers m
    JOIN saldo_organization_Groups g ON g.collectionGroup = m.collectionGroup
    WHERE m.agent = ? AND g.segment = ?`,
    [owner, segment],
  );
  return rows.map((row) => ({ segment, collectionGroup: row.collectionGroup }));
}

interface Customer {
  readonly segment: string;
  readonly source: string;
  readonly partner: string;
}

/**
 * 403 for a customer who is in none of the supervisor's groups on the published lists, or on none of
 * the lists (CUSTOMER_FOREIGN).
 */
export async function refuseForeignCustomer(
  { db, groups }: Supervisor,
  segment: string,
  source: string,
  partner: string,
): Promise<void> {
  if (!groups) return;
  const { collectionGroup } = await groupOf({ db }, { segment, source, partner });
  if (collectionGroup && groups.includes(collectionGroup)) return;
  throw forbidden('CUSTOMER_FOREIGN', { partner });
}

/** Whose customers, or which customer, somebody else works. */
export interface Assigned {
  readonly segment: string;
  readonly source: string | null;
  readonly partner: string | null;
  readonly owner: string | null;
  readonly collectionGroup: string | null;
  readonly agent: string;
}

/**
 * 403 for an assignment between other people's agents or of other people's customers. Without limits
 * to groups it may also be of somebody who has left.
 */
export async function refuseForeignAssignment(
  supervisor: Supervisor,
  { segment, source, partner, owner, collectionGroup, agent }: Assigned,
): Promise<void> {
  refuseForeignSegment(supervisor, segment);
  if (!supervisor.groups) return;
  await requireMyAgent(supervisor.db, supervisor, agent);
  if (source && partner) await refuseForeignCustomer(supervisor, segment, source, partner);
  if (owner) await refuseForeignOwner(supervisor, segment, owner, collectionGroup);
}

/** 403 where customers of an owner are in a group that is not the supervisor's (GROUP_FOREIGN). */
export async function refuseForeignOwner(
  supervisor: Supervisor,
  segment: string,
  owner: string,
  collectionGroup: string | null,
): Promise<void> {
  const memberships = await requireMyAgent(supervisor.db, supervisor, owner);
  const ofSegment = memberships.filter((one) => one.segment === segment);
  const groups = collectionGroup ? [collectionGroup] : ofSegment.map((one) => one.collectionGroup);
  for (const group of groups) refuseForeignGroup(supervisor, group);
}
