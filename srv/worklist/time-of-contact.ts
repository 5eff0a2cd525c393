import type { Instant } from '../domain/iso-date.ts';
import { badRequest } from '../requests/refusal.ts';
import { segmentDay } from './segment-day.ts';
import type { Visit } from './visit.ts';

/** An agent's clock may be ahead of ours by this much. */
const CLOCK_DIFFERENCE_MS = 60_000;

/**
 * When a contact took place: now unless told. It may be told later on the same day of the segment,
 * not for a day that is over (CONTACT_NOT_TODAY) and not ahead of time (CONTACT_IN_FUTURE).
 */
export async function timeOfContact(visit: Visit, told: string | null): Promise<Instant> {
  const { now } = visit;
  if (told === null) return now;
  const ahead = Date.parse(told) - Date.parse(now);
  if (Number.isNaN(ahead)) throw badRequest('VALUE_INVALID', 'tookPlaceAt');
  if (ahead > CLOCK_DIFFERENCE_MS) throw badRequest('CONTACT_IN_FUTURE', 'tookPlaceAt');
  if (ahead > 0) return now;
  const tookPlaceAt = new Date(told).toISOString();
  const day = await segmentDay(visit, tookPlaceAt);
  const today = await segmentDay(visit, now);
  if (day !== today) throw badRequest('CONTACT_NOT_TODAY', 'tookPlaceAt', { day, today });
  return tookPlaceAt;
}
