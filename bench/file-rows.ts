import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type FileMapping, MAPPING_DEFAULTS } from '../srv/domain/files/file-mapping.ts';
import { writeXlsx, type XlsxCell } from '../test/files/write-xlsx.ts';

/** A list of open items as core banking systems export it: twelve columns, four items a customer. */
const COLUMNS = [
  'document',
  'partner',
  'account',
  'contract',
  'companyCode',
  'currency',
  'amount',
  'dueDate',
  'postingDate',
  'documentType',
  'reference',
  'clearingStatus',
];

/** Days of 2026 as a spreadsheet counts them. */
const FIRST_DAY = 46_023;

export function benchMapping(source: string): FileMapping {
  return {
    ...MAPPING_DEFAULTS,
    object: 'items',
    source,
    delimiter: ';',
    decimal: ',',
    dateFormat: 'DD.MM.YYYY',
    fields: Object.fromEntries(COLUMNS.map((column) => [column, { column }])),
  };
}

export function writeItemsCsv(file: string, rows: number): Promise<void> {
  return pipeline(Readable.from(csvPieces(rows)), createWriteStream(file));
}

export function writeItemsXlsx(file: string, rows: number): Promise<void> {
  return writeXlsx(file, xlsxRows(rows));
}

function* csvPieces(rows: number): Generator<string> {
  let piece = `${COLUMNS.join(';')}\n`;
  for (let row = 0; row < rows; row++) {
    const { document, customer, cents, day } = itemOf(row);
    const date = `${pad(1 + (day % 28))}.${pad(1 + (day % 12))}.2026`;
    const amount = `${Math.floor(cents / 100)},${pad(cents % 100)}`;
    piece += `${document};${customer};A${customer};C${customer};1000;EUR;${amount};${date};${date};RE;REF${row};\n`;
    if (piece.length < 1 << 18) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

function* xlsxRows(rows: number): Generator<XlsxCell[]> {
  yield COLUMNS;
  for (let row = 0; row < rows; row++) {
    const { document, customer, cents, day } = itemOf(row);
    const date = { day: FIRST_DAY + day };
    const keys = [document, customer, `A${customer}`, `C${customer}`];
    yield [...keys, '1000', 'EUR', cents / 100, date, date, 'RE', `REF${row}`];
  }
}

function itemOf(row: number) {
  return {
    document: String(100_000_000_000 + row),
    customer: String(1_000_000_000 + Math.floor(row / 4)),
    cents: 100 + ((row * 7_919) % 1_000_000),
    day: row % 365,
  };
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
