import { balanceComponent } from '../../domain/balance/balance-component.ts';
import type { Component } from '../../domain/balance/components.ts';
import { prepareOwnership } from '../../domain/balance/plan-ownership.ts';
import type { Database } from '../../platform/database.ts';
import { runComponentsTable } from '../../platform/tables.ts';
import { loadBalance } from '../load-balance.ts';
import { loadCalendar } from '../load-workforce.ts';
import { superseded } from '../publish-run.ts';
import { storeComponent } from './balanced-components.ts';
import { type NightContext, type NightStep, sendSteps } from './night-step.ts';
import { type OpenRun, openRun } from './open-run.ts';

/**
 * Cuts a run's balance into groups of agents who share no customer with others, and sends each to
 * be balanced by itself; a run whose agents all belong together is balanced at once.
 */
export async function balanceStep(context: NightContext, run: string): Promise<void> {
  const { db, queues, loadSolver, clock } = context;
  const open = await openRun(db, run);
  if (open.isPublished) return;
  const components = await componentsOf(db, open);
  const rows = components.map((_, number) => ({ run, number, result: null, balancedAt: null }));
  await db.insert(runComponentsTable, rows, { ifAbsent: true });
  const [only] = components;
  if (only && components.length === 1) {
    const balanced = balanceComponent(only, open.setup.balance, await loadSolver());
    await storeComponent(db, { run, number: 0, balanced, now: clock() });
  }
  await sendSteps(queues, stepsAfter(run, components.length));
}

function stepsAfter(run: string, components: number): NightStep[] {
  if (components <= 1) return [{ step: 'publish', run }];
  return Array.from({ length: components }, (_, number) => {
    return { step: 'balance-component', run, number } as const;
  });
}

/** Balances one group of agents; whoever is last sends the run on to be published. */
export async function balanceComponentStep(
  { db, queues, loadSolver, clock }: NightContext,
  run: string,
  number: number,
): Promise<void> {
  const open = await openRun(db, run);
  if (open.isPublished) return;
  const component = (await componentsOf(db, open))[number];
  if (!component) throw superseded(run);
  const balanced = balanceComponent(component, open.setup.balance, await loadSolver());
  await storeComponent(db, { run, number, balanced, now: clock() });
  if ((await countOpen(db, run)) === 0) await sendSteps(queues, [{ step: 'publish', run }]);
}

/** The same in every process: what a run's balance is planned from does not change. */
async function componentsOf(db: Database, { run, setup }: OpenRun): Promise<Component[]> {
  const calendar = await loadCalendar(db, setup.segment.calendar);
  const { problem } = await loadBalance(db, run, setup, calendar);
  return prepareOwnership(problem).components;
}

async function countOpen(db: Database, run: string): Promise<number> {
  const [row] = await db.query<{ open: number }>(
    `SELECT CAST(COUNT(*) AS BIGINT) AS open FROM saldo_worklists_RunComponents
    WHERE run = ? AND balancedAt IS NULL`,
    [run],
  );
  return row?.open ?? 0;
}
