import { movedInList } from '../domain/moved-in-list.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { type ListEntriesRow, listEntriesTable } from '../platform/tables.ts';
import { type CustomerScope, keyOf, scopeCondition } from './customer-scope.ts';
import { listMoves } from './list-moves.ts';

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

type RankedEntry = ListEntriesRow & { percent: number; amount4: number };

/**
 * Ranks lists of a run anew: highest valuation first, then amount, then key; and as their agents
 * moved customers since.
 */
export async function rerankLists(
  tx: Database,
  run: string,
  agents: readonly string[],
): Promise<void> {
  const entries = await tx.query<RankedEntry>(
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
  const moves = await listMoves(tx, run, agents);
  const changed = [...Map.groupBy(entries, ({ agent }) => agent)].flatMap(([agent, list]) => {
    const byKey = new Map(list.map((entry) => [keyOf(entry), entry]));
    return movedInList([...byKey.keys()], moves.get(agent ?? '') ?? []).flatMap((key, index) => {
      const entry = byKey.get(key);
      return entry && entry.rank !== index + 1 ? [withRank(entry, index + 1)] : [];
    });
  });
  await tx.upsert(listEntriesTable, changed);
}

function withRank(
  { percent: _, amount4: __, ...entry }: RankedEntry,
  rank: number,
): ListEntriesRow {
  return { ...entry, rank };
}
