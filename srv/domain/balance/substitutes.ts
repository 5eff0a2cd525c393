import type { DailyAgent, DailyProblem } from './daily-list-types.ts';

/**
 * Who may work each customer today: the owner when present, else the first in the chain of
 * substitutes who is present and may serve the customer. -1 for an unassignable customer, and where
 * the chain ends or closes in a circle without one.
 */
export function workersOf({ customers, classes, agents }: DailyProblem): Int32Array {
  const standIns = classes.map(({ eligible }) => {
    const mayServe = new Set(eligible);
    return agents.map((_, absent) => standInFor(agents, absent, mayServe));
  });
  return customers.owner.map((owner, customer) => {
    if (owner < 0 || !agents[owner].absent) return owner;
    return standIns[customers.classIndex[customer]][owner];
  });
}

function standInFor(
  agents: readonly DailyAgent[],
  absent: number,
  mayServe: ReadonlySet<number>,
): number {
  const seen = new Set<number>();
  let agent = absent;
  while (agent >= 0 && !seen.has(agent)) {
    if (!agents[agent].absent && mayServe.has(agent)) return agent;
    seen.add(agent);
    agent = agents[agent].substitute;
  }
  return -1;
}
