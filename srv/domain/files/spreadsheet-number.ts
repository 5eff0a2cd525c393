import { fromDayNumber, type IsoDate } from '../iso-date.ts';

/** Day numbers of a spreadsheet's day 0, and its last day, 31 December 9999. */
const DAY_0 = { since1900: -25_569, since1904: -24_107 } as const;
const LAST_DAY = 2_958_465;
/** Lotus 1-2-3 took 1900 for a leap year, and everybody after it did so too. */
const FALSE_LEAP_DAY = 60;

const PLAIN = /^-?\d{1,15}$/;

/**
 * A spreadsheet's number as a plain decimal. It keeps 15 digits, so that what is behind them is the
 * noise of binary fractions; whole numbers keep all theirs, so that too long ones can be told.
 * @example plainNumber('0.30000000000000004') //=> '0.3'
 */
export function plainNumber(text: string): string | null {
  if (PLAIN.test(text)) return text;
  const number = text.trim() === '' ? Number.NaN : Number(text);
  if (!Number.isFinite(number) || Math.abs(number) >= 1e21) return null;
  if (Number.isInteger(number)) return String(number);
  const rounded = String(Number(number.toPrecision(15)));
  return rounded.includes('e') ? number.toFixed(15).replace(/\.?0+$/, '') : rounded;
}

/**
 * The day of a spreadsheet's serial number, its time of day left out; null when it is none.
 * @example serialDay(45_000.75, false) //=> '2023-03-15'
 */
export function serialDay(serial: number, is1904: boolean): IsoDate | null {
  const day = Math.floor(serial);
  if (!(day >= 1 && day <= LAST_DAY)) return null;
  if (is1904) return fromDayNumber(day + DAY_0.since1904);
  if (day === FALSE_LEAP_DAY) return null;
  return fromDayNumber(day + DAY_0.since1900 + (day < FALSE_LEAP_DAY ? 1 : 0));
}
