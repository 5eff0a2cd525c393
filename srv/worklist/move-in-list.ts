import { randomUUID } from 'node:crypto';
import { appendEvent } from '../audit/append-event.ts';
import { reorderingsTable } from '../platform/tables.ts';
import { badRequest, notOnMyList } from '../requests/refusal.ts';
import { lockLists, rerankLists } from '../runs/list-order.ts';
import type { Visit } from './visit.ts';

/** Where on the list, and why. */
export interface MoveInput {
  readonly place: string;
  readonly afterPartner?: string | null;
  readonly reason: string;
}

/** An agent's own places; 'strategy' takes a move back. */
const OWN_PLACES = ['top', 'after', 'end'];

const END_MOVES = `UPDATE saldo_worklists_Reorderings SET endedAt = ?
  WHERE run = ? AND source = ? AND partner = ? AND endedAt IS NULL`;

/**
 * Moves a customer on the agent's list of today. The strategy's order holds for all others, also when
 * they are ranked again during the day; the supervisor sees who moved whom, and why.
 */
export async function moveInList(visit: Visit, input: MoveInput): Promise<void> {
  const { db, agent, now, position } = visit;
  const { run, source, partner, segment } = position;
  const { place, reason } = input;
  const afterPartner = place === 'after' ? (input.afterPartner ?? null) : null;
  await lockLists(db, run, [], [agent]);
  const fromRank = await rankOf(visit, partner);
  if (fromRank === null) throw notOnMyList();
  await checkPlace(visit, place, afterPartner);
  await db.execute(END_MOVES, [now, run, source, partner]);
  const ID = randomUUID();
  if (place !== 'strategy') {
    const what = { place, afterPartner, reason, fromRank };
    await db.insert(reorderingsTable, [
      { ID, run, source, partner, agent, ...what, movedAt: now, endedAt: null },
    ]);
  }
  await rerankLists(db, run, [agent]);
  const toRank = await rankOf(visit, partner);
  await db.execute('UPDATE saldo_worklists_Reorderings SET toRank = ? WHERE ID = ?', [toRank, ID]);
  await appendEvent(db, {
    occurredAt: now,
    actor: agent,
    decision: 'position-moved',
    objectType: 'position',
    objectKey: `${run}/${source}/${partner}`,
    source,
    partner,
    reason,
    details: { segment, place, afterPartner, fromRank, toRank },
  });
}

async function checkPlace(visit: Visit, place: string, after: string | null): Promise<void> {
  if (place === 'strategy') return;
  if (!OWN_PLACES.includes(place)) throw badRequest('PLACE_UNKNOWN', 'place', { value: place });
  if (place !== 'after') return;
  const isThere = after !== visit.position.partner && (await rankOf(visit, after ?? '')) !== null;
  if (!isThere) throw badRequest('PLACE_NOT_ON_LIST', 'afterPartner', { value: after ?? '' });
}

async function rankOf({ db, agent, position }: Visit, partner: string): Promise<number | null> {
  const [entry] = await db.query<{ rank: number }>(
    `SELECT e.rank FROM saldo_worklists_ListEntries e
    WHERE e.run = ? AND e.source = ? AND e.partner = ? AND e.agent = ?`,
    [position.run, position.source, partner, agent],
  );
  return entry?.rank ?? null;
}
