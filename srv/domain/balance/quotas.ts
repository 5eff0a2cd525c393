import { type Assignment, freeUnits } from './assignment.ts';
import type { Component } from './components.ts';
import type { SolveLp } from './linear-program.ts';
import type { Bound } from './lower-bound.ts';
import { quotaProgram } from './quota-program.ts';

/** The solver's numbers are whole within this. */
const solverTolerance = 1e-6;

/** Whole units by set and agent. */
export type Quotas = Int32Array[];

/** How many free units of each set each agent gets. */
export function fillQuotas(
  component: Component,
  assignment: Assignment,
  bounds: readonly Bound[],
  maxImbalance: number,
  solve: SolveLp,
): Quotas {
  const placed = freeUnits(assignment);
  const free = countBySet(component, placed);
  const program = quotaProgram({
    component,
    assignment,
    bounds,
    free,
    meanWeights: meanWeights(component, placed),
    maxImbalance,
    releasable: [],
    maxReleases: 0,
  });
  return wholeQuotas(component, solve(program).columns, free);
}

/**
 * How many owned units of each set each agent gives up so that nobody lies above the limit, with as
 * few releases as possible, over chains of agents where needed.
 */
export function releaseQuotas(
  component: Component,
  assignment: Assignment,
  bounds: readonly Bound[],
  knobs: { maxImbalance: number; maxReleases: number },
  solve: SolveLp,
): Quotas {
  const releasable = ownedBySet(component, assignment);
  const everyUnit = Int32Array.from(component.units, (_, unit) => unit);
  const program = quotaProgram({
    component,
    assignment,
    bounds,
    free: new Int32Array(component.sets.length),
    meanWeights: meanWeights(component, everyUnit),
    ...knobs,
    releasable,
  });
  const transfers = component.sets.reduce((sum, set) => sum + set.length, 0);
  const outgoing = solve(program).columns.subarray(transfers);
  return roundUp(component, outgoing, releasable);
}

/** Rounds by largest remainder in each set, carrying each agent's rounding over to the next set. */
function wholeQuotas(component: Component, parts: Float64Array, free: Int32Array): Quotas {
  const carry = new Float64Array(component.shares.length);
  let start = 0;
  return component.sets.map((agents, set) => {
    const wished = parts.subarray(start, start + agents.length);
    start += agents.length;
    const carried = Float64Array.from(agents, (agent) => carry[agent]);
    const whole = roundToSum(wished, carried, free[set]);
    const quotas = new Int32Array(component.shares.length);
    agents.forEach((agent, i) => {
      quotas[agent] = whole[i];
      carry[agent] += wished[i] - whole[i];
    });
    return quotas;
  });
}

/** Whole numbers next to the wished ones with this sum; who was rounded down before comes first. */
function roundToSum(wished: Float64Array, carried: Float64Array, sum: number): Int32Array {
  const whole = Int32Array.from(wished, (part) => Math.max(0, Math.floor(part + solverTolerance)));
  const rest = wished.map((part, i) => part - whole[i] + carried[i]);
  const order = [...wished.keys()].sort((a, b) => rest[b] - rest[a] || a - b);
  let missing = sum - whole.reduce((total, part) => total + part, 0);
  for (let i = 0; missing > 0; i = (i + 1) % order.length, missing--) whole[order[i]]++;
  for (const i of order.reverse()) {
    const surplus = Math.min(whole[i], Math.max(0, -missing));
    whole[i] -= surplus;
    missing += surplus;
  }
  return whole;
}

function roundUp(component: Component, parts: Float64Array, releasable: Quotas): Quotas {
  let start = 0;
  return component.sets.map((agents, set) => {
    const quotas = new Int32Array(component.shares.length);
    agents.forEach((agent, i) => {
      quotas[agent] = Math.min(
        releasable[set][agent],
        Math.ceil(parts[start + i] - solverTolerance),
      );
    });
    start += agents.length;
    return quotas;
  });
}

function countBySet(component: Component, units: Int32Array): Int32Array {
  const counts = new Int32Array(component.sets.length);
  for (const unit of units) counts[component.setOf[unit]]++;
  return counts;
}

function ownedBySet(component: Component, { owner }: Assignment): Quotas {
  const owned = component.sets.map(() => new Int32Array(component.shares.length));
  for (let unit = 0; unit < owner.length; unit++) {
    const set = component.setOf[unit];
    // An agent alone in a set has nobody to give to: a fixed assignment, or a rare skill.
    if (component.sets[set].length > 1) owned[set][owner[unit]]++;
  }
  return owned;
}

function meanWeights(component: Component, units: Int32Array): Float64Array[] {
  const counts = countBySet(component, units);
  return component.weights.map((weights) => {
    const means = new Float64Array(counts.length);
    for (const unit of units) means[component.setOf[unit]] += weights[unit];
    return means.map((total, set) => (counts[set] > 0 ? total / counts[set] : 0));
  });
}
