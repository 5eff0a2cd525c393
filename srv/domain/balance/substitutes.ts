import type { DailyAgent, DailyCustomerColumns, DailyProblem } from './daily-list-types.ts';

/** What decides who works a customer today. */
export interface WorkersProblem extends Pick<DailyProblem, 'classes' | 'agents'> {
  customers: Pick<DailyCustomerColumns, 'owner' | 'temporaryAgent' | 'classIndex'>;
}

/**
 * Who may work each customer today: the agent named for a while, when present and allowed to serve
 * the customer; else the owner, when present; else who stands in for the owner. -1 for an
 * unassignable customer, and where nobody of the owner's substitutes is here and may serve.
 */
export function workersOf({ customers, classes, agents }: WorkersProblem): Int32Array {
  const mayServe = classes.map(({ eligible }) => new Set(eligible));
  const standIns = mayServe.map((eligible) =>
    agents.map((_, absent) => standInFor(agents, absent, eligible)),
  );
  return customers.owner.map((owner, customer) => {
    if (owner < 0) return owner;
    const classIndex = customers.classIndex[customer];
    const named = customers.temporaryAgent[customer];
    if (named >= 0 && !agents[named].absent && mayServe[classIndex].has(named)) return named;
    return agents[owner].absent ? standIns[classIndex][owner] : owner;
  });
}

/**
 * The nearest substitute who is present and may serve: an agent's own in their order, and only when
 * none of these can, the substitutes of the first, of the second and so on. Whoever was asked once
 * is not asked again, so circles end.
 */
function standInFor(
  agents: readonly DailyAgent[],
  absent: number,
  mayServe: ReadonlySet<number>,
): number {
  const asked = new Set([absent]);
  for (const agent of asked) {
    if (!agents[agent].absent && mayServe.has(agent)) return agent;
    for (const substitute of agents[agent].substitutes) asked.add(substitute);
  }
  return -1;
}
