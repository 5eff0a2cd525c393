import type { ContactRequest } from './contact-gate.ts';
import type { ContactRule } from './contact-pack.ts';
import type { Instant, IsoDate } from './iso-date.ts';
import { instantOf, type LocalTime } from './local-time.ts';

/** A rule's no: when the rule itself opens again; null when time alone does not open it. */
export interface Refusal {
  readonly opensAt: Instant | null;
}

/** A request at the moment it is judged for. */
export interface ContactMoment extends ContactRequest {
  readonly local: LocalTime;
}

/** Nothing but a change of facts opens it. */
export const NEVER: Refusal = { opensAt: null };

/** A rule without channels governs all. */
export function governs(rule: ContactRule, channel: string): boolean {
  return rule.channels?.includes(channel) ?? true;
}

/** Refuses before a day of the person's own calendar. */
export function refuseUntil(
  day: IsoDate | null,
  { local, timeZone }: ContactMoment,
): Refusal | null {
  if (day === null || day <= local.date) return null;
  return { opensAt: instantOf(day, '00:00', timeZone) };
}
