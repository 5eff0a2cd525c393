import { assignmentOf } from './assignment.ts';
import type { Component } from './components.ts';
import { fill } from './fill.ts';
import type { SolveLp } from './linear-program.ts';
import { type Bound, lowerBounds } from './lower-bound.ts';
import type { OwnershipKnobs } from './ownership-types.ts';
import { rebalance } from './rebalance.ts';

/** The owner of each unit of a component, as an index of its agents, and the bounds it is held to. */
export interface BalancedComponent {
  owner: Int32Array;
  bounds: Bound[];
}

/**
 * Balances one component: units stay at home, the free ones are spread, and owned ones move only
 * where an agent would lie above the limit.
 */
export function balanceComponent(
  component: Component,
  knobs: OwnershipKnobs,
  solve: SolveLp,
): BalancedComponent {
  const bounds = lowerBounds(component, solve);
  const filled = assignmentOf(component, component.home);
  fill(component, filled, bounds, knobs.maxImbalance, solve);
  const start = assignmentOf(component, filled.owner);
  return { owner: rebalance(component, start, bounds, knobs, solve).owner, bounds };
}
