import { check, checkClasses, checkColumn } from './check-problem.ts';
import type { DailyLists, DailyProblem, NotToday, NotTodayReason } from './daily-list-types.ts';
import { type FilledDay, fillDays } from './fill-days.ts';
import { workersOf } from './substitutes.ts';

/**
 * Today's lists: each present agent works the customers owned, stood in for or taken over for a
 * while, the highest valuation first, then the largest amount, then the lowest id, up to the day's
 * minutes. Whoever does not fit stays owned and is told as 'capacity', or as 'effort-cap' when the
 * customer's strategy has used up its minutes; an absent owner's customers without a present
 * substitute who may serve them as 'no-substitute'.
 * @throws SaldoError BALANCE_INPUT when the problem contradicts itself
 */
export function planDay(problem: DailyProblem): DailyLists {
  checkDailyProblem(problem);
  const { owner } = problem.customers;
  const candidate = workersOf(problem);
  const { days, isCapped } = fillDays(problem, candidate);
  const worker = new Int32Array(owner.length).fill(-1);
  const rank = new Int32Array(owner.length);
  days.forEach(({ listed }, agent) => {
    listed.forEach((customer, place) => {
      worker[customer] = agent;
      rank[customer] = place + 1;
    });
  });
  return {
    days: days.map(({ listed }, agent) => ({
      agent,
      customers: Int32Array.from(listed),
      standingIn: listed.filter((customer) => owner[customer] !== agent).length,
    })),
    worker,
    rank,
    notToday: notTodayOf(owner, worker, (customer) => {
      if (candidate[customer] < 0) return 'no-substitute';
      return isCapped[customer] ? 'effort-cap' : 'capacity';
    }),
    certificates: days.map(certificateOf),
  };
}

function certificateOf({ listed, ...minutes }: FilledDay, agent: number) {
  return { agent, customers: listed.length, ...minutes };
}

function notTodayOf(
  owner: Int32Array,
  worker: Int32Array,
  reasonOf: (customer: number) => NotTodayReason,
): NotToday[] {
  const notToday: NotToday[] = [];
  owner.forEach((agent, customer) => {
    if (agent < 0 || worker[customer] >= 0) return;
    notToday.push({ customer, reason: reasonOf(customer) });
  });
  return notToday;
}

function checkDailyProblem(problem: DailyProblem): void {
  const { classes, agents, effortCaps } = problem;
  checkClasses(classes, agents.length);
  for (const { id, capacityMinutes, substitutes } of agents) {
    const rule = 'must be minutes, 0 or more, and finite';
    check(isMinutes(capacityMinutes), id, 'capacityMinutes', rule);
    const areAgents = substitutes.every((one) => isIndex(one, agents.length));
    check(areAgents, id, 'substitutes', 'must be indices of agents');
  }
  effortCaps.forEach((minutes, cap) => {
    check(minutes >= 0, `cap ${cap}`, 'effortCaps', 'must be minutes, 0 or more');
  });
  checkDailyColumns(problem);
}

function checkDailyColumns({ customers, classes, agents, effortCaps }: DailyProblem): void {
  const { owner, temporaryAgent, capIndex, valuation, amount, effort, classIndex } = customers;
  const count = owner.length;
  const isAgent = (v: number) => v === -1 || isIndex(v, agents.length);
  const isCap = (v: number) => v === -1 || isIndex(v, effortCaps.length);
  const isWhole = (v: number) => Number.isSafeInteger(v) && v >= 0;
  const orNobody = 'must be the index of an agent, or -1';
  checkColumn('owner', owner, count, isAgent, orNobody);
  checkColumn('temporaryAgent', temporaryAgent, count, isAgent, orNobody);
  checkColumn('capIndex', capIndex, count, isCap, 'must be the index of an effort cap, or -1');
  checkColumn('valuation', valuation, count, isWhole, 'must be whole percent, 0 or more');
  checkColumn('amount', amount, count, isWhole, 'must be whole minor units, 0 or more');
  checkColumn('effort', effort, count, isMinutes, 'must be minutes, 0 or more, and finite');
  const isClass = (v: number) => isIndex(v, classes.length);
  checkColumn('classIndex', classIndex, count, isClass, 'must be the index of a class');
}

function isMinutes(value: number): boolean {
  return value >= 0 && value < Infinity;
}

function isIndex(value: number, length: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < length;
}
