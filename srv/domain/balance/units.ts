import { type AgentSets, agentSets, openSets } from './eligibility.ts';
import type { Conflict, CustomerColumns, OwnershipProblem } from './ownership-types.ts';

/**
 * What is assigned as one: a customer, or connected debtors who share an agent.
 * Units follow the order of their first customers.
 */
export interface Units {
  count: number;
  /** The unit of each customer; -1 when no agent may serve the customer. */
  unitOf: Int32Array;
  /** The set of agents who may own the unit; one agent only when the assignment is fixed. */
  setOf: Int32Array;
  /** Customers, minor units, minutes of each unit. */
  weights: readonly [Float64Array, Float64Array, Float64Array];
  /** The agent who keeps the unit if balance allows: the former owner; -1 for none. */
  home: Int32Array;
  sets: AgentSets;
  conflicts: Conflict[];
}

/** Cuts the customers into units; connected debtors without a common agent are split and reported. */
export function unitsOf({ customers, classes, agents }: OwnershipProblem): Units {
  const sets = agentSets(agents.length);
  const conflicts: Conflict[] = [];
  const classSets = openSets(classes, agents, sets);
  const customerSets = setsOfCustomers(customers, classSets, sets, conflicts);
  const { unitOf, setOf } = joinConnected(customers, customerSets, sets, conflicts);
  const weights = weightsOf(customers, unitOf, setOf.length);
  const home = homesOf(customers, unitOf, setOf, sets);
  return { count: setOf.length, unitOf, setOf, weights, home, sets, conflicts };
}

function setsOfCustomers(
  customers: CustomerColumns,
  classSets: Int32Array,
  sets: AgentSets,
  conflicts: Conflict[],
): Int32Array {
  const fixed = new Map<number, number>();
  return customers.classIndex.map((classIndex, customer) => {
    const set = classSets[classIndex];
    const agent = customers.fixedAgent[customer];
    if (agent < 0 || sets.sets[set].length === 0) return set;
    if (!sets.has(set, agent)) {
      conflicts.push({ customer, reason: 'fixed-not-eligible' });
      return set;
    }
    const known = fixed.get(agent) ?? sets.intern(Int32Array.of(agent));
    fixed.set(agent, known);
    return known;
  });
}

function joinConnected(
  { connectedGroup }: CustomerColumns,
  customerSets: Int32Array,
  sets: AgentSets,
  conflicts: Conflict[],
): { unitOf: Int32Array; setOf: Int32Array } {
  const unitOf = new Int32Array(connectedGroup.length).fill(-1);
  const setOf: number[] = [];
  const unitsOfGroup = new Map<number, number[]>();
  for (let customer = 0; customer < unitOf.length; customer++) {
    const set = customerSets[customer];
    if (sets.sets[set].length === 0) continue;
    const group = connectedGroup[customer];
    const joined = group < 0 ? undefined : unitsOfGroup.get(group);
    const unit = joined?.find((one) => sets.sets[sets.intersect(setOf[one], set)].length > 0);
    if (unit !== undefined) {
      setOf[unit] = sets.intersect(setOf[unit], set);
      unitOf[customer] = unit;
      continue;
    }
    unitOf[customer] = setOf.push(set) - 1;
    if (joined !== undefined) conflicts.push({ customer, reason: 'connected-split' });
    if (group >= 0) unitsOfGroup.set(group, [...(joined ?? []), unitOf[customer]]);
  }
  return { unitOf, setOf: Int32Array.from(setOf) };
}

function weightsOf(
  customers: CustomerColumns,
  unitOf: Int32Array,
  count: number,
): Units['weights'] {
  const customersOf = new Float64Array(count);
  const amount = new Float64Array(count);
  const effort = new Float64Array(count);
  for (let customer = 0; customer < unitOf.length; customer++) {
    const unit = unitOf[customer];
    if (unit < 0) continue;
    customersOf[unit]++;
    amount[unit] += customers.amount[customer];
    effort[unit] += customers.effort[customer];
  }
  return [customersOf, amount, effort];
}

/** The eligible former owner of most of a unit's customers; of equals the one with the lowest index. */
function homesOf(
  { previousAgent }: CustomerColumns,
  unitOf: Int32Array,
  setOf: Int32Array,
  sets: AgentSets,
): Int32Array {
  const home = new Int32Array(setOf.length).fill(-1);
  const votes = new Map<number, Map<number, number>>();
  for (let customer = 0; customer < unitOf.length; customer++) {
    const unit = unitOf[customer];
    const agent = previousAgent[customer];
    if (unit < 0 || agent < 0 || !sets.has(setOf[unit], agent)) continue;
    if (home[unit] === -1) home[unit] = agent;
    else countVote(votes, unit, home[unit], agent);
  }
  for (const [unit, counts] of votes) home[unit] = winner(counts);
  return home;
}

/** The first vote of a unit is its home; most units have no other, so it is counted only here. */
function countVote(
  votes: Map<number, Map<number, number>>,
  unit: number,
  first: number,
  agent: number,
): void {
  const counts = votes.get(unit) ?? new Map([[first, 1]]);
  counts.set(agent, (counts.get(agent) ?? 0) + 1);
  votes.set(unit, counts);
}

function winner(counts: Map<number, number>): number {
  const [best] = [...counts].sort(([a, votesA], [b, votesB]) => votesB - votesA || a - b);
  return best[0];
}
