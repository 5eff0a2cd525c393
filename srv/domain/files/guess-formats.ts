import { MAPPING_DEFAULTS } from './file-mapping.ts';
import { dayReader } from './read-day.ts';
import { type NumberFormat, numberReader } from './read-number.ts';

/** Ordered by how common they are; where a sample fits several, the first is taken. */
export const NUMBER_FORMATS: readonly NumberFormat[] = [
  { decimal: '.', thousands: '' },
  { decimal: ',', thousands: '' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: ' ' },
  { decimal: '.', thousands: "'" },
  { decimal: ',', thousands: "'" },
];

/** Ordered likewise. */
export const DAY_FORMATS: readonly string[] = [
  'YYYY-MM-DD',
  'DD.MM.YYYY',
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'YYYYMMDD',
  'DD-MM-YYYY',
  'YYYY/MM/DD',
  'DD.MM.YY',
  'DD/MM/YY',
  'MM/DD/YY',
  'DDMMYYYY',
];

/** The format that reads most of the sample; the first of those that read as many. */
export function guessNumberFormat(sample: readonly string[]): NumberFormat {
  const { decimal, thousands } = MAPPING_DEFAULTS;
  return best(NUMBER_FORMATS, sample, numberReader) ?? { decimal, thousands };
}

/** As above, for days. Where day and month cannot be told apart, the day comes first. */
export function guessDayFormat(sample: readonly string[]): string {
  return best(DAY_FORMATS, sample, dayReader) ?? MAPPING_DEFAULTS.dateFormat;
}

function best<Format>(
  formats: readonly Format[],
  sample: readonly string[],
  readerOf: (format: Format) => (text: string, field: string) => unknown,
): Format | undefined {
  const given = sample.filter((text) => text !== '');
  let found: Format | undefined;
  let most = 0;
  for (const format of formats) {
    const read = readerOf(format);
    const count = given.filter((text) => isRead(() => read(text, ''))).length;
    if (count > most) [found, most] = [format, count];
  }
  return found;
}

function isRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
