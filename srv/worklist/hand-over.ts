import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { addDays } from '../domain/iso-date.ts';
import { handOversTable, listEntriesTable, unlistedPositionsTable } from '../platform/tables.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import { findTaker } from '../runs/find-taker.ts';
import { LAST, lockLists, rerankLists } from '../runs/list-order.ts';
import { markChanged } from '../runs/mark-changed.ts';
import { releaseHold, takeHold } from './hold.ts';
import { recordAction } from './record-action.ts';
import { settings } from './settings.ts';
import type { Visit } from './visit.ts';

/** Which group of the segment works the customer from now on, and why. */
export interface HandOverInput {
  readonly collectionGroup: string;
  readonly reason: string;
}

/** The guard stands in the statement, as when a position is completed. */
const MOVE = `UPDATE saldo_worklists_Positions SET collectionGroup = ?, changedAt = ?, changedBy = ?
  WHERE run = ? AND source = ? AND partner = ? AND status = 'open'`;

/**
 * Gives a customer to another group: off this agent's list, onto the list of who of the group has
 * the most time left today, or to be distributed by the next night. Nights keep them with the group for
 * some days. GROUP_UNKNOWN, HAND_OVER_SAME, POSITION_NOT_OPEN.
 */
export async function handOver(visit: Visit, input: HandOverInput): Promise<void> {
  const { db, agent, now, position } = visit;
  const { run, source, partner } = position;
  const { collectionGroup: group, reason } = input;
  await checkGroup(visit, group);
  await takeHold(visit);
  const moved = await db.execute(MOVE, [group, now, agent, run, source, partner]);
  if (moved === 0) throw conflict('POSITION_NOT_OPEN', { status: position.status });
  await keepWithGroup(visit, group, reason);
  const taker = await moveLists(visit, group);
  await recordAction(visit, { cause: 'hand-over', about: group, note: reason });
  await auditHandOver(visit, group, reason, taker);
  await markChanged(db, [{ source, partner, cause: 'change', changedAt: now }]);
  await releaseHold(visit);
}

/** External agencies get customers by placement, with what is told to them. */
async function checkGroup({ db, position }: Visit, group: string): Promise<void> {
  const found = await db.query(
    `SELECT name FROM saldo_organization_Groups
    WHERE collectionGroup = ? AND segment = ? AND kind <> 'agency'`,
    [group, position.segment],
  );
  if (found.length === 0) throw badRequest('GROUP_UNKNOWN', 'collectionGroup', { value: group });
  if (group === position.collectionGroup) throw badRequest('HAND_OVER_SAME', 'collectionGroup');
}

async function keepWithGroup(
  { db, agent, now, position }: Visit,
  toGroup: string,
  reason: string,
): Promise<void> {
  const { source, partner, segment, businessDate, collectionGroup: fromGroup } = position;
  const validTo = addDays(businessDate, settings().handOverDays);
  const what = { segment, source, partner, fromGroup, toGroup, validFrom: businessDate, validTo };
  const made = { reason, createdBy: agent, createdAt: now };
  await db.insert(handOversTable, [{ ID: randomUUID(), ...what, ...made }]);
}

/** Answers whose list the customer is on now; null for nobody's. */
async function moveLists({ db, agent, position }: Visit, group: string): Promise<string | null> {
  const { run, source, partner, segment, businessDate: today } = position;
  const customer = { run, segment, source, partner, collectionGroup: group, today };
  const taker = await findTaker(db, customer, agent);
  const lists = await lockLists(
    db,
    run,
    [{ kind: 'listed', source, partners: [partner] }],
    taker ? [taker] : [],
  );
  const key = { run, source, partner };
  if (taker) {
    const minutes = await effortOf({ db, position });
    await db.upsert(listEntriesTable, [
      { ...key, agent: taker, rank: LAST, minutes, standsInFor: null },
    ]);
  } else {
    await db.execute(
      'DELETE FROM saldo_worklists_ListEntries WHERE run = ? AND source = ? AND partner = ?',
      [run, source, partner],
    );
    await db.upsert(unlistedPositionsTable, [{ ...key, agent: null, reason: 'handed-over' }]);
  }
  await rerankLists(db, run, lists);
  return taker;
}

async function effortOf({ db, position }: Pick<Visit, 'db' | 'position'>): Promise<number> {
  const { run, source, partner } = position;
  const [row] = await db.query<{ minutes: number | null }>(
    `SELECT effortMinutes AS minutes FROM saldo_worklists_Positions
    WHERE run = ? AND source = ? AND partner = ?`,
    [run, source, partner],
  );
  return row?.minutes ?? 0;
}

function auditHandOver(
  { db, agent, now, position }: Visit,
  toGroup: string,
  reason: string,
  taker: string | null,
): Promise<void> {
  const { run, source, partner, segment, collectionGroup: fromGroup } = position;
  return appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'customer-handed-over',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    reason,
    details: { segment, fromGroup, toGroup, taker },
  });
}
