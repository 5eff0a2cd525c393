import { AgentHeap } from './agent-heap.ts';
import { type Assignment, assign, freeUnits } from './assignment.ts';
import type { Component } from './components.ts';
import { evenOut } from './even-out.ts';
import type { SolveLp } from './linear-program.ts';
import type { Bound } from './lower-bound.ts';
import { fillQuotas, type Quotas } from './quotas.ts';
import { sortDescending } from './sort-descending.ts';

/** Weight of the customer count beside the amount, so that small amounts go round in turn. */
const countWeight = 0.001;

/**
 * Gives every free unit an owner: units with one possible agent first, then by falling amount to
 * the eligible agent with the lowest amount for the share who has quota left, then evened out.
 */
export function fill(
  component: Component,
  assignment: Assignment,
  bounds: readonly Bound[],
  maxImbalance: number,
  solve: SolveLp,
): void {
  assignSingles(component, assignment);
  const free = freeUnits(assignment);
  if (free.length === 0) return;
  const quotas = fillQuotas(component, assignment, bounds, maxImbalance, solve);
  const ordered = sortDescending(free, component.weights[1]);
  fillByAmount(component, assignment, bounds, ordered, quotas);
  evenOut(component, assignment, bounds, ordered);
}

function assignSingles(component: Component, assignment: Assignment): void {
  for (let unit = 0; unit < assignment.owner.length; unit++) {
    const agents = component.sets[component.setOf[unit]];
    if (assignment.owner[unit] < 0 && agents.length === 1) {
      assign(component, assignment, unit, agents[0]);
    }
  }
}

function fillByAmount(
  component: Component,
  assignment: Assignment,
  bounds: readonly Bound[],
  ordered: Int32Array,
  quotas: Quotas,
): void {
  const [count, amount] = assignment.loads;
  const countScale = countWeight / bounds[0].lowerBound;
  const amountScale = bounds[1].lowerBound > 0 ? 1 / bounds[1].lowerBound : 0;
  const loadOf = (agent: number) =>
    (amount[agent] * amountScale + count[agent] * countScale) / component.shares[agent];
  const heaps = component.sets.map((agents) => new AgentHeap(agents, loadOf));
  const hasQuota = quotas.map((left) => (agent: number) => left[agent] > 0);
  for (const unit of ordered) {
    const set = component.setOf[unit];
    const agent = heaps[set].lowest(hasQuota[set]);
    quotas[set][agent]--;
    assign(component, assignment, unit, agent);
  }
}
