import { type BalancedComponent, balanceComponent } from './balance-component.ts';
import type { Certificate } from './certificate.ts';
import { certify } from './certify.ts';
import { checkOwnershipProblem } from './check-problem.ts';
import { type Component, splitIntoComponents } from './components.ts';
import { mayOwn } from './eligibility.ts';
import type { SolveLp } from './linear-program.ts';
import { movesOf } from './moves.ts';
import type {
  EligibilityClass,
  Ownership,
  OwnershipProblem,
  OwningAgent,
  UnassignableClass,
} from './ownership-types.ts';
import { type Units, unitsOf } from './units.ts';

/** The problem cut into units and components, ready to be balanced in any order or in parallel. */
export interface PreparedOwnership {
  problem: OwnershipProblem;
  units: Units;
  components: Component[];
}

/**
 * Gives every customer whom an agent may serve an owner: fair by count, amount and effort for the
 * agents' shares, staying with the former owner unless a limit or a hard rule forces a move.
 * Hard rules: eligibility, open ownership, fixed agents, connected debtors together.
 * The same problem always has the same result; customers in order of id make it independent of theirs.
 * @throws SaldoError BALANCE_INPUT when the problem contradicts itself
 */
export function planOwnership(problem: OwnershipProblem, solve: SolveLp): Ownership {
  const prepared = prepareOwnership(problem);
  const balanced = prepared.components.map((component) =>
    balanceComponent(component, problem.knobs, solve),
  );
  return mergeOwnership(prepared, balanced);
}

/** Checks the problem and cuts it into components; `balanceComponent` does each of them apart. */
export function prepareOwnership(problem: OwnershipProblem): PreparedOwnership {
  checkOwnershipProblem(problem);
  const units = unitsOf(problem);
  return { problem, units, components: splitIntoComponents(problem, units) };
}

/** Puts balanced components, in the order of `prepared.components`, together again. */
export function mergeOwnership(
  { problem, units, components }: PreparedOwnership,
  balanced: readonly BalancedComponent[],
): Ownership {
  const agent = ownersOfCustomers(units, components, balanced);
  const moves = movesOf(problem, units, agent);
  const certificates = components.map((component, i): Certificate => {
    const { bounds } = balanced[i];
    const proof = certify(problem.customers, problem.agents, agent, component.agents, bounds);
    const members = new Set(component.agents);
    return { ...proof, moved: moves.filter(({ to }) => members.has(to)).length };
  });
  const unassignable = unassignableClasses(problem, agent);
  return { agent, unassignable, conflicts: units.conflicts, moves, certificates };
}

function ownersOfCustomers(
  { count, unitOf }: Units,
  components: readonly Component[],
  balanced: readonly BalancedComponent[],
): Int32Array {
  const ownerOf = new Int32Array(count).fill(-1);
  components.forEach(({ agents, units }, i) => {
    units.forEach((unit, local) => {
      ownerOf[unit] = agents[balanced[i].owner[local]];
    });
  });
  return unitOf.map((unit) => (unit < 0 ? -1 : ownerOf[unit]));
}

function unassignableClasses(problem: OwnershipProblem, agent: Int32Array): UnassignableClass[] {
  const counts = new Int32Array(problem.classes.length);
  agent.forEach((owner, customer) => {
    if (owner < 0) counts[problem.customers.classIndex[customer]]++;
  });
  return problem.classes.flatMap((one, index): UnassignableClass[] => {
    if (counts[index] === 0) return [];
    return [{ classId: one.id, customers: counts[index], reason: whyNobody(one, problem.agents) }];
  });
}

function whyNobody(
  { eligible, lacksSkill }: EligibilityClass,
  agents: readonly OwningAgent[],
): UnassignableClass['reason'] {
  if (eligible.length > 0 && !eligible.some((one) => mayOwn(agents[one]))) return 'all-agents-left';
  return lacksSkill ? 'no-skilled-agent' : 'no-eligible-agent';
}
