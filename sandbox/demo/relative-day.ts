import { addDays, type IsoDate, requireIsoDate } from '../../srv/domain/iso-date.ts';

const RELATIVE = /^[+-]\d+$/;

/**
 * A day of the demo's data: an ISO day, or days from the business date, so that absences stay
 * around the day on which the demo is looked at.
 * @example resolveDay('+2', '2026-11-22') //=> '2026-11-24'
 */
export function resolveDay(text: string, businessDate: IsoDate): IsoDate {
  if (RELATIVE.test(text)) return addDays(businessDate, Number(text));
  return requireIsoDate(text, 'demo bank');
}
