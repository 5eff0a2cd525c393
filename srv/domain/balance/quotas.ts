import { type Assignment, freeUnits } from './assignment.ts';
import type { Component } from './components.ts';
import type { SolveLp } from './linear-program.ts';
import type { Bound } from './lower-bound.ts';
import { quotaProgram } from './quota-program.ts';

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
export function wholeQuotas(component: Component, parts: Float64Array, free: Int32Array): Quotas {
  const carry = new Float64Array(component.shares.length);
  let start = 0;
  return component.sets.map((agents, set) => {
    const wished = parts.subarray(start, start + agents.length);
    start += agents.length;
    const whole = Array.from(wished, (part) => Math.max(0, Math.floor(part + 1e-6)));
    const rest = Array.from(wished, (part, i) => part - whole[i] + carry[agents[i]]);
    let left = free[set] - whole.reduce((sum, part) => sum + part, 0);
    const order = [...agents.keys()].sort((a, b) => rest[b] - rest[a] || a - b);
    for (let i = 0; left > 0; i = (i + 1) % order.length, left--) whole[order[i]]++;
    for (let i = order.length - 1; left < 0; i = (i || order.length) - 1) {
      if (whole[order[i]] === 0) continue;
      whole[order[i]]--;
      left++;
    }
    const quotas = new Int32Array(component.shares.length);
    agents.forEach((agent, i) => {
      quotas[agent] = whole[i];
      carry[agent] += wished[i] - whole[i];
    });
    return quotas;
  });
}

function roundUp(component: Component, parts: Float64Array, releasable: Quotas): Quotas {
  let start = 0;
  return component.sets.map((agents, set) => {
    const quotas = new Int32Array(component.shares.length);
    agents.forEach((agent, i) => {
      quotas[agent] = Math.min(releasable[set][agent], Math.ceil(parts[start + i] - 1e-6));
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
