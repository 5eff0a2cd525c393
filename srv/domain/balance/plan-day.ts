import { check, checkClasses, checkColumn } from './check-problem.ts';
import type {
  AgentDay,
  DailyCustomerColumns,
  DailyLists,
  DailyProblem,
  DayCertificate,
  NotToday,
} from './daily-list-types.ts';
import { fillDay } from './fill-day.ts';
import { workersOf } from './substitutes.ts';

/**
 * Today's lists: each present agent works the customers owned or stood in for, the highest valuation
 * first, then the largest amount, then the lowest id, up to the day's minutes. Whoever does not fit
 * stays owned and is told as 'capacity'; an absent owner's customers without a present substitute
 * who may serve them as 'no-substitute'.
 * @throws SaldoError BALANCE_INPUT when the problem contradicts itself
 */
export function planDay(problem: DailyProblem): DailyLists {
  checkDailyProblem(problem);
  const { customers, agents } = problem;
  const candidate = workersOf(problem);
  const queues = queuesOf(customers, candidate, agents.length);
  const count = customers.owner.length;
  const worker = new Int32Array(count).fill(-1);
  const rank = new Int32Array(count);
  const days: AgentDay[] = [];
  const certificates: DayCertificate[] = [];
  agents.forEach(({ capacityMinutes, absent }, agent) => {
    const capacity = absent ? 0 : capacityMinutes;
    const { listed, certificate } = fillDay(customers.effort, queues[agent], capacity);
    listed.forEach((customer, place) => {
      worker[customer] = agent;
      rank[customer] = place + 1;
    });
    const standingIn = listed.filter((customer) => customers.owner[customer] !== agent).length;
    days.push({ agent, customers: listed, standingIn });
    certificates.push({ agent, ...certificate });
  });
  return { days, worker, rank, notToday: notTodayOf(customers, candidate, worker), certificates };
}

/** Each agent's candidates in the order of work. */
function queuesOf(customers: DailyCustomerColumns, candidate: Int32Array, agentCount: number) {
  const { valuation, amount } = customers;
  const queues: number[][] = Array.from({ length: agentCount }, () => []);
  candidate.forEach((agent, customer) => {
    if (agent >= 0) queues[agent].push(customer);
  });
  for (const queue of queues) {
    queue.sort((a, b) => valuation[b] - valuation[a] || amount[b] - amount[a] || a - b);
  }
  return queues.map((queue) => Int32Array.from(queue));
}

function notTodayOf(
  { owner }: DailyCustomerColumns,
  candidate: Int32Array,
  worker: Int32Array,
): NotToday[] {
  const notToday: NotToday[] = [];
  owner.forEach((agent, customer) => {
    if (agent < 0 || worker[customer] >= 0) return;
    notToday.push({ customer, reason: candidate[customer] < 0 ? 'no-substitute' : 'capacity' });
  });
  return notToday;
}

function checkDailyProblem({ customers, classes, agents }: DailyProblem): void {
  checkClasses(classes, agents.length);
  const isAgent = (v: number) => Number.isInteger(v) && v >= -1 && v < agents.length;
  for (const { id, capacityMinutes, substitute } of agents) {
    const isMinutes = capacityMinutes >= 0 && capacityMinutes < Infinity;
    check(isMinutes, id, 'capacityMinutes', 'must be minutes, 0 or more, and finite');
    check(isAgent(substitute), id, 'substitute', 'must be the index of an agent, or -1');
  }
  const { owner, valuation, amount, effort, classIndex } = customers;
  const count = owner.length;
  checkColumn('owner', owner, count, isAgent, 'must be the index of an agent, or -1');
  checkColumn('valuation', valuation, count, Number.isFinite, 'must be a number');
  checkColumn('amount', amount, count, Number.isFinite, 'must be a number');
  const isEffort = (v: number) => v >= 0 && v < Infinity;
  checkColumn('effort', effort, count, isEffort, 'must be minutes, 0 or more, and finite');
  const isClass = (v: number) => v >= 0 && v < classes.length;
  checkColumn('classIndex', classIndex, count, isClass, 'must be the index of a class');
}
