import { type IsoDate, isIsoDate } from '../iso-date.ts';
import { rowProblem } from './row-problem.ts';

const PARTS: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<short>\\d{2})',
  MM: '(?<month>\\d{1,2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{1,2})',
  D: '(?<day>\\d{1,2})',
};

/** Two digits of a year mean the past century from here on. */
const PIVOT = 70;

/** A load reads millions of days, and they are the same few thousand. */
const KEPT_DAYS = 50_000;

/** True for a format with one day, one month and one year, such as 'DD.MM.YYYY' or 'YYYYMMDD'. */
export function isDayFormat(format: string): boolean {
  const parts = format.match(/YYYY|YY|MM|M|DD|D/g) ?? [];
  const kinds = parts.map((part) => part[0]);
  const rest = format.replace(/YYYY|YY|MM|M|DD|D/g, '');
  return kinds.length === 3 && new Set(kinds).size === 3 && /^[./\- ]*$/.test(rest);
}

/**
 * Reads days in a format of D, M and Y; a time of day behind it is left out. Zeros, SAP's initial
 * day, are null. FILE_DATE_INVALID for days that do not exist.
 * @example dayReader('DD.MM.YYYY')('15.3.2026', 'dueDate') //=> '2026-03-15'
 */
export function dayReader(format: string) {
  const pattern = patternOf(format);
  const known = new Map<string, IsoDate | null>();
  return (text: string, field: string): IsoDate | null => {
    const held = known.get(text);
    if (held !== undefined) return held;
    const day = dayOf(pattern, text);
    if (day === undefined) throw rowProblem('FILE_DATE_INVALID', { field, value: text, format });
    if (known.size < KEPT_DAYS) known.set(text, day);
    return day;
  };
}

function patternOf(format: string): RegExp {
  const isPacked = !/[^YMD]/.test(format);
  const source = format.replace(/YYYY|YY|MM|M|DD|D|[^YMD]/g, (part) => {
    const known = PARTS[part];
    if (known === undefined) return `\\${part}`;
    return isPacked ? known.replace('{1,2}', '{2}') : known;
  });
  return new RegExp(`^${source}(?:[T ]\\d{1,2}:\\d{2}.*)?$`);
}

function dayOf(pattern: RegExp, text: string): IsoDate | null | undefined {
  const { year, short, month = '', day = '' } = pattern.exec(text)?.groups ?? {};
  if (year === undefined && short === undefined) return undefined;
  if (Number(year ?? short) === 0 && Number(month) === 0 && Number(day) === 0) return null;
  const fullYear = year ?? `${Number(short) < PIVOT ? '20' : '19'}${short}`;
  const iso = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : undefined;
}
