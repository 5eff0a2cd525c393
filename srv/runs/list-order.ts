import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { type ListEntriesRow, listEntriesTable } from '../platform/tables.ts';
import { type CustomerScope, scopeCondition } from './customer-scope.ts';

/** Below every ranked entry, until the list is ranked again. */
export const LAST = 2_147_483_647;

/**
 * Keeps the lists that hold a customer in a scope, and those of further agents, for this transaction:
 * two that rank one list at the same time would wait for each other's rows. Always in the same order.
 * Gives whose lists they are.
 */
export async function lockLists(
  tx: Database,
  run: string,
  scopes: readonly CustomerScope[],
  further: readonly string[],
): Promise<string[]> {
  const found = new Set(further);
  for (const scope of scopes) {
    const { sql, params } = scopeCondition(scope, 'x', tx.dialect);
    const listed = await tx.query<{ agent: string }>(
      `SELECT DISTINCT x.agent FROM saldo_worklists_ListEntries x WHERE x.run = ? AND ${sql}`,
      [run, ...params],
    );
    for (const { agent } of listed) found.add(agent);
  }
  const agents = [...found].sort();
  if (tx.dialect === 'sqlite') return agents; // one writer, which is this transaction
  await tx.query(
    `SELECT COUNT(pg_advisory_xact_lock(hashtextextended(list, 0)))
    FROM json_array_elements_text(CAST(? AS json)) list`,
    [JSON.stringify(agents.map((agent) => `${run}/${agent}`))],
  );
  return agents;
}

/** Ranks lists of a run anew: highest valuation first, then amount, then key. */
export async function rerankLists(
  tx: Database,
  run: string,
  agents: readonly string[],
): Promise<void> {
  const entries = await tx.query<ListEntriesRow & { percent: number; amount4: number }>(
    `SELECT e.run, e.source, e.partner, e.agent, e.rank, e.minutes,
      e.standsInFor AS "standsInFor", p.percent,
      CAST(ROUND(p.overdueAmount * 10000) AS BIGINT) AS amount4
    FROM saldo_worklists_ListEntries e
    JOIN saldo_worklists_Positions p
      ON p.run = e.run AND p.source = e.source AND p.partner = e.partner
    WHERE e.run = ? AND e.agent ${inList(tx.dialect)}
    ORDER BY e.agent, p.percent DESC, p.overdueAmount DESC, e.source, e.partner`,
    [run, JSON.stringify(agents)],
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
