import type { BusinessCalendar } from '../../srv/domain/business-calendar.ts';
import { isBusinessDay } from '../../srv/domain/business-calendar.ts';
import { addDays, type IsoDate } from '../../srv/domain/iso-date.ts';
import type { CalendarFile } from './bank-files/contact-files.ts';

/**
 * The day itself when it is worked in every country of the bank, else the next such day: on a
 * Sunday nobody has a list, and a demo without lists shows nothing.
 */
export function demoDay(day: IsoDate, calendars: readonly CalendarFile[]): IsoDate {
  const worked = calendars.map(toCalendar);
  let found = day;
  while (!worked.every((calendar) => isBusinessDay(found, calendar))) found = addDays(found, 1);
  return found;
}

function toCalendar({ weekendDays, holidays }: CalendarFile): BusinessCalendar {
  return {
    weekendDays: new Set([...weekendDays].map(Number)),
    holidays: new Set(holidays.map(({ day }) => day)),
  };
}
