import type { EligibilityClass, OwningAgent } from './ownership-types.ts';

/** Agents who may own, ascending; every distinct set is kept once and known by its number. */
export interface AgentSets {
  readonly sets: Int32Array[];
  /** The number of the set of the given agents, ascending and without repetition. */
  intern(agents: Int32Array): number;
  has(set: number, agent: number): boolean;
  /** The number of the set of the agents in both. */
  intersect(left: number, right: number): number;
}

/** An empty collection of agent sets for agents 0 to `agentCount` - 1. */
export function agentSets(agentCount: number): AgentSets {
  const sets: Int32Array[] = [];
  const flags: Uint8Array[] = [];
  const numberOf = new Map<string, number>();
  const intersections = new Map<string, number>();

  const intern = (agents: Int32Array): number => {
    const key = agents.join();
    const known = numberOf.get(key);
    if (known !== undefined) return known;
    numberOf.set(key, sets.length);
    flags.push(flagsOf(agents, agentCount));
    return sets.push(agents) - 1;
  };
  const has = (set: number, agent: number): boolean => flags[set][agent] === 1;
  const intersect = (left: number, right: number): number => {
    if (left === right) return left;
    const key = `${left}&${right}`;
    const known = intersections.get(key);
    if (known !== undefined) return known;
    const common = intern(sets[left].filter((agent) => has(right, agent)));
    intersections.set(key, common);
    return common;
  };
  return { sets, intern, has, intersect };
}

function flagsOf(agents: Int32Array, agentCount: number): Uint8Array {
  const flags = new Uint8Array(agentCount);
  for (const agent of agents) flags[agent] = 1;
  return flags;
}

/** For each class the number of the set of its agents who may own: open, and with a share. */
export function openSets(
  classes: readonly EligibilityClass[],
  agents: readonly OwningAgent[],
  sets: AgentSets,
): Int32Array {
  return Int32Array.from(classes, ({ eligible }) => {
    const open = [...new Set(eligible)].filter((agent) => mayOwn(agents[agent]));
    return sets.intern(Int32Array.from(open).sort());
  });
}

/** True when the agent owns customers at all. */
export function mayOwn(agent: OwningAgent): boolean {
  return agent.ownershipOpen && agent.share > 0;
}
