import type { Database } from '../platform/database.ts';
import {
  type ListEntriesRow,
  listEntriesTable,
  type UnlistedPositionsRow,
  unlistedPositionsTable,
} from '../platform/tables.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';
import { findWorkers } from './find-workers.ts';
import type { PositionChange } from './revalued-position.ts';
import type { SegmentSetup } from './segment-setup.ts';

/**
 * Puts positions that came in during the day on the list of who works them today; whom nobody works
 * waits for the next night, with the reason.
 */
export async function enterLists(
  tx: Database,
  run: string,
  changes: readonly PositionChange[],
  setup: SegmentSetup,
  scope: CustomerScope,
): Promise<void> {
  const entered = changes.filter(({ from, row }) => !from && !row.keptOff);
  if (entered.length === 0) return;
  const workerOf = await findWorkers(tx, run, setup, scope);
  const entries: ListEntriesRow[] = [];
  const waiting: UnlistedPositionsRow[] = [];
  for (const { row } of entered) {
    const { source, partner, effortMinutes: minutes } = row;
    const worker = workerOf(row);
    if (worker.kind === 'listed') {
      const { agent, standsInFor } = worker;
      entries.push({ run, source, partner, agent, rank: LAST, minutes, standsInFor });
    } else {
      waiting.push({ run, source, partner, agent: worker.agent, reason: worker.reason });
    }
  }
  await tx.upsert(listEntriesTable, entries);
  await tx.upsert(unlistedPositionsTable, waiting);
}

/** Below every ranked entry, until the list is ranked again. */
const LAST = 2_147_483_647;

/** Ranks the lists that hold a customer in scope anew: highest valuation first, then amount, then key. */
export async function rerankLists(tx: Database, run: string, scope: CustomerScope): Promise<void> {
  const { sql, params } = scopeCondition(scope, 'x', tx.dialect);
  const entries = await tx.query<ListEntriesRow & { percent: number; amount4: number }>(
    `SELECT e.run, e.source, e.partner, e.agent, e.rank, e.minutes,
      e.standsInFor AS "standsInFor", p.percent,
      CAST(ROUND(p.overdueAmount * 10000) AS BIGINT) AS amount4
    FROM saldo_worklists_ListEntries e
    JOIN saldo_worklists_Positions p
      ON p.run = e.run AND p.source = e.source AND p.partner = e.partner
    WHERE e.run = ? AND e.agent IN (SELECT x.agent FROM saldo_worklists_ListEntries x
      WHERE x.run = ? AND ${sql})
    ORDER BY e.agent, p.percent DESC, p.overdueAmount DESC, e.source, e.partner`,
    [run, run, ...params],
  );
  const moved: ListEntriesRow[] = [];
  let agent: string | null = null;
  let rank = 0;
  for (const { percent: _, amount4: __, ...entry } of entries) {
    rank = entry.agent === agent ? rank + 1 : 1;
    agent = entry.agent;
    if (entry.rank !== rank) moved.push({ ...entry, rank });
  }
  await tx.upsert(listEntriesTable, moved);
}
