import type { Component } from './components.ts';
import type { SolveLp } from './linear-program.ts';
import { type LpColumn, packProgram } from './lp-builder.ts';

/** What a full-time agent carries at best, in one dimension. */
export interface Bound {
  total: number;
  /** Total by the sum of shares. */
  ideal: number;
  /** No assignment has a lower maximum load. */
  lowerBound: number;
}

/** Relative slack taken off the solver's optimum, so that its rounding never overstates a bound. */
const solverTolerance = 1e-7;

/**
 * For count, amount and effort the strongest of four lower bounds: everything divisible; divisible
 * but only among eligible agents (a linear program); the largest unit with the largest share that
 * may own it; and for customers, who are whole, the best possible whole numbers.
 */
export function lowerBounds(component: Component, solve: SolveLp): Bound[] {
  const shareSum = sum(component.shares);
  return component.weights.map((weights, dimension) => {
    const total = sum(weights);
    const ideal = total / shareSum;
    const whole = dimension === 0 ? wholeBound(total, component.shares) : 0;
    const lowerBound = Math.max(
      ideal,
      whole,
      largestUnitBound(component, weights),
      eligibilityBound(component, weights, total, solve),
    );
    return { total, ideal, lowerBound };
  });
}

function largestUnitBound(component: Component, weights: Float64Array): number {
  const largestShare = component.sets.map((set) =>
    set.reduce((largest, agent) => Math.max(largest, component.shares[agent]), 0),
  );
  let bound = 0;
  for (let unit = 0; unit < weights.length; unit++) {
    bound = Math.max(bound, weights[unit] / largestShare[component.setOf[unit]]);
  }
  return bound;
}

/** The lowest load at which agents taking only whole customers take them all. */
function wholeBound(customers: number, shares: Float64Array): number {
  let bound = customers / sum(shares);
  const taken = shares.map((share) => Math.floor(share * bound));
  for (let left = customers - sum(taken); left > 0; left--) {
    let next = 0;
    for (let agent = 1; agent < shares.length; agent++) {
      if ((taken[agent] + 1) / shares[agent] < (taken[next] + 1) / shares[next]) next = agent;
    }
    taken[next]++;
    bound = Math.max(bound, taken[next] / shares[next]);
  }
  return bound;
}

/** Agents with the same eligibility are one for this bound: only the sum of their shares counts. */
interface AgentKind {
  share: number;
  sets: number[];
}

function eligibilityBound(
  component: Component,
  weights: Float64Array,
  total: number,
  solve: SolveLp,
): number {
  const kinds = agentKinds(component);
  if (kinds.length === 1 || total === 0) return 0;
  const perSet = new Float64Array(component.sets.length);
  for (let unit = 0; unit < weights.length; unit++) perSet[component.setOf[unit]] += weights[unit];
  const ideal = total / sum(component.shares);
  const { objective } = solve(spreadProgram(kinds, perSet, ideal));
  return objective * ideal * (1 - solverTolerance);
}

function agentKinds(component: Component): AgentKind[] {
  const setsOf: number[][] = Array.from(component.shares, () => []);
  component.sets.forEach((agents, set) => {
    for (const agent of agents) setsOf[agent].push(set);
  });
  const kinds = new Map<string, AgentKind>();
  setsOf.forEach((sets, agent) => {
    const key = sets.join();
    const kind = kinds.get(key) ?? { share: 0, sets };
    kind.share += component.shares[agent];
    kinds.set(key, kind);
  });
  return [...kinds.values()];
}

/** Minimise the level u so that each set's weight fits on its agents, none above share * u. */
function spreadProgram(kinds: AgentKind[], perSet: Float64Array, ideal: number) {
  const setRows = perSet.length;
  const flows = kinds.flatMap((kind, k) =>
    kind.sets.map(
      (set): LpColumn => ({
        cost: 0,
        upper: Infinity,
        entries: [
          [set, 1],
          [setRows + k, 1],
        ],
      }),
    ),
  );
  const level: LpColumn = {
    cost: 1,
    upper: Infinity,
    entries: kinds.map((kind, k) => [setRows + k, -kind.share] as const),
  };
  const needed = perSet.map((weight) => weight / ideal);
  const unbounded = new Float64Array(kinds.length).fill(-Infinity);
  return packProgram(
    [...flows, level],
    Float64Array.of(...needed, ...unbounded),
    Float64Array.of(...needed, ...new Float64Array(kinds.length)),
  );
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
