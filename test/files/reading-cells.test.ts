import fc from 'fast-check';
import { cellText } from '../../srv/domain/files/cell.ts';
import { csvLine } from '../../srv/domain/files/csv-text.ts';
import { guessDayFormat, guessNumberFormat } from '../../srv/domain/files/guess-formats.ts';
import { KeySet } from '../../srv/domain/files/key-set.ts';
import { dayReader, isDayFormat } from '../../srv/domain/files/read-day.ts';
import { readFlag } from '../../srv/domain/files/read-flag.ts';
import { type NumberFormat, numberReader } from '../../srv/domain/files/read-number.ts';
import { plainNumber, serialDay } from '../../srv/domain/files/spreadsheet-number.ts';
import { dayNumber, fromDayNumber } from '../../srv/domain/iso-date.ts';
import { formatDecimal } from '../../srv/domain/money.ts';

const numberFormats = fc
  .record({
    decimal: fc.constantFrom<'.' | ','>('.', ','),
    thousands: fc.constantFrom<NumberFormat['thousands']>('', '.', ',', ' ', "'"),
  })
  .filter(({ decimal, thousands }) => decimal !== thousands);
const days = fc.integer({ min: dayNumber('1970-01-01'), max: dayNumber('2069-12-31') });
const code = (value: string) => expect.objectContaining({ code: value });

/** As a program of the format's country writes it. */
function written(plain: string, { decimal, thousands }: NumberFormat): string {
  const [whole = '', fraction] = plain.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return fraction === undefined ? grouped : `${grouped}${decimal}${fraction}`;
}

describe('a number', () => {
  test('is read back as it was written, in every format and with every kind of sign', () => {
    const signs = fc.constantFrom(
      (text: string) => `-${text}`,
      (text: string) => `${text}-`,
      (text: string) => `(${text})`,
      (text: string) => `\u2212 ${text}`,
    );
    fc.assert(
      fc.property(numberFormats, fc.maxSafeInteger(), signs, (format, units, sign) => {
        const plain = formatDecimal(units, 2);
        const text = written(plain, format);
        expect(numberReader(format)(units < 0 ? sign(text) : text, 'amount')).toBe(plain);
      }),
    );
  });

  test.each([
    ['12.50', { decimal: ',', thousands: '.' }],
    ['1.2345', { decimal: ',', thousands: '.' }],
    ['1,234.50', { decimal: ',', thousands: '.' }],
    ['1234,5', { decimal: '.', thousands: '' }],
    ['1,234', { decimal: '.', thousands: '' }],
    ['EUR 5', { decimal: '.', thousands: '' }],
    ['-5-', { decimal: '.', thousands: '' }],
    ['1e5', { decimal: '.', thousands: '' }],
    ['NaN', { decimal: '.', thousands: '' }],
    ['=1+1', { decimal: '.', thousands: '' }],
  ] as const)('%s is refused where it cannot be meant', (text, format) => {
    expect(() => numberReader(format)(text, 'amount')).toThrow(code('FILE_AMOUNT_INVALID'));
  });

  test('has blanks that do not break and curly apostrophes between its thousands', () => {
    expect(numberReader({ decimal: ',', thousands: ' ' })('1\u202f234\u00a0567,8', 'a')).toBe(
      '1234567.8',
    );
    expect(numberReader({ decimal: '.', thousands: "'" })('1\u2019234.50', 'a')).toBe('1234.50');
  });

  test('of a spreadsheet loses the noise of binary fractions and no digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e13, max: 1e13 }), (cents) => {
        const plain = plainNumber(String(cents / 100));
        expect(numberReader({ decimal: '.', thousands: '' })(plain ?? '', 'a')).toBe(plain);
        expect(Math.round(Number(plain) * 100)).toBe(cents);
      }),
    );
    expect(plainNumber('0.30000000000000004')).toBe('0.3');
    expect(plainNumber('1E+5')).toBe('100000');
    expect(plainNumber('1.0000000000000001E-7')).toBe('0.0000001');
    expect(plainNumber('12345678901234567')).toHaveLength(17);
    expect(plainNumber('#')).toBeNull();
  });
});

describe('a day', () => {
  const formats = [
    'YYYY-MM-DD',
    'DD.MM.YYYY',
    'MM/DD/YYYY',
    'YYYYMMDD',
    'DD/MM/YY',
    'DDMMYYYY',
    'D-M-YYYY',
  ];

  test.each(formats)('is read back as %s wrote it', (format) => {
    const read = dayReader(format);
    fc.assert(
      fc.property(days, (number) => {
        const day = fromDayNumber(number);
        const line = csvLine([{ kind: 'day', text: day }], {
          delimiter: ';',
          decimal: '.',
          dateFormat: format,
        });
        expect(read(line.trim(), 'dueDate')).toBe(day);
      }),
    );
  });

  test('may have one digit where another sign separates, and a time behind it', () => {
    expect(dayReader('DD.MM.YYYY')('5.3.2026', 'dueDate')).toBe('2026-03-05');
    expect(dayReader('YYYY-MM-DD')('2026-03-05T10:11:12Z', 'dueDate')).toBe('2026-03-05');
    expect(dayReader('YYYYMMDD')('00000000', 'dueDate')).toBeNull();
  });

  test.each([
    ['31.02.2026', 'DD.MM.YYYY'],
    ['2026-03-05', 'DD.MM.YYYY'],
    ['03/25/2026', 'DD/MM/YYYY'],
    ['2026035', 'YYYYMMDD'],
    ['tomorrow', 'YYYY-MM-DD'],
  ])('%s is none in the form %s', (text, format) => {
    expect(() => dayReader(format)(text, 'dueDate')).toThrow(code('FILE_DATE_INVALID'));
  });

  test.each(['YYYY-MM', 'DD.MM.YYYY HH', 'DD.DD.YYYY', '', '(.*)'])(
    '%s is no form of a day',
    (format) => {
      expect(isDayFormat(format)).toBe(false);
    },
  );

  test('of a spreadsheet is counted as spreadsheets do', () => {
    expect(serialDay(45_000.75, false)).toBe('2023-03-15');
    expect(serialDay(1, false)).toBe('1900-01-01');
    expect(serialDay(60, false)).toBeNull();
    expect(serialDay(61, false)).toBe('1900-03-01');
    expect(serialDay(43_538, true)).toBe('2023-03-15');
    expect(serialDay(-1, false)).toBeNull();
    expect(serialDay(3_000_000, false)).toBeNull();
  });
});

test('yes and no are known in four languages, and maybe is neither', () => {
  const read = (words: string[]) => words.map((word) => readFlag(word, 'isBlocked'));
  expect(read(['X', 'sí', 'Ja', 'sim', 'true', '1'])).toEqual(Array(6).fill(true));
  expect(read(['', 'No', 'nein', 'não', 'false', '0'])).toEqual(Array(6).fill(false));
  expect(() => readFlag('maybe', 'isBlocked')).toThrow(code('FILE_FLAG_INVALID'));
});

describe('formats guessed from a sample', () => {
  test.each([
    [['1.234,50', '12,00'], { decimal: ',', thousands: '.' }],
    [['1,234.50', '12.00'], { decimal: '.', thousands: ',' }],
    [['1234.5', '-3'], { decimal: '.', thousands: '' }],
    [["1'234.50"], { decimal: '.', thousands: "'" }],
  ])('%s', (sample, format) => {
    expect(guessNumberFormat(sample)).toEqual(format);
  });

  test.each([
    [['15.03.2026'], 'DD.MM.YYYY'],
    [['03/25/2026', '01/02/2026'], 'MM/DD/YYYY'],
    [['01/02/2026'], 'DD/MM/YYYY'],
    [['20260315'], 'YYYYMMDD'],
    [[], 'YYYY-MM-DD'],
  ])('%s', (sample, format) => {
    expect(guessDayFormat(sample)).toBe(format);
  });
});

describe('a line of rejected cells', () => {
  const format = { delimiter: ';', decimal: ',', dateFormat: 'DD.MM.YYYY' } as const;

  test('never begins a cell with what a spreadsheet runs, and is read back as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('=', '+', '-', '@'),
        (text, sign) => {
          const dangerous = `${sign}cmd${text}`.trim();
          const line = csvLine([dangerous], format).slice(0, -2);
          const cell = line.startsWith('"') ? line.slice(1, -1).replaceAll('""', '"') : line;
          expect(cell).toMatch(/^'/);
          expect(cellText(cell)).toBe(dangerous);
        },
      ),
    );
  });

  test('keeps numbers numbers, negative ones too, and writes them as the mapping reads them', () => {
    const cells = [
      '-12,50',
      '+49 170 1',
      { kind: 'number', text: '-12.5' },
      { kind: 'day', text: '2026-03-05' },
    ] as const;
    expect(csvLine(cells, format)).toBe('-12,50;+49 170 1;-12,5;05.03.2026\r\n');
  });
});

test('keys are known once they were added, and only they', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.uniqueArray(fc.string()), (added, asked) => {
      const keys = new KeySet();
      for (const key of added) expect(keys.add(key)).toBe(true);
      for (const key of added) expect(keys.add(key)).toBe(false);
      for (const key of asked) expect(keys.has(key)).toBe(added.includes(key));
    }),
  );
  const many = new KeySet();
  for (let number = 0; number < 200_000; number++) many.add(`10000${number}/000/0001/000`);
  expect(many.size).toBe(200_000);
  expect(many.has('100007/000/0001/000')).toBe(true);
  expect(many.has('100007/000/0002/000')).toBe(false);
});
