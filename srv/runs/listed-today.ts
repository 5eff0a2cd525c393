import type { Database } from '../platform/database.ts';
import { type CustomerKey, type CustomerScope, keyOf, scopeCondition } from './customer-scope.ts';
import type { WorkerToday } from './find-workers.ts';

/** On whose list customers in scope are, by `keyOf`. */
export async function listedAgents(
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

/**
 * Where a customer on somebody's list goes: null to stay. Whom nobody can take over waits for the
 * owner; who has no owner any more stays with who works them until the night.
 */
export function movedFrom(listed: string, worker: WorkerToday | undefined): WorkerToday | null {
  if (worker?.kind === 'listed' && worker.agent !== listed) return worker;
  if (worker?.kind === 'waiting' && worker.reason === 'no-substitute') return worker;
  return null;
}

/** Takes customers off the lists of a run, which the caller keeps locked. */
export async function takeOffLists(
  tx: Database,
  run: string,
  scopes: readonly CustomerScope[],
): Promise<void> {
  for (const scope of scopes) {
    const table = 'saldo_worklists_ListEntries';
    const { sql, params } = scopeCondition(scope, table, tx.dialect);
    await tx.execute(`DELETE FROM ${table} WHERE run = ? AND ${sql}`, [run, ...params]);
  }
}
