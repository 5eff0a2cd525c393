import type { Database } from '../platform/database.ts';
import {
  type ListEntriesRow,
  listEntriesTable,
  unlistedPositionsTable,
} from '../platform/tables.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';
import type { PositionChange } from './revalued-position.ts';
import type { SegmentSetup } from './segment-setup.ts';

/**
 * Puts positions that came in during the day on their owner's list, or the stand-in's; a customer
 * without an owner waits for the next night, said so.
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
  const workerOf = await loadWorkers(tx, run, setup, scope);
  const entries: ListEntriesRow[] = [];
  const waiting = [];
  for (const { row } of entered) {
    const { source, partner } = row;
    const worker = workerOf.get(`${source}/${partner}`);
    if (worker) {
      const minutes = row.effortMinutes;
      entries.push({ run, source, partner, rank: LAST, minutes, ...worker });
    } else {
      waiting.push({ run, source, partner, agent: null, reason: 'new-today' });
    }
  }
  await tx.upsert(listEntriesTable, entries);
  await tx.upsert(unlistedPositionsTable, waiting);
}

/** Below every ranked entry, until the list is ranked again. */
const LAST = 2_147_483_647;

interface Worker {
  readonly agent: string;
  readonly standsInFor: string | null;
}

/** Owners in the segment; of an absent owner, whoever stands in on today's lists. */
async function loadWorkers(
  tx: Database,
  run: string,
  { segment, today }: SegmentSetup,
  scope: CustomerScope,
): Promise<Map<string, Worker>> {
  const { sql, params } = scopeCondition(scope, 'o', tx.dialect);
  const rows = await tx.query<{ source: string; partner: string; owner: string; standIn: string }>(
    `SELECT o.source, o.partner, o.agent AS owner, (SELECT MIN(e.agent)
        FROM saldo_worklists_ListEntries e WHERE e.run = ? AND e.standsInFor = o.agent) AS "standIn"
    FROM saldo_worklists_Ownerships o
    WHERE o.segment = ? AND ${sql}
      AND NOT EXISTS (SELECT 1 FROM saldo_organization_Specialists a
        WHERE a.agent = o.agent AND a.isActive = false)`,
    [run, segment.segment, ...params],
  );
  const absent = await tx.query<{ agent: string }>(
    'SELECT DISTINCT agent FROM saldo_organization_Absences WHERE validFrom <= ? AND validTo >= ?',
    [today, today],
  );
  const isAbsent = new Set(absent.map(({ agent }) => agent));
  const workers = new Map<string, Worker>();
  for (const { source, partner, owner, standIn } of rows) {
    const key = `${source}/${partner}`;
    if (!isAbsent.has(owner)) workers.set(key, { agent: owner, standsInFor: null });
    else if (standIn) workers.set(key, { agent: standIn, standsInFor: owner });
  }
  return workers;
}

/** Ranks the lists that hold a changed position anew: highest valuation first, then amount, then key. */
export async function rerankLists(
  tx: Database,
  run: string,
  changes: readonly PositionChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const entries = await tx.query<ListEntriesRow & { percent: number; amount4: number }>(
    `SELECT e.run, e.source, e.partner, e.agent, e.rank, e.minutes,
      e.standsInFor AS "standsInFor", p.percent,
      CAST(ROUND(p.overdueAmount * 10000) AS BIGINT) AS amount4
    FROM saldo_worklists_ListEntries e
    JOIN saldo_worklists_Positions p
      ON p.run = e.run AND p.source = e.source AND p.partner = e.partner
    WHERE e.run = ? AND e.agent IN (SELECT x.agent FROM saldo_worklists_ListEntries x
      JOIN saldo_worklists_Positions c
        ON c.run = x.run AND c.source = x.source AND c.partner = x.partner
      WHERE x.run = ? AND c.changedAt = ?)
    ORDER BY e.agent, p.percent DESC, p.overdueAmount DESC, e.source, e.partner`,
    [run, run, changes[0].row.changedAt],
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
