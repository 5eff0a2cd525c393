import type { Assignment } from './assignment.ts';
import type { Component } from './components.ts';
import type { Bound } from './lower-bound.ts';

/** How many following units of nearly the same amount are tried as partners. */
const partners = 16;
const maxPasses = 4;
/** Passes end when fewer than this part of the units are swapped. */
const worthwhileSwaps = 0.005;
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
  const scales = bounds.map(({ lowerBound }) => (lowerBound > 0 ? 1 / lowerBound : 0));
  const rows = rowsBySet(component, assignment, scales, ordered);
  const loads = scales.map((scale, d) => assignment.loads[d].map((load) => load * scale));
  for (let pass = 0; pass < maxPasses; pass++) {
    let swaps = 0;
    for (const row of rows) swaps += swapNeighbours(row, loads, component.shares);
    if (swaps <= ordered.length * worthwhileSwaps) break;
  }
  for (const row of rows) takeOver(component, assignment, row);
}

/** Units of one set by falling amount, with all that a swap looks at side by side in memory. */
interface Row {
  units: Int32Array;
  owners: Int32Array;
  /** Weights relative to the bounds. */
  weights: readonly Float64Array[];
}

function rowsBySet(
  { sets, setOf, weights }: Component,
  { owner }: Assignment,
  scales: readonly number[],
  ordered: Int32Array,
): Row[] {
  const sizes = new Int32Array(sets.length);
  for (const unit of ordered) sizes[setOf[unit]]++;
  const unitsBySet = Array.from(sizes, (size) => new Int32Array(size));
  const next = new Int32Array(sets.length);
  for (const unit of ordered) unitsBySet[setOf[unit]][next[setOf[unit]]++] = unit;
  return unitsBySet.map((units) => ({
    units,
    owners: units.map((unit) => owner[unit]),
    weights: scales.map((scale, d) =>
      new Float64Array(units.length).map((_, i) => weights[d][units[i]] * scale),
    ),
  }));
}

function swapNeighbours(row: Row, loads: readonly Float64Array[], shares: Float64Array): number {
  const { owners } = row;
  let swaps = 0;
  for (let i = 0; i < owners.length; i++) {
    const end = Math.min(i + partners, owners.length - 1);
    for (let k = i + 1; k <= end; k++) {
      if (owners[i] === owners[k] || swapGain(row, loads, shares, i, k) < leastGain) continue;
      swap(row, loads, i, k);
      swaps++;
    }
  }
  return swaps;
}

/** How much a swap lowers the sum of squared relative loads; negative when it raises it. */
function swapGain(
  { owners, weights }: Row,
  loads: readonly Float64Array[],
  shares: Float64Array,
  i: number,
  k: number,
): number {
  const [from, to] = [owners[i], owners[k]];
  let gain = 0;
  for (let d = 0; d < 3; d++) {
    const given = weights[d][i] - weights[d][k];
    if (given === 0) continue;
    gain += (given * (2 * loads[d][from] - given)) / shares[from];
    gain -= (given * (2 * loads[d][to] + given)) / shares[to];
  }
  return gain;
}

function swap({ owners, weights }: Row, loads: readonly Float64Array[], i: number, k: number) {
  const [from, to] = [owners[i], owners[k]];
  for (let d = 0; d < 3; d++) {
    const given = weights[d][i] - weights[d][k];
    loads[d][from] -= given;
    loads[d][to] += given;
  }
  owners[i] = to;
  owners[k] = from;
}

function takeOver({ weights }: Component, assignment: Assignment, { units, owners }: Row): void {
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    const from = assignment.owner[unit];
    if (owners[i] === from) continue;
    assignment.owner[unit] = owners[i];
    for (let d = 0; d < 3; d++) {
      assignment.loads[d][from] -= weights[d][unit];
      assignment.loads[d][owners[i]] += weights[d][unit];
    }
  }
}
