import type { Database } from '../platform/database.ts';
import {
  type ListEntriesRow,
  listEntriesTable,
  type PositionsRow,
  type UnlistedPositionsRow,
  unlistedPositionsTable,
} from '../platform/tables.ts';
import {
  type CustomerKey,
  type CustomerScope,
  keyOf,
  listedBySource,
  scopeCondition,
} from './customer-scope.ts';
import { noLongerUnlisted } from './enter-lists.ts';
import { lockPositions } from './evaluate-again.ts';
import { findWorkers, type WorkerToday } from './find-workers.ts';
import { LAST, lockLists, rerankLists } from './list-order.ts';
import {
  keepPublishedRuns,
  type PublishedSegment,
  publishedSegments,
} from './published-segments.ts';
import { loadSegmentSetup } from './segment-setup.ts';

/** Whose day is spread anew: an agent's own and what others stand in for, or one customer's. */
export type Replanned = { readonly agent: string } | { readonly customer: CustomerKey };

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
      for (const scope of listedBySource(customers)) moved += await replan(tx, segment, scope);
    }
    return moved;
  });
}

/** Listed, or waiting for want of somebody here. */
async function customersOf(
  tx: Database,
  run: string,
  replanned: Replanned,
): Promise<CustomerKey[]> {
  if ('customer' in replanned) return [replanned.customer];
  const { agent } = replanned;
  return tx.query<CustomerKey>(
    `SELECT e.source, e.partner FROM saldo_worklists_ListEntries e
    WHERE e.run = ? AND (e.agent = ? OR e.standsInFor = ?)
    UNION SELECT u.source, u.partner FROM saldo_worklists_UnlistedPositions u
    WHERE u.run = ? AND u.agent = ? AND u.reason = 'no-substitute'`,
    [run, agent, agent, run, agent],
  );
}

async function replan(
  tx: Database,
  { segment, run, today }: PublishedSegment,
  scope: CustomerScope,
): Promise<number> {
  const setup = await loadSegmentSetup(tx, segment, today);
  const positions = [...(await lockPositions(tx, run, scope)).values()];
  const open = positions.filter(({ status, keptOff }) => status === 'open' && keptOff === null);
  if (open.length === 0) return 0;
  const workers = await findWorkers(tx, run, setup, scope, open);
  const agents = workers.flatMap((worker) => (worker.kind === 'listed' ? [worker.agent] : []));
  const lists = await lockLists(tx, run, scope, agents);
  const places = placesOf(open, workers, await listedAgents(tx, run, scope));
  await tx.upsert(listEntriesTable, places.entries);
  await noLongerUnlisted(tx, run, places.entries);
  await takeOff(tx, run, places.waiting);
  await rerankLists(tx, run, lists);
  return places.entries.length + places.waiting.length;
}

interface Places {
  readonly entries: ListEntriesRow[];
  readonly waiting: UnlistedPositionsRow[];
}

/** Only what changes. Who has no owner any more stays with who works them until the night. */
function placesOf(
  positions: readonly PositionsRow[],
  workers: readonly WorkerToday[],
  now: ReadonlyMap<string, string>,
): Places {
  const places: Places = { entries: [], waiting: [] };
  for (const [index, position] of positions.entries()) {
    const worker = workers[index];
    const listed = now.get(keyOf(position));
    const { run, source, partner, effortMinutes: minutes } = position;
    if (worker?.kind === 'listed' && worker.agent !== listed) {
      const { agent, standsInFor } = worker;
      places.entries.push({ run, source, partner, agent, rank: LAST, minutes, standsInFor });
    }
    if (worker?.kind === 'waiting' && worker.reason === 'no-substitute' && listed) {
      places.waiting.push({ run, source, partner, agent: worker.agent, reason: worker.reason });
    }
  }
  return places;
}

async function listedAgents(
  tx: Database,
  run: string,
  scope: CustomerScope,
): Promise<Map<string, string>> {
  const { sql, params } = scopeCondition(scope, 'e', tx.dialect);
  const rows = await tx.query<CustomerKey & { agent: string }>(
    `SELECT e.source, e.partner, e.agent FROM saldo_worklists_ListEntries e
    WHERE e.run = ? AND ${sql}`,
    [run, ...params],
  );
  return new Map(rows.map((row) => [keyOf(row), row.agent]));
}

async function takeOff(
  tx: Database,
  run: string,
  waiting: readonly UnlistedPositionsRow[],
): Promise<void> {
  for (const scope of listedBySource(waiting)) {
    const table = 'saldo_worklists_ListEntries';
    const { sql, params } = scopeCondition(scope, table, tx.dialect);
    await tx.execute(`DELETE FROM ${table} WHERE run = ? AND ${sql}`, [run, ...params]);
  }
  await tx.upsert(unlistedPositionsTable, waiting);
}
