import { type BusinessCalendar, isBusinessDay } from './business-calendar.ts';
import { type IsoDate, weekdayOf } from './iso-date.ts';
import { isValidOn, type Validity } from './validity.ts';

/** When an agent works, apart from absences. */
export interface WorkingPattern {
  /** Minutes for customers on a day that is worked. */
  readonly capacityMinutes: number;
  /** ISO weekdays as digits, '123' for Monday to Wednesday; null for every business day. */
  readonly workingDays: string | null;
}

export interface Absence extends Validity {
  /** Half of each day is worked all the same. */
  readonly isHalfDay: boolean;
}

/** What one day allows an agent. */
export interface AgentDay {
  readonly minutes: number;
  /** Somebody else takes the day over. A regular day off is no absence: the customers wait. */
  readonly isAbsent: boolean;
}

/** An agent's day by business calendar, own weekdays and absences; two half days are a whole one. */
export function agentDay(
  pattern: WorkingPattern,
  absences: readonly Absence[],
  calendar: BusinessCalendar,
  day: IsoDate,
): AgentDay {
  const today = absences.filter((absence) => isValidOn(absence, day));
  const halves = today.reduce((sum, { isHalfDay }) => sum + (isHalfDay ? 1 : 2), 0);
  if (halves >= 2) return { minutes: 0, isAbsent: true };
  if (!isWorked(pattern, calendar, day)) return { minutes: 0, isAbsent: false };
  const minutes = halves === 1 ? pattern.capacityMinutes / 2 : pattern.capacityMinutes;
  return { minutes: Math.floor(minutes), isAbsent: false };
}

function isWorked({ workingDays }: WorkingPattern, calendar: BusinessCalendar, day: IsoDate) {
  const isOwnDay = workingDays === null || workingDays.includes(String(weekdayOf(day)));
  return isOwnDay && isBusinessDay(day, calendar);
}
