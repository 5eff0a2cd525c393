import type { OwnershipProblem } from '../../../srv/domain/balance/ownership-types.ts';

/** Whether hard rules allow the agent to own the customer, fixed assignments apart. */
export function mayOwnCustomer(
  problem: OwnershipProblem,
  customer: number,
  agent: number,
): boolean {
  const { classes, agents, customers } = problem;
  const open = agents[agent]?.ownershipOpen === true;
  return open && classes[customers.classIndex[customer] ?? -1]?.eligible.includes(agent) === true;
}

/** The agents who may own the customer: the fixed one alone where that one may. */
export function ownableAgents(problem: OwnershipProblem, customer: number): number[] {
  const fixed = problem.customers.fixedAgent[customer] ?? -1;
  if (fixed >= 0 && mayOwnCustomer(problem, customer, fixed)) return [fixed];
  return [...problem.agents.keys()].filter((agent) => mayOwnCustomer(problem, customer, agent));
}

/** Loads of some agents, total and relative to the share, straight from who owns whom. */
export function loadsOf(problem: OwnershipProblem, owner: Int32Array, agents: number[]) {
  const { amount, effort } = problem.customers;
  return {
    count: loads(problem, owner, agents, () => 1),
    amount: loads(problem, owner, agents, (customer) => amount[customer] ?? 0),
    effort: loads(problem, owner, agents, (customer) => effort[customer] ?? 0),
  };
}

function loads(
  { agents: all }: OwnershipProblem,
  owner: Int32Array,
  agents: number[],
  weightOf: (customer: number) => number,
) {
  const absolute = agents.map((agent) =>
    [...owner.keys()]
      .filter((customer) => owner[customer] === agent)
      .reduce((sum, customer) => sum + weightOf(customer), 0),
  );
  return {
    total: absolute.reduce((sum, load) => sum + load, 0),
    relative: absolute.map((load, i) => load / (all[agents[i] ?? -1]?.share ?? 1)),
  };
}
