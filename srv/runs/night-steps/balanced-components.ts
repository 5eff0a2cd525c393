import { createHash } from 'node:crypto';
import type { BalancedComponent } from '../../domain/balance/balance-component.ts';
import type { Component } from '../../domain/balance/components.ts';
import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { runComponentsTable } from '../../platform/tables.ts';
import type { ComponentBalancer } from '../balance-run.ts';
import type { Workforce } from '../load-workforce.ts';
import type { OfAttempt } from './night-step.ts';

/**
 * Tells two balances apart: results are numbers that mean people and customers only in the problem
 * they were made for, and people and relations may change while a night runs.
 */
export function fingerprintOf(components: readonly Component[], { agents }: Workforce): string {
  const hash = createHash('sha256').update(JSON.stringify(agents.map(({ agent }) => agent)));
  for (const { agents: members, shares, sets, units, setOf, weights, home } of components) {
    for (const numbers of [members, shares, ...sets, units, setOf, ...weights, home]) {
      hash.update(`${numbers.length};`).update(numbers);
    }
  }
  return hash.digest('base64url');
}

/** Keeps places for the results of a balance; those of an earlier attempt are gone. */
export async function openComponents(
  db: Database,
  { run, attempt }: OfAttempt,
  { count, problem }: { readonly count: number; readonly problem: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute('DELETE FROM saldo_worklists_RunComponents WHERE run = ? AND attempt < ?', [
      run,
      attempt,
    ]);
    const rows = Array.from({ length: count }, (_, number) => ({ run, number, attempt, problem }));
    await tx.insert(runComponentsTable, rows, { ifAbsent: true });
  });
}

export interface StoredComponent extends OfAttempt {
  readonly number: number;
  readonly problem: string;
  readonly balanced: BalancedComponent;
  readonly now: Instant;
}

/** Keeps a balanced component until its run is published; false when it was cut from another problem. */
export async function storeComponent(db: Database, component: StoredComponent): Promise<boolean> {
  const { run, number, attempt, problem, balanced, now } = component;
  const { owner, bounds } = balanced;
  const stored = await db.execute(
    `UPDATE saldo_worklists_RunComponents SET result = ?, balancedAt = ?
    WHERE run = ? AND number = ? AND attempt = ? AND problem = ?`,
    [JSON.stringify({ owner: [...owner], bounds }), now, run, number, attempt, problem],
  );
  return stored === 1;
}

/** How many components of a balance are still to be done. */
export async function countOpenComponents(
  db: Database,
  { run, attempt }: OfAttempt,
): Promise<number> {
  const [row] = await db.query<{ open: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS open FROM saldo_worklists_RunComponents
    WHERE run = ? AND attempt = ? AND balancedAt IS NULL`,
    [run, attempt],
  );
  return row?.open ?? 0;
}

/** Takes each component as it was balanced before. RUN_NOT_BALANCED when the problem is another by now. */
export function storedBalances(db: Database, { run, attempt }: OfAttempt): ComponentBalancer {
  return async (components, _, workforce) => {
    const rows = await db.query<{ result: string | null; problem: string }>(
      `SELECT result, problem FROM saldo_worklists_RunComponents
      WHERE run = ? AND attempt = ? ORDER BY number`,
      [run, attempt],
    );
    const problem = fingerprintOf(components, workforce);
    const balanced = rows.flatMap((row) =>
      row.result && row.problem === problem ? [read(row.result)] : [],
    );
    if (balanced.length !== components.length) throw notBalanced(run);
    return balanced;
  };
}

export function notBalanced(run: string): SaldoError {
  return new SaldoError(
    'RUN_NOT_BALANCED',
    `People or customers changed while run ${run} was balanced, again and again. Plan the night again.`,
    { run },
  );
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
