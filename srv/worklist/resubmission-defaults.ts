import { nextBusinessDay } from '../domain/business-calendar.ts';
import { addDays } from '../domain/iso-date.ts';
import { loadCalendar } from '../runs/load-workforce.ts';
import { settings } from './settings.ts';
import type { Visit } from './visit.ts';

/** What a resubmission starts with: the segment's business day a week on, or as the bank sets it. */
export async function resubmissionDefaults({ db, position }: Visit) {
  const [segment] = await db.query<{ calendar: string }>(
    'SELECT calendar FROM saldo_organization_Segments WHERE segment = ?',
    [position.segment],
  );
  const calendar = await loadCalendar(db, segment?.calendar ?? '');
  const day = addDays(position.businessDate, settings().resubmissionAfterDays);
  return { dueOn: nextBusinessDay(day, calendar), reason: null, noContactUntil: false };
}
