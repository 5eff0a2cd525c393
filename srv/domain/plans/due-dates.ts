import { addDays, type IsoDate } from '../iso-date.ts';
import type { PlanInterval } from './plan-terms.ts';

/**
 * Day of the n-th instalment (from 0). Monthly ones keep the day of the first, or the last day of a
 * shorter month: 31 January, 28 February, 31 March.
 */
export function dueDate(first: IsoDate, { unit, count }: PlanInterval, n: number): IsoDate {
  if (unit === 'month') return addMonths(first, count * n);
  return addDays(first, n * count * (unit === 'week' ? 7 : 1));
}

/** The same day so many months later, or the last one of that month. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + month - 1 + months;
  const firstOf = (month0: number) =>
    `${String(Math.floor(month0 / 12)).padStart(4, '0')}-${String((month0 % 12) + 1).padStart(2, '0')}-01`;
  const lastDay = Number(addDays(firstOf(index + 1), -1).slice(8));
  return `${firstOf(index).slice(0, 8)}${String(Math.min(day, lastDay)).padStart(2, '0')}`;
}
