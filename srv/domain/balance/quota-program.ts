import type { Assignment } from './assignment.ts';
import type { Component } from './components.ts';
import type { LinearProgram } from './linear-program.ts';
import type { Bound } from './lower-bound.ts';
import { type LpColumn, packProgram } from './lp-builder.ts';

/** What the quotas are asked for: per set the units to place, and those that may be taken away. */
export interface QuotaQuestion {
  component: Component;
  assignment: Assignment;
  bounds: readonly Bound[];
  /** Free units of each set. */
  free: Int32Array;
  /** For each dimension the mean weight of a unit of each set. */
  meanWeights: readonly Float64Array[];
  /** How far above the lower bound an agent may lie before units are taken away. */
  maxImbalance: number;
  /** Per set and agent the owned units that may be taken away; empty when none may. */
  releasable: readonly Int32Array[];
  /** At most so many units are taken away. */
  maxReleases: number;
}

/** Costs more than all dimensions' steps within the limit, and far less than a step beyond it. */
const releaseCost = 100;

/** Up to this part of the bound an agent's load costs nothing. */
const freeUpTo = 0.9;

/**
 * The linear program over (set, agent): how many free units come in, how many owned ones go out.
 * Columns: incoming by set and agent, then outgoing likewise, then the steps of the loads. Rows:
 * one a set, one for all releases, one an agent and dimension. All loads are counted in average
 * customers, so that dimensions compare.
 */
export function quotaProgram(question: QuotaQuestion): LinearProgram {
  const { component, free } = question;
  const loadRows = loadRowsOf(question);
  const releaseRow = component.sets.length;
  const rowLower = new Float64Array(releaseRow + 1 + loadRows.length).fill(-Infinity);
  const rowUpper = rowLower.slice();
  rowLower.set(free);
  rowUpper.set(free);
  rowUpper[releaseRow] = question.maxReleases;
  loadRows.forEach(({ room }, i) => {
    rowUpper[releaseRow + 1 + i] = room;
  });
  const columns = [
    ...transferColumns(question, loadRows, 1),
    ...(question.releasable.length > 0 ? transferColumns(question, loadRows, -1) : []),
    ...loadRows.flatMap((loadRow, i) => stepColumns(releaseRow + 1 + i, loadRow)),
  ];
  return packProgram(columns, rowLower, rowUpper);
}

/** One agent's load in one dimension, in average customers. */
interface LoadRow {
  agent: number;
  /** The weight of a mean unit of each set. */
  weights: Float64Array;
  /** What the agent carries when everybody is at the bound. */
  target: number;
  /** What the agent may carry at most. */
  limit: number;
  /** What fits before the first step; negative when the agent is already beyond it. */
  room: number;
}

function loadRowsOf(question: QuotaQuestion): LoadRow[] {
  const { component, assignment, bounds, meanWeights, maxImbalance } = question;
  return bounds.flatMap(({ total, lowerBound }, d) => {
    if (total === 0) return [];
    const scale = total / component.units.length;
    const weights = meanWeights[d].map((weight) => weight / scale);
    return Array.from(component.shares, (share, agent) => {
      const highest = share * lowerBound * (1 + maxImbalance);
      // Customers are whole: a limit of 10.5 is one of 10.
      const limit = (d === 0 ? Math.floor(highest + 1e-9) : highest) / scale;
      const target = Math.min((share * lowerBound) / scale, limit);
      const room = freeUpTo * target - assignment.loads[d][agent] / scale;
      return { agent, weights, target, limit, room };
    });
  });
}

/** Incoming (direction 1) or outgoing (-1) units, one column for each set and agent in it. */
function transferColumns(question: QuotaQuestion, loadRows: LoadRow[], direction: 1 | -1) {
  const { component, releasable } = question;
  const agentCount = component.shares.length;
  const releaseRow = component.sets.length;
  return component.sets.flatMap((agents, set) =>
    Array.from(agents, (agent): LpColumn => {
      const entries: [number, number][] = [[set, direction]];
      if (direction < 0) entries.push([releaseRow, 1]);
      for (let i = agent; i < loadRows.length; i += agentCount) {
        entries.push([releaseRow + 1 + i, direction * loadRows[i].weights[set]]);
      }
      if (direction > 0) return { cost: 0, upper: Infinity, entries };
      return { cost: releaseCost, upper: releasable[set][agent], entries };
    }),
  );
}

/**
 * Rising costs of an agent's load: they spread it evenly also where a bottleneck elsewhere sets the
 * bound. The last step lies beyond the limit, and only it is dearer than taking a unit away.
 */
function stepColumns(row: number, { target, limit }: LoadRow): LpColumn[] {
  const nearly = target + (limit - target) / 10;
  const steps = [
    { cost: 1, from: freeUpTo * target, upTo: 0.97 * target },
    { cost: 3, from: 0.97 * target, upTo: target },
    { cost: 9, from: target, upTo: nearly },
    { cost: 27, from: nearly, upTo: limit },
    { cost: 10_000, from: limit, upTo: Infinity },
  ];
  return steps.map(({ cost, from, upTo }) => ({ cost, upper: upTo - from, entries: [[row, -1]] }));
}
