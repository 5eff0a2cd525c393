import type { Move, Place } from '../domain/moved-in-list.ts';
import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';
import { keyOf } from './customer-scope.ts';

interface MoveRow {
  readonly source: string;
  readonly partner: string;
  readonly agent: string;
  readonly place: Place;
  readonly afterPartner: string | null;
}

/** How agents moved customers on their lists of a run, by agent, the oldest move first; keys as `keyOf`. */
export async function listMoves(
  tx: Database,
  run: string,
  agents: readonly string[],
): Promise<Map<string, Move[]>> {
  const rows = await tx.query<MoveRow>(
    `SELECT m.source, m.partner, m.agent, m.place, m.afterPartner AS "afterPartner"
    FROM saldo_worklists_Reorderings m
    WHERE m.run = ? AND m.endedAt IS NULL AND m.agent ${inList(tx.dialect)}
    ORDER BY m.movedAt, m.ID`,
    [run, JSON.stringify(agents)],
  );
  const moves = Map.groupBy(rows, ({ agent }) => agent);
  return new Map([...moves].map(([agent, own]) => [agent, own.map(toMove)]));
}

function toMove({ source, partner, place, afterPartner }: MoveRow): Move {
  const after = afterPartner === null ? null : keyOf({ source, partner: afterPartner });
  return { key: keyOf({ source, partner }), place, after };
}
