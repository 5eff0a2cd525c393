import type { Component } from './components.ts';

/** Who owns which unit of a component, with the agents' loads kept beside. */
export interface Assignment {
  /** The owner of each unit; -1 while free. */
  owner: Int32Array;
  /** For count, amount and effort the load of each agent. */
  loads: readonly Float64Array[];
}

/** The assignment with these owners; loads are summed in unit order, so equal owners give equal loads. */
export function assignmentOf(component: Component, owner: Int32Array): Assignment {
  const loads = component.weights.map(() => new Float64Array(component.shares.length));
  const assignment = { owner: owner.slice().fill(-1), loads };
  for (let unit = 0; unit < owner.length; unit++) {
    if (owner[unit] >= 0) assign(component, assignment, unit, owner[unit]);
  }
  return assignment;
}

/** Gives a free unit to an agent. */
export function assign(component: Component, assignment: Assignment, unit: number, agent: number) {
  assignment.owner[unit] = agent;
  for (let d = 0; d < 3; d++) assignment.loads[d][agent] += component.weights[d][unit];
}

/** Takes a unit from its owner. */
export function release(component: Component, assignment: Assignment, unit: number) {
  const agent = assignment.owner[unit];
  assignment.owner[unit] = -1;
  for (let d = 0; d < 3; d++) assignment.loads[d][agent] -= component.weights[d][unit];
}

/** The units nobody owns, ascending. */
export function freeUnits(assignment: Assignment): Int32Array {
  return indexed(assignment.owner).filter((unit) => assignment.owner[unit] < 0);
}

function indexed(values: Int32Array): Int32Array {
  return values.map((_, index) => index);
}
