import { randomUUID } from 'node:crypto';
import type { IsoDate } from '../domain/iso-date.ts';
import { temporaryAssignmentsTable } from '../platform/tables.ts';
import { refuseForeignGroup, refuseForeignSegment } from '../requests/limits.ts';
import { badRequest, notFound } from '../requests/refusal.ts';
import { type Replanned, replanDay } from '../runs/replan-day.ts';
import {
  type Assigned,
  groupsOf,
  refuseForeignAssignment,
  refuseForeignOwner,
  requireAgentOf,
  requireCustomer,
} from './assigned.ts';
import { recordChange } from './record-change.ts';
import type { Supervisor } from './supervisor.ts';
import { fromToday, segmentToday } from './validity.ts';

export interface TemporaryInput {
  readonly segment: string;
  readonly source?: string | null;
  readonly partner?: string | null;
  readonly owner?: string | null;
  readonly collectionGroup?: string | null;
  readonly agent: string;
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate;
  readonly reason: string;
}

/**
 * Lets somebody else work one customer, or those of an owner, until a day; from today also what is
 * open on today's lists (ASSIGNMENT_OF_NOBODY, AGENT_NOT_IN_SEGMENT, DAY_PAST, …). Gives the id.
 */
export async function assignForAWhile(
  supervisor: Supervisor,
  input: TemporaryInput,
): Promise<string> {
  const { segment, agent, reason } = input;
  const { db, user, now } = supervisor;
  refuseForeignSegment(supervisor, segment);
  if (input.collectionGroup) refuseForeignGroup(supervisor, input.collectionGroup);
  const today = await segmentToday(supervisor, segment);
  const validity = fromToday(input.validFrom, input.validTo, today);
  await requireAgentOf(supervisor, segment, agent, validity.validFrom);
  const whom = await whomOf(supervisor, input);
  const ID = randomUUID();
  const row = { ID, segment, ...whom, agent, ...validity, reason };
  await db.insert(temporaryAssignmentsTable, [{ ...row, createdBy: user, createdAt: now }]);
  const moved = await replanDay(db, replannedBy(whom));
  await recordChange(supervisor, {
    decision: 'assigned-for-a-while',
    objectType: 'temporary-assignment',
    objectKey: ID,
    source: whom.source,
    partner: whom.partner,
    reason,
    details: { segment, agent, owner: whom.owner, ...validity, moved },
    seenBy: await groupsOf(supervisor, { segment, ...whom }),
    work: { fromAgent: whom.owner, toAgent: agent, ...validity },
  });
  return ID;
}

function replannedBy({ source, partner, owner }: Whom): Replanned {
  if (source && partner) return { customers: [{ source, partner }] };
  return { agent: owner ?? '' };
}

/** One customer, or those of an owner. */
interface Whom {
  readonly source: string | null;
  readonly partner: string | null;
  readonly owner: string | null;
  readonly collectionGroup: string | null;
}

async function whomOf(supervisor: Supervisor, input: TemporaryInput): Promise<Whom> {
  const { segment, agent, validFrom } = input;
  const [source, partner] = [input.source || null, input.partner || null];
  const [owner, collectionGroup] = [input.owner || null, input.collectionGroup || null];
  if (owner === agent) throw badRequest('ASSIGNMENT_TO_OWNER', 'agent', { agent });
  if (source && partner) {
    await requireCustomer(supervisor, segment, source, partner);
    return { source, partner, owner: null, collectionGroup: null };
  }
  if (!owner) throw badRequest('ASSIGNMENT_OF_NOBODY', 'owner');
  await requireAgentOf(supervisor, segment, owner, validFrom);
  await refuseForeignOwner(supervisor, segment, owner, collectionGroup);
  return { source: null, partner: null, owner, collectionGroup };
}

/** After today's lists: what began ends today, what did not is gone. */
export async function endTemporaryAssignment(
  supervisor: Supervisor,
  ID: string,
  { reason }: { readonly reason: string },
): Promise<void> {
  const { db } = supervisor;
  const [row] = await db.query<Assigned & { validFrom: IsoDate; validTo: IsoDate }>(
    `SELECT segment, source, partner, owner, collectionGroup AS "collectionGroup", agent,
      validFrom AS "validFrom", validTo AS "validTo"
    FROM saldo_organization_TemporaryAssignments WHERE ID = ?`,
    [ID],
  );
  if (!row) throw notFound('TEMPORARY_UNKNOWN');
  const { segment, agent, validFrom, validTo } = row;
  await refuseForeignAssignment(supervisor, row);
  const today = await segmentToday(supervisor, segment);
  if (validTo < today) throw badRequest('DAY_PAST', 'ID', { day: validTo, today });
  const table = 'saldo_organization_TemporaryAssignments';
  const ended =
    validFrom > today
      ? await db.execute(`DELETE FROM ${table} WHERE ID = ?`, [ID])
      : await db.execute(`UPDATE ${table} SET validTo = ? WHERE ID = ?`, [today, ID]);
  if (ended === 0) throw notFound('TEMPORARY_UNKNOWN');
  await recordChange(supervisor, {
    decision: 'temporary-assignment-ended',
    objectType: 'temporary-assignment',
    objectKey: ID,
    reason,
    source: row.source,
    partner: row.partner,
    details: { segment, agent, validFrom, validTo },
    seenBy: await groupsOf(supervisor, row),
    work: { fromAgent: agent, toAgent: row.owner, validFrom, validTo },
  });
}
