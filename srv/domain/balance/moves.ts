import { mayOwn } from './eligibility.ts';
import type { Move, MoveReason, OwnershipProblem } from './ownership-types.ts';
import type { Units } from './units.ts';

/** The customers who had an owner and got another, with the reason, in order of customer. */
export function movesOf(problem: OwnershipProblem, units: Units, agent: Int32Array): Move[] {
  const eligible = problem.classes.map((one) => new Set(one.eligible));
  const { previousAgent, classIndex } = problem.customers;
  const moves: Move[] = [];
  for (let customer = 0; customer < agent.length; customer++) {
    const [from, to] = [previousAgent[customer], agent[customer]];
    if (from < 0 || to < 0 || from === to) continue;
    const may = eligible[classIndex[customer]].has(from);
    moves.push({ customer, from, to, reason: reasonOf(problem, units, customer, to, may) });
  }
  return moves;
}

function reasonOf(
  { customers, agents }: OwnershipProblem,
  units: Units,
  customer: number,
  to: number,
  mayServe: boolean,
): MoveReason {
  const from = customers.previousAgent[customer];
  if (!mayOwn(agents[from])) return 'left';
  if (!mayServe) return 'not-eligible';
  if (customers.fixedAgent[customer] === to) return 'fixed';
  // The unit kept another home than this customer's: connected debtors were brought together.
  if (units.home[units.unitOf[customer]] !== from) return 'connected';
  return 'balance';
}
