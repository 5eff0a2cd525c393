import { type Certificate, type Dimension, dimensions } from './certificate.ts';
import type { Bound } from './lower-bound.ts';
import type { CustomerColumns, OwningAgent } from './ownership-types.ts';

/**
 * Certifies the loads of some agents from the plain assignment, apart from the algorithm's own
 * books: who owns whom is all it trusts, besides the bounds.
 */
export function certify(
  columns: CustomerColumns,
  agents: readonly OwningAgent[],
  owner: Int32Array,
  members: Int32Array,
  bounds: readonly Bound[],
): Omit<Certificate, 'moved'> {
  const isMember = new Uint8Array(agents.length);
  for (const agent of members) isMember[agent] = 1;
  const loads = dimensions.map(() => new Float64Array(agents.length));
  let customers = 0;
  for (let customer = 0; customer < owner.length; customer++) {
    const agent = owner[customer];
    if (agent < 0 || isMember[agent] === 0) continue;
    customers++;
    loads[0][agent]++;
    loads[1][agent] += columns.amount[customer];
    loads[2][agent] += columns.effort[customer];
  }
  return {
    agents: [...members],
    customers,
    dimensions: dimensions.map((dimension, d) =>
      certifyDimension(dimension, agents, members, loads[d], bounds[d]),
    ),
  };
}

function certifyDimension(
  dimension: Dimension,
  agents: readonly OwningAgent[],
  members: Int32Array,
  loads: Float64Array,
  { total, ideal, lowerBound }: Bound,
) {
  let [maximum, maximumAgent] = [-1, -1];
  for (const agent of members) {
    const load = loads[agent] / agents[agent].share;
    if (load > maximum) [maximum, maximumAgent] = [load, agent];
  }
  // Sums of minutes in another order differ in the last digits: never a better than possible load.
  const gap = lowerBound > 0 ? Math.max(0, maximum / lowerBound - 1) : 0;
  return { dimension, total, ideal, maximum, maximumAgent, lowerBound, gap };
}
