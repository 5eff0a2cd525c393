import type { OwnershipProblem } from './ownership-types.ts';
import type { Units } from './units.ts';

/**
 * Agents connected by units they may both own, with those units: balanced apart from all others,
 * in another thread if wished, since everything in it is plain data. Agents, sets and units are
 * numbered from 0 inside; `agents` and `units` lead back to the problem.
 */
export interface Component {
  agents: Int32Array;
  shares: Float64Array;
  /** The sets of agents that units ask for, agents ascending. */
  sets: Int32Array[];
  units: Int32Array;
  setOf: Int32Array;
  weights: readonly [Float64Array, Float64Array, Float64Array];
  home: Int32Array;
}

/** Splits the units into parts that share no agent, in the order of their lowest agent. */
export function splitIntoComponents(problem: OwnershipProblem, units: Units): Component[] {
  const used = usedSets(units);
  const root = connectAgents(problem.agents.length, used, units.sets.sets);
  const unitsByRoot = new Map<number, number[]>();
  for (const set of used) unitsByRoot.set(root[units.sets.sets[set][0]], []);
  for (let unit = 0; unit < units.count; unit++) {
    unitsByRoot.get(root[units.sets.sets[units.setOf[unit]][0]])?.push(unit);
  }
  return [...unitsByRoot]
    .sort(([a], [b]) => a - b)
    .map(([part, members]) => {
      const agents = indicesWhere(root, (one) => one === part);
      const sets = used.filter((set) => root[units.sets.sets[set][0]] === part);
      return componentOf(problem, units, agents, sets, Int32Array.from(members));
    });
}

function usedSets(units: Units): number[] {
  const used = new Uint8Array(units.sets.sets.length);
  for (let unit = 0; unit < units.count; unit++) used[units.setOf[unit]] = 1;
  return [...indicesWhere(used, (flag) => flag === 1)];
}

/** For each agent the lowest agent connected by any chain of sets. */
function connectAgents(count: number, used: number[], sets: Int32Array[]): Int32Array {
  const parent = Int32Array.from({ length: count }, (_, agent) => agent);
  const find = (agent: number): number => {
    while (parent[agent] !== agent) {
      parent[agent] = parent[parent[agent]];
      agent = parent[agent];
    }
    return agent;
  };
  for (const set of used) {
    for (const agent of sets[set]) {
      const [a, b] = [find(agent), find(sets[set][0])];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  return parent.map((_, agent) => find(agent));
}

function componentOf(
  problem: OwnershipProblem,
  units: Units,
  agents: Int32Array,
  sets: number[],
  members: Int32Array,
): Component {
  const localAgent = positions(agents, problem.agents.length);
  const localSet = positions(Int32Array.from(sets), units.sets.sets.length);
  const [count, amount, effort] = units.weights;
  return {
    agents,
    shares: Float64Array.from(agents, (agent) => problem.agents[agent].share),
    sets: sets.map((set) => units.sets.sets[set].map((agent) => localAgent[agent])),
    units: members,
    setOf: members.map((unit) => localSet[units.setOf[unit]]),
    weights: [gather(count, members), gather(amount, members), gather(effort, members)],
    home: members.map((unit) => (units.home[unit] < 0 ? -1 : localAgent[units.home[unit]])),
  };
}

function gather(column: Float64Array, indices: Int32Array): Float64Array {
  const gathered = new Float64Array(indices.length);
  for (let i = 0; i < indices.length; i++) gathered[i] = column[indices[i]];
  return gathered;
}

function positions(indices: Int32Array, length: number): Int32Array {
  const position = new Int32Array(length).fill(-1);
  for (let i = 0; i < indices.length; i++) position[indices[i]] = i;
  return position;
}

function indicesWhere(values: ArrayLike<number>, holds: (value: number) => boolean): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if (holds(values[i])) found.push(i);
  return Int32Array.from(found);
}
