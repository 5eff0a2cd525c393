import type { Instant, IsoDate } from '../domain/iso-date.ts';
import { localTime } from '../domain/local-time.ts';
import type { Visit } from './visit.ts';

/** The day that an instant lies on where the segment is: not always the day its list is for. */
export async function segmentDay({ db, position }: Visit, instant: Instant): Promise<IsoDate> {
  const [segment] = await db.query<{ timeZone: string | null }>(
    'SELECT timeZone AS "timeZone" FROM saldo_organization_Segments WHERE segment = ?',
    [position.segment],
  );
  return localTime(instant, segment?.timeZone ?? 'UTC').date;
}
