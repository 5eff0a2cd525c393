import { addDays, type IsoDate } from '../iso-date.ts';
import { isValidOn, type Validity } from '../validity.ts';

/** By when cases of a kind have to be decided; blank category or reason is every one. */
export interface DeadlineLine extends Validity {
  readonly category: string;
  readonly reason: string;
  readonly decideInDays: number;
  /** Days after the deadline; null when a late case is escalated once. */
  readonly escalateAgainAfter: number | null;
  readonly coordinator: string | null;
}

export interface Deadline {
  readonly dueOn: IsoDate;
  readonly escalateAgainOn: IsoDate | null;
  readonly coordinator: string | null;
}

/** What a deadline depends on. */
export interface CaseKind {
  readonly category: string | null;
  readonly reason: string | null;
}

/**
 * The deadline of a case by the line that was valid on the day it was opened and says most about it:
 * its reason tells more than its category. Null where the bank has set none.
 */
export function deadlineOf(
  lines: readonly DeadlineLine[],
  kind: CaseKind,
  openedOn: IsoDate,
): Deadline | null {
  const fitting = lines.filter((line) => isValidOn(line, openedOn) && isAbout(line, kind));
  const [line] = fitting.sort(
    (a, b) => saysAbout(b) - saysAbout(a) || (a.validFrom < b.validFrom ? 1 : -1),
  );
  if (!line) return null;
  const dueOn = addDays(openedOn, line.decideInDays);
  const { escalateAgainAfter, coordinator } = line;
  const escalateAgainOn = escalateAgainAfter === null ? null : addDays(dueOn, escalateAgainAfter);
  return { dueOn, escalateAgainOn, coordinator };
}

function isAbout({ category, reason }: DeadlineLine, kind: CaseKind): boolean {
  const isCategory = category === '' || category === kind.category;
  return isCategory && (reason === '' || reason === kind.reason);
}

function saysAbout({ category, reason }: DeadlineLine): number {
  return (reason === '' ? 0 : 2) + (category === '' ? 0 : 1);
}
