import { type Assignment, assignmentOf, release } from './assignment.ts';
import type { Component } from './components.ts';
import { fill } from './fill.ts';
import { handOver } from './hand-over.ts';
import type { SolveLp } from './linear-program.ts';
import type { Bound } from './lower-bound.ts';
import type { OwnershipKnobs } from './ownership-types.ts';
import { type Quotas, releaseQuotas } from './quotas.ts';
import { sortDescending } from './sort-descending.ts';

/** A round that does not take away this part of the excess is not worth its moves. */
const leastImprovement = 0.1;
const negligibleExcess = 1e-9;

/**
 * Moves owned units while agents lie above the limit and moving helps. What is decided depends on
 * the present owners only, and ends where no round helps: run again on its own result, nothing moves.
 */
export function rebalance(
  component: Component,
  start: Assignment,
  bounds: readonly Bound[],
  knobs: OwnershipKnobs,
  solve: SolveLp,
): Assignment {
  let best = start;
  let movesLeft = knobs.maxMoves;
  for (;;) {
    const excess = excessOver(component, best, bounds, knobs.maxImbalance);
    if (excess < negligibleExcess || movesLeft <= 0) return best;
    const next = round(component, best, bounds, { ...knobs, maxMoves: movesLeft }, solve);
    const left = excessOver(component, next, bounds, knobs.maxImbalance);
    if (left > excess * (1 - leastImprovement)) return best;
    movesLeft -= customersMoved(component, best, next);
    best = next;
  }
}

/** The sum over agents and dimensions of what lies above the limit, relative to the bound. */
function excessOver(
  { shares }: Component,
  { loads }: Assignment,
  bounds: readonly Bound[],
  maxImbalance: number,
): number {
  let excess = 0;
  bounds.forEach(({ lowerBound }, d) => {
    if (lowerBound === 0) return;
    shares.forEach((share, agent) => {
      excess += Math.max(0, loads[d][agent] / (share * lowerBound) - 1 - maxImbalance);
    });
  });
  return excess;
}

function round(
  component: Component,
  { owner }: Assignment,
  bounds: readonly Bound[],
  knobs: OwnershipKnobs,
  solve: SolveLp,
): Assignment {
  const next = assignmentOf(component, owner);
  const handed = handOver(component, next, bounds, knobs);
  if (excessOver(component, next, bounds, knobs.maxImbalance) < negligibleExcess) return next;
  const maxReleases = knobs.maxMoves - handed;
  const quotas = releaseQuotas(component, next, bounds, { ...knobs, maxReleases }, solve);
  releaseEvenly(component, next, quotas, maxReleases);
  fill(component, next, bounds, knobs.maxImbalance, solve);
  return next;
}

/** Takes the quotas away, for each set and agent spread evenly over its amounts, as the quotas assume. */
function releaseEvenly(
  component: Component,
  assignment: Assignment,
  quotas: Quotas,
  maxReleases: number,
): void {
  let left = maxReleases;
  for (const { units, quota } of unitsWithQuota(component, assignment, quotas)) {
    const ordered = sortDescending(Int32Array.from(units), component.weights[1]);
    for (let i = 0; i < quota; i++) {
      const unit = ordered[Math.floor(((i + 0.5) * ordered.length) / quota)];
      left -= component.weights[0][unit];
      if (left < 0) return;
      release(component, assignment, unit);
    }
  }
}

function unitsWithQuota(component: Component, { owner }: Assignment, quotas: Quotas) {
  const found = new Map<number, { units: number[]; quota: number }>();
  for (let unit = 0; unit < owner.length; unit++) {
    const set = component.setOf[unit];
    const quota = quotas[set][owner[unit]];
    if (quota === 0) continue;
    const key = set * component.shares.length + owner[unit];
    const entry = found.get(key) ?? { units: [], quota };
    entry.units.push(unit);
    found.set(key, entry);
  }
  return found.values();
}

/** Customers who had stayed with their former agent, and do not any more. */
function customersMoved({ home, weights }: Component, before: Assignment, after: Assignment) {
  let moved = 0;
  for (let unit = 0; unit < home.length; unit++) {
    const stayed = home[unit] >= 0 && before.owner[unit] === home[unit];
    if (stayed && after.owner[unit] !== home[unit]) moved += weights[0][unit];
  }
  return moved;
}
