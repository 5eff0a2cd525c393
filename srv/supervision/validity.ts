import { addDays, type IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Decider } from '../requests/decider.ts';
import { badRequest, conflict, notFound } from '../requests/refusal.ts';
import { checkDays } from '../strategies/check-validity.ts';

/** From a day on, to a day or without an end. */
export interface Validity {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
}

export interface WishedValidity {
  readonly validFrom?: IsoDate | null;
  readonly validTo?: IsoDate | null;
}

/** The day a segment's published lists are for; today while it has none. SEGMENT_MISSING (404). */
export async function segmentToday(
  { db, now }: Pick<Decider, 'db' | 'now'>,
  segment: string,
): Promise<IsoDate> {
  const [row] = await db.query<{ today: IsoDate | null; timeZone: string | null }>(
    `SELECT businessDate AS today, timeZone AS "timeZone" FROM saldo_organization_Segments
    WHERE segment = ?`,
    [segment],
  );
  if (!row) throw notFound('SEGMENT_MISSING', { segment });
  return row.today ?? localTime(now, row.timeZone ?? 'UTC').date;
}

/**
 * What nights are told begins after the day of the published lists, and on the next when no day is
 * given (DATE_INVALID, VALID_TO_TOO_EARLY, VALID_FROM_TOO_EARLY).
 */
export function fromNextNight(
  { validFrom, validTo = null }: WishedValidity,
  latest: IsoDate,
): Validity {
  const from = validFrom ?? addDays(latest, 1);
  checkDays(from, validTo);
  if (from <= latest) throw conflict('VALID_FROM_TOO_EARLY', { validFrom: from, latest });
  return { validFrom: from, validTo };
}

/** What may begin today, and has an end that is not past (DATE_INVALID, VALID_TO_TOO_EARLY, DAY_PAST). */
export function fromToday(validFrom: IsoDate, validTo: IsoDate, today: IsoDate): Validity {
  checkDays(validFrom, validTo);
  if (validTo < today) throw badRequest('DAY_PAST', 'validTo', { day: validTo, today });
  return { validFrom, validTo };
}
