import type { BalancedComponent } from '../domain/balance/balance-component.ts';
import type { Component } from '../domain/balance/components.ts';
import type { DailyLists } from '../domain/balance/daily-list-types.ts';
import type { Ownership, OwnershipKnobs } from '../domain/balance/ownership-types.ts';
import { planDay } from '../domain/balance/plan-day.ts';
import { mergeOwnership, prepareOwnership } from '../domain/balance/plan-ownership.ts';
import type { BusinessCalendar } from '../domain/business-calendar.ts';
import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { agentIndexes, dailyAgents } from './balance-problem.ts';
import { writeBalance } from './balance-rows.ts';
import { type BalanceInput, loadBalance } from './load-balance.ts';
import { type EffortCaps, loadEffortCaps } from './load-effort-caps.ts';
import { loadTemporaryAssignments } from './load-temporary-assignments.ts';
import type { Workforce } from './load-workforce.ts';
import { writeRejections } from './rejections.ts';
import type { SegmentSetup } from './segment-setup.ts';
import { unmetWishes } from './unmet-wishes.ts';

export interface BalanceReport {
  readonly owned: number;
  readonly listed: number;
  readonly notToday: number;
  readonly unassignable: number;
  readonly moved: number;
  /** With external agencies. */
  readonly placed: number;
}

/** A run's balance, before it is written. */
export interface Balance extends BalanceInput {
  readonly ownership: Ownership;
  readonly lists: DailyLists;
}

/** Balances components somewhere: in this thread, or in threads beside it. */
export type ComponentBalancer = (
  components: readonly Component[],
  knobs: OwnershipKnobs,
  workforce: Workforce,
) => Promise<BalancedComponent[]>;

export interface BalanceOptions {
  readonly calendar: BusinessCalendar;
  readonly balanceComponents: ComponentBalancer;
  readonly now: Instant;
}

/**
 * Gives every position of a run that is worth an agent's time an owner or an agency, and every agent
 * a list for the day. Same input, same output: done again it moves nobody.
 */
export async function balanceRun(
  db: Database,
  run: string,
  setup: SegmentSetup,
  options: BalanceOptions,
): Promise<BalanceReport> {
  const input = await loadBalance(db, run, setup, options.calendar);
  const prepared = prepareOwnership(input.problem);
  const balanced = await options.balanceComponents(
    prepared.components,
    input.problem.knobs,
    input.workforce,
  );
  const ownership = mergeOwnership(prepared, balanced);
  const temporaryAgent = await temporaryAgents(db, input, ownership, setup);
  const caps = await loadEffortCaps(db);
  const lists = planLists(input, ownership, temporaryAgent, caps);
  const balance = { ...input, ownership, lists };
  await writeBalance(db, run, setup, balance, options.now);
  const wishes = unmetWishes(input, ownership, temporaryAgent);
  await writeRejections(db, wishes, 'balance', run, options.now);
  return reportOf(balance);
}

/** For each position the index of who works it for a while in the owner's place; -1 for nobody. */
async function temporaryAgents(
  db: Database,
  { positions, workforce }: BalanceInput,
  ownership: Ownership,
  { segment: { segment }, today }: SegmentSetup,
): Promise<Int32Array> {
  const assignedTo = await loadTemporaryAssignments(db, segment, today);
  const indexOf = agentIndexes(workforce);
  return ownership.agent.map((index, position) => {
    const owner = workforce.agents[index]?.agent;
    const customer = positions[position];
    if (owner === undefined || customer === undefined) return -1;
    return indexOf.get(assignedTo({ ...customer, owner }) ?? '') ?? -1;
  });
}

function planLists(
  { positions, workforce, problem }: BalanceInput,
  ownership: Ownership,
  temporaryAgent: Int32Array,
  caps: EffortCaps,
): DailyLists {
  return planDay({
    customers: {
      owner: workableOwners(positions, ownership.agent),
      temporaryAgent,
      capIndex: Int32Array.from(positions, ({ strategyVersion }) => caps.indexOf(strategyVersion)),
      valuation: Float64Array.from(positions, ({ percent }) => percent),
      amount: problem.customers.amount,
      effort: problem.customers.effort,
      classIndex: problem.customers.classIndex,
    },
    classes: problem.classes,
    agents: dailyAgents(workforce),
    effortCaps: caps.minutes,
  });
}

/** Owned all the same, but on nobody's list while contact is barred. */
function workableOwners(positions: Balance['positions'], owners: Int32Array): Int32Array {
  return owners.map((owner, index) => (positions[index]?.keptOff ? -1 : owner));
}

function reportOf({ ownership, lists, placed }: Balance): BalanceReport {
  const listed = lists.rank.reduce((count, rank) => count + (rank > 0 ? 1 : 0), 0);
  const unassignable = ownership.unassignable.reduce((sum, { customers }) => sum + customers, 0);
  return {
    owned: ownership.agent.length - unassignable,
    listed,
    notToday: lists.notToday.length,
    unassignable,
    moved: ownership.moves.length,
    placed: placed.length,
  };
}
