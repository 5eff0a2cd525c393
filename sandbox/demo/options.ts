import { parseArgs } from 'node:util';
import { SaldoError } from '../../srv/domain/errors.ts';
import { type IsoDate, requireIsoDate } from '../../srv/domain/iso-date.ts';
import type { CalendarFile } from './bank-files/contact-files.ts';
import { demoDay } from './demo-day.ts';

export interface DemoOptions {
  readonly customers: number;
  readonly seed: number;
  /** Business date: as told, else today or the next day that is worked in all countries. */
  readonly date: IsoDate;
  readonly port: number;
  readonly erpPort: number;
  /** SQLite file, or null when none is named. */
  readonly database: string | null;
  /** False where nobody looks at the apps, as in tests: their libraries are not built. */
  readonly libraries: boolean;
}

/** Reads the command line of the demo; `today` is the day by the machine's clock. */
export function readDemoOptions(
  args: readonly string[],
  calendars: readonly CalendarFile[],
  today: IsoDate,
): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: 'string', default: '5000' },
      seed: { type: 'string', default: '7' },
      date: { type: 'string' },
      port: { type: 'string', default: '4004' },
      'erp-port': { type: 'string', default: '4005' },
      database: { type: 'string' },
      'no-libraries': { type: 'boolean', default: false },
    },
  });
  return {
    customers: wholeNumber('--customers', values.customers),
    seed: wholeNumber('--seed', values.seed),
    date: values.date ? requireIsoDate(values.date, '--date') : demoDay(today, calendars),
    port: wholeNumber('--port', values.port),
    erpPort: wholeNumber('--erp-port', values['erp-port']),
    database: values.database ?? null,
    libraries: !values['no-libraries'],
  };
}

function wholeNumber(option: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new SaldoError('OPTION_INVALID', `${option} ${text}: give a whole number.`, { option });
}
