import type { BalancedComponent } from '../../domain/balance/balance-component.ts';
import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import type { ComponentBalancer } from '../balance-run.ts';
import { superseded } from '../publish-run.ts';

export interface StoredComponent {
  readonly run: string;
  readonly number: number;
  readonly balanced: BalancedComponent;
  readonly now: Instant;
}

/** Keeps a balanced component until its run is published; kept twice it is the same. */
export async function storeComponent(
  db: Database,
  { run, number, balanced, now }: StoredComponent,
): Promise<void> {
  const { owner, bounds } = balanced;
  const stored = await db.execute(
    `UPDATE saldo_worklists_RunComponents SET result = ?, balancedAt = ?
    WHERE run = ? AND number = ?`,
    [JSON.stringify({ owner: [...owner], bounds }), now, run, number],
  );
  if (stored === 0) throw superseded(run);
}

/** Takes each component as it was balanced before, in the order of the components. */
export function storedBalances(db: Database, run: string): ComponentBalancer {
  return async (components) => {
    const rows = await db.query<{ result: string | null }>(
      'SELECT result FROM saldo_worklists_RunComponents WHERE run = ? ORDER BY number',
      [run],
    );
    const balanced = rows.flatMap(({ result }) => (result ? [read(result)] : []));
    if (balanced.length === components.length) return balanced;
    throw new SaldoError(
      'RUN_NOT_BALANCED',
      `Run ${run} has ${components.length} groups of agents, ${balanced.length} are balanced. Plan the night again.`,
      { run },
    );
  };
}

function read(result: string): BalancedComponent {
  const { owner, bounds } = JSON.parse(result) as {
    owner: number[];
    bounds: BalancedComponent['bounds'];
  };
  return { owner: Int32Array.from(owner), bounds };
}

/** Once a run is published its components are of no use. */
export async function forgetComponents(db: Database, run: string): Promise<void> {
  await db.execute('DELETE FROM saldo_worklists_RunComponents WHERE run = ?', [run]);
}
