import type { FactParameters } from './fact-catalogue.ts';
import { dayNumber, type IsoDate } from './iso-date.ts';

/** A collectible item as facts see it. */
export interface FactItem {
  /** Collectible part, minor units of the segment's currency, never negative. */
  readonly amount: number;
  /** The day it counts as due, deferral considered (`effectiveDueDate`). */
  readonly dueDate: IsoDate;
  /** In an open promise. */
  readonly isPromised: boolean;
}

/** Last days of the first three periods; the fourth is open-ended. */
const USUAL_OVERDUE_GRID = [30, 60, 90];
const USUAL_DUE_GRID = [7, 14, 30];

/**
 * What a customer's collectible items say today, in one pass. An item is overdue from the day
 * after its due date, and due soon from today up to the horizon, both ends included.
 */
export function itemFacts(items: readonly FactItem[], parameters: FactParameters, today: IsoDate) {
  const facts = noItems();
  const overdue = [0, 0, 0, 0];
  const due = [0, 0, 0, 0];
  const { overdueGrid = USUAL_OVERDUE_GRID, dueGrid = USUAL_DUE_GRID, dueSoonDays } = parameters;
  const now = dayNumber(today);
  let overdueDays = 0;
  for (const item of items) {
    const { amount } = item;
    if (amount <= 0) continue;
    facts.openTotal += amount;
    const daysOverdue = now - dayNumber(item.dueDate);
    if (daysOverdue >= 0) countDue(facts, item);
    if (daysOverdue > 0) {
      countOverdue(facts, item, daysOverdue, parameters);
      overdueDays += daysOverdue;
      overdue[periodOf(daysOverdue, overdueGrid)] += amount;
      continue;
    }
    due[periodOf(-daysOverdue, dueGrid)] += amount;
    if (-daysOverdue > dueSoonDays) continue;
    facts.dueSoonTotal += amount;
    facts.dueSoonCount += 1;
  }
  if (facts.overdueItemCount > 0) {
    facts.averageDaysOverdue = Math.round(overdueDays / facts.overdueItemCount);
  }
  return { facts, overdue, due };
}

export type ItemFacts = ReturnType<typeof noItems>;

function noItems() {
  return {
    overdueTotal: 0,
    overdueBeyondTolerance: 0,
    overdueNotPromised: 0,
    dueSoonTotal: 0,
    dueSoonCount: 0,
    openTotal: 0,
    largestItem: 0,
    overdueItemCount: 0,
    oldestDaysOverdue: 0,
    averageDaysOverdue: 0,
    dueTotal: 0,
    dueNotPromised: 0,
  };
}

/** Period 0 to 3 of a grid of three last days. */
function periodOf(days: number, grid: readonly number[]): number {
  let period = 0;
  while (period < grid.length && days > (grid[period] as number)) period += 1;
  return period;
}

function countDue(facts: ItemFacts, { amount, isPromised }: FactItem): void {
  facts.dueTotal += amount;
  if (!isPromised) facts.dueNotPromised += amount;
}

function countOverdue(
  facts: ItemFacts,
  item: FactItem,
  daysOverdue: number,
  parameters: FactParameters,
): void {
  facts.overdueTotal += item.amount;
  facts.overdueItemCount += 1;
  if (daysOverdue > parameters.toleranceDays) facts.overdueBeyondTolerance += item.amount;
  if (!item.isPromised) facts.overdueNotPromised += item.amount;
  if (item.amount > facts.largestItem) facts.largestItem = item.amount;
  if (daysOverdue > facts.oldestDaysOverdue) facts.oldestDaysOverdue = daysOverdue;
}
