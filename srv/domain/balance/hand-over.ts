import { type Assignment, assign, release } from './assignment.ts';
import type { Component } from './components.ts';
import type { Bound } from './lower-bound.ts';
import type { OwnershipKnobs } from './ownership-types.ts';

interface Scene {
  component: Component;
  assignment: Assignment;
  bounds: readonly Bound[];
  /** Highest load allowed, relative to the bound. */
  limit: number;
}

/** Amount and effort; too many customers are moved by quotas, over chains where needed. */
const handedDimensions = [1, 2];

/**
 * Agents above the limit in amount or effort hand their few largest units over to agents with room,
 * until they are within it. A unit is handed over only when its giver stays at or above the bound
 * and its taker within the limit in every dimension. Returns the customers handed over.
 */
export function handOver(
  component: Component,
  assignment: Assignment,
  bounds: readonly Bound[],
  { maxImbalance, maxMoves }: OwnershipKnobs,
): number {
  const scene = { component, assignment, bounds, limit: 1 + maxImbalance };
  let handed = 0;
  for (const dimension of handedDimensions) {
    for (const [giver, units] of unitsOfGivers(scene, dimension)) {
      handed += relieve(scene, dimension, giver, units, maxMoves - handed);
    }
  }
  return handed;
}

function relieve(
  scene: Scene,
  dimension: number,
  giver: number,
  units: number[],
  maxCustomers: number,
): number {
  const weights = scene.component.weights[dimension];
  const takers = new Map<number, number>();
  let handed = 0;
  for (const unit of units.sort((a, b) => weights[b] - weights[a] || a - b)) {
    if (relativeLoad(scene, dimension, giver, 0) <= scene.limit) break;
    if (relativeLoad(scene, dimension, giver, -weights[unit]) < 1) continue;
    if (handed + scene.component.weights[0][unit] > maxCustomers) break;
    const set = scene.component.setOf[unit];
    const taker = takers.get(set) ?? roomiest(scene, set);
    takers.set(set, taker);
    if (!hasRoom(scene, taker, unit)) continue;
    release(scene.component, scene.assignment, unit);
    assign(scene.component, scene.assignment, unit, taker);
    takers.clear();
    handed += scene.component.weights[0][unit];
  }
  return handed;
}

/** Agents above the limit with what they own, fixed units included: nobody else has room for those. */
function unitsOfGivers(scene: Scene, dimension: number): Map<number, number[]> {
  const givers = new Map<number, number[]>();
  scene.component.shares.forEach((_, agent) => {
    if (relativeLoad(scene, dimension, agent, 0) > scene.limit) givers.set(agent, []);
  });
  if (givers.size === 0) return givers;
  scene.assignment.owner.forEach((agent, unit) => {
    givers.get(agent)?.push(unit);
  });
  return givers;
}

/** The agent of the set whose fullest dimension is emptiest; of equals the lowest. */
function roomiest(scene: Scene, set: number): number {
  const fullest = (agent: number) =>
    Math.max(...scene.bounds.map((_, d) => relativeLoad(scene, d, agent, 0)));
  let [best, load] = [-1, Infinity];
  for (const agent of scene.component.sets[set]) {
    const own = fullest(agent);
    if (own < load) [best, load] = [agent, own];
  }
  return best;
}

function hasRoom(scene: Scene, taker: number, unit: number): boolean {
  return scene.component.weights.every(
    (weights, d) => relativeLoad(scene, d, taker, weights[unit]) <= scene.limit,
  );
}

function relativeLoad(scene: Scene, dimension: number, agent: number, added: number): number {
  const { lowerBound } = scene.bounds[dimension];
  if (lowerBound === 0) return 0;
  const load = scene.assignment.loads[dimension][agent] + added;
  return load / (scene.component.shares[agent] * lowerBound);
}
