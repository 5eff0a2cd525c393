import { balanceComponent } from '../../domain/balance/balance-component.ts';
import type { Component } from '../../domain/balance/components.ts';
import { prepareOwnership } from '../../domain/balance/plan-ownership.ts';
import type { Database } from '../../platform/database.ts';
import { loadBalance } from '../load-balance.ts';
import { loadCalendar } from '../load-workforce.ts';
import {
  countOpenComponents,
  fingerprintOf,
  notBalanced,
  openComponents,
  storeComponent,
} from './balanced-components.ts';
import { type NightContext, type NightStep, type OfAttempt, sendSteps } from './night-step.ts';
import { type OpenRun, openRun } from './open-run.ts';

/** People and relations change now and then, not all the time. */
const MOST_ATTEMPTS = 5;

/**
 * Cuts a run's balance into groups of agents who share no customer with others, and sends each to
 * be balanced by itself; a run whose agents all belong together is balanced at once.
 */
export async function balanceStep(context: NightContext, of: OfAttempt): Promise<void> {
  const { db, queues } = context;
  const open = await openRun(db, of.run);
  if (open.isPublished) return;
  const { components, problem } = await cut(db, open);
  await openComponents(db, of, { count: components.length, problem });
  const [only] = components;
  if (components.length > 1) return sendSteps(queues, componentSteps(of, components.length));
  if (only) await balanceAndStore(context, open, { ...of, number: 0, problem, component: only });
  await sendSteps(queues, [{ step: 'publish', run: of.run, attempt: of.attempt }]);
}

function componentSteps({ run, attempt }: OfAttempt, count: number): NightStep[] {
  return Array.from({ length: count }, (_, number) => {
    return { step: 'balance-component', run, number, attempt } as const;
  });
}

/**
 * Balances one group of agents; whoever is last sends the run on to be published. Where people or
 * customers have changed since it was cut, the run is balanced anew.
 */
export async function balanceComponentStep(
  context: NightContext,
  number: number,
  of: OfAttempt,
): Promise<void> {
  const { db, queues } = context;
  const open = await openRun(db, of.run);
  if (open.isPublished) return;
  const { components, problem } = await cut(db, open);
  const component = components[number];
  const isStored =
    component && (await balanceAndStore(context, open, { ...of, number, problem, component }));
  if (!isStored) return balanceAnew(context, of);
  if ((await countOpenComponents(db, of)) > 0) return;
  await sendSteps(queues, [{ step: 'publish', run: of.run, attempt: of.attempt }]);
}

/** RUN_NOT_BALANCED when that was tried often enough. */
export async function balanceAnew(
  { queues }: NightContext,
  { run, attempt }: OfAttempt,
): Promise<void> {
  if (attempt >= MOST_ATTEMPTS) throw notBalanced(run);
  await sendSteps(queues, [{ step: 'balance', run, attempt: attempt + 1 }]);
}

interface Part extends OfAttempt {
  readonly number: number;
  readonly problem: string;
  readonly component: Component;
}

async function balanceAndStore(
  { db, loadSolver, clock }: NightContext,
  { setup }: OpenRun,
  { component, ...part }: Part,
): Promise<boolean> {
  const balanced = balanceComponent(component, setup.balance, await loadSolver());
  return storeComponent(db, { ...part, balanced, now: clock() });
}

async function cut(db: Database, { run, setup }: OpenRun) {
  const calendar = await loadCalendar(db, setup.segment.calendar);
  const { problem, workforce } = await loadBalance(db, run, setup, calendar);
  const { components } = prepareOwnership(problem);
  return { components, problem: fingerprintOf(components, workforce) };
}
