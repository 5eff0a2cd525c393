import type { IsoDate } from '../iso-date.ts';
import { armOfGroup } from './arm-of-group.ts';
import type { Arm } from './design.ts';

/** A customer's place in a test; never changed once it is given. */
export interface ArmAssignment {
  /** Key of the customer, of whatever form, as long as it orders as text. */
  readonly customer: string;
  readonly arm: string;
  /** Smallest key of the connected debtors on the day they entered: the unit that was drawn. */
  readonly group: string;
  /** The day the group entered. */
  readonly since: IsoDate;
}

/**
 * The assignments that are missing for groups of connected debtors (co-debtors and guarantors are
 * in the borrower's group), each group a list of customers.
 *
 * What is stable is the stored assignment, not the group: who is liable with whom changes, and with
 * it the smallest key. So a group nobody of which is in the test is drawn by its smallest key; who
 * joins a group that is in it takes its arm, entry day and unit. When two groups that entered apart
 * become connected, both stay where they are, and who joins later goes with who entered first
 * (with the smaller unit on the same day).
 */
export function missingAssignments(
  experiment: { readonly id: string; readonly arms: readonly Arm[] },
  groups: Iterable<readonly string[]>,
  assigned: ReadonlyMap<string, ArmAssignment>,
  today: IsoDate,
): ArmAssignment[] {
  const missing: ArmAssignment[] = [];
  for (const members of groups) {
    const newcomers = members.filter((customer) => !assigned.has(customer));
    if (newcomers.length === 0) continue;
    const { arm, group, since } =
      firstToEnter(members, assigned) ?? drawn(experiment, members, today);
    for (const customer of newcomers) missing.push({ customer, arm, group, since });
  }
  return missing;
}

type Draw = Omit<ArmAssignment, 'customer'>;

function drawn(
  { id, arms }: { readonly id: string; readonly arms: readonly Arm[] },
  members: readonly string[],
  today: IsoDate,
): Draw {
  const group = members.reduce((least, key) => (key < least ? key : least));
  return { arm: armOfGroup(id, group, arms), group, since: today };
}

function firstToEnter(
  members: readonly string[],
  assigned: ReadonlyMap<string, ArmAssignment>,
): Draw | undefined {
  return members
    .flatMap((customer) => assigned.get(customer) ?? [])
    .reduce<ArmAssignment | undefined>(
      (first, next) => (first && !entersBefore(next, first) ? first : next),
      undefined,
    );
}

function entersBefore(a: ArmAssignment, b: ArmAssignment): boolean {
  return a.since === b.since ? a.group < b.group : a.since < b.since;
}
