import type { SqlValue } from '../platform/database.ts';
import { conflict } from '../worklist/refusal.ts';
import type { Asker, VersionRow } from './request.ts';

/** A status and what is kept of how the version came to it. */
export interface StatusChange {
  readonly from: string;
  readonly to: string;
  readonly columns: Readonly<Record<string, SqlValue>>;
}

/**
 * Moves a version on. The guard stands in the statement: of two who decide at the same moment one
 * does, and the other is told how things are (VERSION_STATUS).
 */
export async function changeStatus(
  { db }: Asker,
  { id, strategy, version, status }: VersionRow,
  { from, to, columns }: StatusChange,
): Promise<void> {
  const sets = ['status', ...Object.keys(columns)].map((name) => `${name} = ?`).join(', ');
  const changed = await db.execute(
    `UPDATE saldo_strategies_StrategyVersions SET ${sets} WHERE ID = ? AND status = ?`,
    [to, ...Object.values(columns), id, from],
  );
  if (changed === 0) throw conflict('VERSION_STATUS', { strategy, version, status, needed: from });
}
