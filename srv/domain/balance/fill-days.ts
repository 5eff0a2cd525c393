import type { DailyCustomerColumns, DailyProblem } from './daily-list-types.ts';
import { sortDescending } from './sort-descending.ts';

/** One agent's day while it is filled. */
export interface FilledDay {
  capacityMinutes: number;
  /** Customers in working order. */
  listed: number[];
  plannedMinutes: number;
  /** Candidates for whom no minutes were left. */
  waiting: number;
  waitingMinutes: number;
}

/**
 * Fills all agents' days in one order of work, so that the minutes a strategy may take go to its
 * first customers, whoever works them. A customer who does not fit lets shorter ones behind go
 * first, so that no minutes are wasted. An agent's first candidate is listed even when longer than
 * the whole day, else nobody ever could work such a customer; then it is the whole list, and the
 * only case of more minutes than capacity. A strategy's cap has no such exception.
 */
export function fillDays(
  { customers, agents, effortCaps }: DailyProblem,
  candidate: Int32Array,
): { days: FilledDay[]; isCapped: Uint8Array } {
  const { effort, capIndex } = customers;
  const days = agents.map(({ capacityMinutes, absent }) => emptyDay(absent ? 0 : capacityMinutes));
  const capLeft = Float64Array.from(effortCaps);
  const isCapped = new Uint8Array(effort.length);
  for (const customer of inOrderOfWork(customers)) {
    const agent = candidate[customer];
    const cap = capIndex[customer];
    if (agent < 0) continue;
    if (cap >= 0 && effort[customer] > capLeft[cap]) {
      isCapped[customer] = 1;
      continue;
    }
    const isListed = takeIn(days[agent], customer, effort[customer]);
    if (isListed && cap >= 0) capLeft[cap] -= effort[customer];
  }
  return { days, isCapped };
}

function emptyDay(capacityMinutes: number): FilledDay {
  return { capacityMinutes, listed: [], plannedMinutes: 0, waiting: 0, waitingMinutes: 0 };
}

/** By falling valuation, then falling amount, then ascending id. */
function inOrderOfWork({ owner, valuation, amount }: DailyCustomerColumns): Int32Array {
  const everybody = owner.map((_, customer) => customer);
  return sortDescending(sortDescending(everybody, amount), valuation);
}

/** Lists the customer, or counts who has to wait for want of minutes. */
function takeIn(day: FilledDay, customer: number, minutes: number): boolean {
  const fits = day.plannedMinutes + minutes <= day.capacityMinutes;
  const isFirst = day.listed.length === 0 && day.waiting === 0;
  if (day.capacityMinutes > 0 && (fits || isFirst)) {
    day.listed.push(customer);
    day.plannedMinutes += minutes;
    return true;
  }
  day.waiting += 1;
  day.waitingMinutes += minutes;
  return false;
}
