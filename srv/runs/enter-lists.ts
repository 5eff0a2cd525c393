import type { Database } from '../platform/database.ts';
import {
  type ListEntriesRow,
  listEntriesTable,
  type PositionsRow,
  type UnlistedPositionsRow,
  unlistedPositionsTable,
} from '../platform/tables.ts';
import { type CustomerScope, keyOf, listedBySource, scopeCondition } from './customer-scope.ts';
import { effortCapsToday } from './effort-caps-today.ts';
import { findWorkers, type WorkerToday } from './find-workers.ts';
import { LAST, lockLists } from './list-order.ts';
import { listedAgents, movedFrom, takeOffLists } from './listed-today.ts';
import type { PositionChange } from './revalued-position.ts';
import type { SegmentSetup } from './segment-setup.ts';

/**
 * Puts positions that came in during the day on the list of who works them today, below the others
 * until it is ranked again. They come beside what was planned for the morning: urgency, not the
 * agent's minutes, says where; only a strategy's effort cap holds as at night. Whom nobody works
 * today waits with the reason. What is open again stays on the list it was on, unless its agent is
 * away by now. Keeps the lists locked until the transaction ends, and tells whose
 * they are: those that hold a customer in scope.
 */
export async function enterLists(
  tx: Database,
  run: string,
  changes: readonly PositionChange[],
  setup: SegmentSetup,
  scope: CustomerScope,
): Promise<string[]> {
  const entered = changes
    .filter(comesIn)
    .map(({ row }) => row)
    .sort(byUrgency);
  const workers = entered.length === 0 ? [] : await findWorkers(tx, run, setup, scope, entered);
  const agents = workers.flatMap((worker) => (worker.kind === 'listed' ? [worker.agent] : []));
  const lists = await lockLists(tx, run, [scope], agents);
  if (entered.length === 0) return lists;
  const listedNow = await listedAgents(tx, run, scope);
  const takeMinutes = await effortCapsToday(tx, run, entered);
  const entries: ListEntriesRow[] = [];
  const waiting: UnlistedPositionsRow[] = [];
  for (const [index, row] of entered.entries()) {
    const { source, partner, effortMinutes: minutes } = row;
    const listed = listedNow.get(keyOf(row));
    const worker = workers[index];
    const place = listed ? movedFrom(listed, worker) : placeOf(row, worker, takeMinutes);
    if (!place) continue;
    if (place.kind === 'listed') {
      const { agent, standsInFor } = place;
      entries.push({ run, source, partner, agent, rank: LAST, minutes, standsInFor });
    } else {
      waiting.push({ run, source, partner, agent: place.agent, reason: place.reason });
    }
  }
  await takeOffLists(tx, run, listedBySource(waiting));
  await tx.upsert(listEntriesTable, entries);
  await tx.upsert(unlistedPositionsTable, waiting);
  await noLongerUnlisted(tx, run, entries);
  return lists;
}

/** New today, open again, or worth an agent's time only now. */
function comesIn({ from, row }: PositionChange): boolean {
  if (!from) return true;
  if (row.keptOff !== null || row.status !== 'open') return false;
  return from.keptOff !== null || from.status === 'closed';
}

/** The night's order of work, so that a cap goes to the first customers. */
function byUrgency(a: PositionsRow, b: PositionsRow): number {
  const byPercent = (b.percent ?? 0) - (a.percent ?? 0);
  const byAmount = Number(b.overdueAmount) - Number(a.overdueAmount);
  return byPercent || byAmount || (keyOf(a) < keyOf(b) ? -1 : 1);
}

function placeOf(
  row: PositionsRow,
  worker: WorkerToday | undefined,
  takeMinutes: (row: PositionsRow) => boolean,
): WorkerToday {
  if (!worker) return { kind: 'waiting', agent: null, reason: 'new-today' };
  const owner = worker.kind === 'listed' ? (worker.standsInFor ?? worker.agent) : worker.agent;
  if (row.keptOff === 'below-minimum') return { kind: 'waiting', agent: null, reason: row.keptOff };
  if (row.keptOff) return { kind: 'waiting', agent: owner, reason: row.keptOff };
  if (worker.kind === 'waiting' || takeMinutes(row)) return worker;
  return { kind: 'waiting', agent: owner, reason: 'effort-cap' };
}

/** Who is on a list is not told to be on none. */
export async function noLongerUnlisted(
  tx: Database,
  run: string,
  entries: readonly ListEntriesRow[],
): Promise<void> {
  for (const listed of listedBySource(entries)) {
    const table = 'saldo_worklists_UnlistedPositions';
    const { sql, params } = scopeCondition(listed, table, tx.dialect);
    await tx.execute(`DELETE FROM ${table} WHERE run = ? AND ${sql}`, [run, ...params]);
  }
}
