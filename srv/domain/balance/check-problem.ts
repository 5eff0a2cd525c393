import { SaldoError } from '../errors.ts';
import type { CustomerColumns, EligibilityClass, OwnershipProblem } from './ownership-types.ts';

/** Throws SaldoError BALANCE_INPUT, naming the object, when the ownership problem contradicts itself. */
export function checkOwnershipProblem(problem: OwnershipProblem): void {
  const { customers, classes, agents, knobs } = problem;
  check(knobs.maxImbalance >= 0, 'knobs', 'maxImbalance', 'must be 0 or more');
  check(knobs.maxMoves >= 0, 'knobs', 'maxMoves', 'must be 0 or more');
  for (const { id, share } of agents) {
    check(share >= 0 && share < Infinity, id, 'share', 'must be 0 or more, and finite');
  }
  checkClasses(classes, agents.length);
  const count = customers.amount.length;
  const column = (name: keyof CustomerColumns, accepts: (value: number) => boolean, rule: string) =>
    checkColumn(name, customers[name], count, accepts, rule);
  column(
    'amount',
    (v) => Number.isSafeInteger(v) && v >= 0,
    'must be whole minor units, 0 or more',
  );
  column('effort', (v) => v >= 0 && v < Infinity, 'must be minutes, 0 or more, and finite');
  column('classIndex', (v) => v >= 0 && v < classes.length, 'must be the index of a class');
  const isAgent = (v: number) => v >= -1 && v < agents.length;
  column('previousAgent', isAgent, 'must be the index of an agent, or -1');
  column('fixedAgent', isAgent, 'must be the index of an agent, or -1');
  column('connectedGroup', (v) => v >= -1, 'must be the index of a group, or -1');
}

/** Throws SaldoError BALANCE_INPUT when a class names an agent that does not exist. */
export function checkClasses(classes: readonly EligibilityClass[], agentCount: number): void {
  for (const { id, eligible } of classes) {
    const known = eligible.every(
      (agent) => Number.isInteger(agent) && agent >= 0 && agent < agentCount,
    );
    check(known, id, 'eligible', 'must hold indices of agents');
  }
}

/** Throws SaldoError BALANCE_INPUT when a column is too short or one of its values is not accepted. */
export function checkColumn(
  name: string,
  values: ArrayLike<number>,
  count: number,
  accepts: (value: number) => boolean,
  rule: string,
): void {
  check(values.length === count, name, 'length', `must be ${count}, one entry a customer`);
  for (let customer = 0; customer < count; customer++) {
    if (!accepts(values[customer])) {
      check(false, `customer at position ${customer}`, name, `is ${values[customer]}, but ${rule}`);
    }
  }
}

/** Throws SaldoError BALANCE_INPUT for the object's field unless the rule holds. */
export function check(holds: boolean, object: string, field: string, rule: string): void {
  if (holds) return;
  throw new SaldoError('BALANCE_INPUT', `Balancing cannot start: ${field} of ${object} ${rule}`, {
    object,
    field,
  });
}
