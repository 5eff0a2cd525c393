import { type Assignment, assign, release } from './assignment.ts';
import type { Component } from './components.ts';
import type { Bound } from './lower-bound.ts';

/** How many following units of nearly the same amount are tried as partners. */
const partners = 4;
const maxPasses = 4;
/** Passes end when fewer than this part of the units are swapped. */
const worthwhileSwaps = 0.002;
/** The least drop of the sum of squared relative loads that makes a swap worth it. */
const leastGain = 1e-7;

/**
 * Swaps owners of units that are neighbours by amount in the same set while that makes loads more
 * even in count, amount and effort together: eligibility is the same, and amounts hardly change,
 * so this brings effort in line without undoing the amounts.
 */
export function evenOut(
  component: Component,
  assignment: Assignment,
  bounds: readonly Bound[],
  ordered: Int32Array,
): void {
  const gain = swapGain(component, assignment, bounds);
  const rows = unitsBySet(component, ordered);
  for (let pass = 0; pass < maxPasses; pass++) {
    let swaps = 0;
    for (const row of rows) swaps += swapNeighbours(component, assignment, row, gain);
    if (swaps <= ordered.length * worthwhileSwaps) return;
  }
}

function unitsBySet({ sets, setOf }: Component, ordered: Int32Array): Int32Array[] {
  const sizes = new Int32Array(sets.length);
  for (const unit of ordered) sizes[setOf[unit]]++;
  const rows = Array.from(sizes, (size) => new Int32Array(size));
  const next = new Int32Array(sets.length);
  for (const unit of ordered) rows[setOf[unit]][next[setOf[unit]]++] = unit;
  return rows;
}

function swapNeighbours(
  component: Component,
  assignment: Assignment,
  row: Int32Array,
  gain: (a: number, b: number) => number,
): number {
  let swaps = 0;
  for (let i = 0; i < row.length; i++) {
    for (let k = i + 1; k <= i + partners && k < row.length; k++) {
      if (gain(row[i], row[k]) < leastGain) continue;
      swapOwners(component, assignment, row[i], row[k]);
      swaps++;
    }
  }
  return swaps;
}

function swapOwners(component: Component, assignment: Assignment, a: number, b: number): void {
  const [ownerOfA, ownerOfB] = [assignment.owner[a], assignment.owner[b]];
  release(component, assignment, a);
  release(component, assignment, b);
  assign(component, assignment, a, ownerOfB);
  assign(component, assignment, b, ownerOfA);
}

/** How much a swap lowers the sum of squared relative loads; negative when it raises it. */
function swapGain(
  { weights, shares }: Component,
  { owner, loads }: Assignment,
  bounds: readonly Bound[],
) {
  const scales = bounds.map(({ lowerBound }) => (lowerBound > 0 ? 1 / lowerBound : 0));
  return (a: number, b: number): number => {
    const [from, to] = [owner[a], owner[b]];
    if (from === to) return 0;
    let gain = 0;
    for (let d = 0; d < 3; d++) {
      const given = (weights[d][a] - weights[d][b]) * scales[d];
      if (given === 0) continue;
      const loadFrom = loads[d][from] * scales[d];
      const loadTo = loads[d][to] * scales[d];
      gain += (given * (2 * loadFrom - given)) / shares[from];
      gain -= (given * (2 * loadTo + given)) / shares[to];
    }
    return gain;
  };
}
