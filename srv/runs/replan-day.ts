import type { Database } from '../platform/database.ts';
import {
  type ListEntriesRow,
  listEntriesTable,
  type PositionsRow,
  type UnlistedPositionsRow,
  unlistedPositionsTable,
} from '../platform/tables.ts';
import { type CustomerKey, type CustomerScope, keyOf, listedBySource } from './customer-scope.ts';
import { noLongerUnlisted } from './enter-lists.ts';
import { lockPositions } from './evaluate-again.ts';
import { findWorkers, type WorkerToday } from './find-workers.ts';
import { LAST, lockLists, rerankLists } from './list-order.ts';
import { listedAgents, movedFrom, takeOffLists } from './listed-today.ts';
import {
  keepPublishedRuns,
  type PublishedSegment,
  publishedSegments,
} from './published-segments.ts';
import { loadSegmentSetup } from './segment-setup.ts';

/** Whose day is spread anew: an agent's own and what others stand in for, or that of customers. */
export type Replanned = { readonly agent: string } | { readonly customers: readonly CustomerKey[] };

/**
 * After somebody is away, back, or helped out: gives what is open on today's published lists to who
 * works it now, by the rules of the night, in the caller's transaction. What is done stays where it
 * was done; whom nobody can take over waits for the owner. Gives how many customers changed hands.
 */
export async function replanDay(db: Database, replanned: Replanned): Promise<number> {
  return db.transaction(async (tx) => {
    await keepPublishedRuns(tx);
    let moved = 0;
    for (const segment of await publishedSegments(tx)) {
      const customers = await customersOf(tx, segment.run, replanned);
      moved += await replan(tx, segment, listedBySource(customers));
    }
    return moved;
  });
}

/** Listed, or waiting for want of somebody here. */
async function customersOf(
  tx: Database,
  run: string,
  replanned: Replanned,
): Promise<readonly CustomerKey[]> {
  if ('customers' in replanned) return replanned.customers;
  const { agent } = replanned;
  return tx.query<CustomerKey>(
    `SELECT e.source, e.partner FROM saldo_worklists_ListEntries e
    WHERE e.run = ? AND (e.agent = ? OR e.standsInFor = ?)
    UNION SELECT u.source, u.partner FROM saldo_worklists_UnlistedPositions u
    WHERE u.run = ? AND u.agent = ? AND u.reason = 'no-substitute'`,
    [run, agent, agent, run, agent],
  );
}

/** All positions are locked before any list, and lists in one order: as by a revaluation. */
async function replan(
  tx: Database,
  { segment, run, today }: PublishedSegment,
  scopes: readonly CustomerScope[],
): Promise<number> {
  const setup = await loadSegmentSetup(tx, segment, today);
  const open: PositionsRow[] = [];
  const workers: WorkerToday[] = [];
  for (const scope of scopes) {
    const found = await lockOpen(tx, run, scope);
    open.push(...found);
    if (found.length > 0) workers.push(...(await findWorkers(tx, run, setup, scope, found)));
  }
  if (open.length === 0) return 0;
  const agents = workers.flatMap((worker) => (worker.kind === 'listed' ? [worker.agent] : []));
  const lists = await lockLists(tx, run, scopes, agents);
  const places = placesOf(open, workers, await listedIn(tx, run, scopes));
  await tx.upsert(listEntriesTable, places.entries);
  await noLongerUnlisted(tx, run, places.entries);
  await takeOffLists(tx, run, listedBySource(places.waiting));
  await tx.upsert(unlistedPositionsTable, places.waiting);
  await rerankLists(tx, run, lists);
  return places.entries.length + places.waiting.length;
}

async function lockOpen(tx: Database, run: string, scope: CustomerScope): Promise<PositionsRow[]> {
  const positions = [...(await lockPositions(tx, run, scope)).values()];
  return positions.filter(({ status, keptOff }) => status === 'open' && keptOff === null);
}

async function listedIn(
  tx: Database,
  run: string,
  scopes: readonly CustomerScope[],
): Promise<Map<string, string>> {
  const listed = new Map<string, string>();
  for (const scope of scopes) {
    for (const [customer, agent] of await listedAgents(tx, run, scope)) listed.set(customer, agent);
  }
  return listed;
}

interface Places {
  readonly entries: ListEntriesRow[];
  readonly waiting: UnlistedPositionsRow[];
}

/** Only what changes; whom nobody here works comes onto the list of who does. */
function placesOf(
  positions: readonly PositionsRow[],
  workers: readonly WorkerToday[],
  now: ReadonlyMap<string, string>,
): Places {
  const places: Places = { entries: [], waiting: [] };
  for (const [index, position] of positions.entries()) {
    const worker = workers[index];
    const listed = now.get(keyOf(position));
    const place = listed ? movedFrom(listed, worker) : worker;
    const { run, source, partner, effortMinutes: minutes } = position;
    if (place?.kind === 'listed') {
      const { agent, standsInFor } = place;
      places.entries.push({ run, source, partner, agent, rank: LAST, minutes, standsInFor });
    } else if (place && listed) {
      places.waiting.push({ run, source, partner, agent: place.agent, reason: place.reason });
    }
  }
  return places;
}
