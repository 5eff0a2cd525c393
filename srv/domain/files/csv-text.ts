import type { Cell } from './cell.ts';
import type { NumberFormat } from './read-number.ts';

/** How the cells of a file are written again: so that its own mapping reads them once more. */
export interface CsvFormat extends Pick<NumberFormat, 'decimal'> {
  readonly delimiter: string;
  readonly dateFormat: string;
}

/** Numbers start with signs too, and no spreadsheet takes them for a formula. */
const NUMBER = /^[+-]?\d[\d.,' ]*$/;
const FORMULA = /^[=+\-@\t\r]/;

/**
 * One line of CSV, closed by CRLF. A text that a spreadsheet would run as a formula gets a leading
 * apostrophe, which `cellText` takes off again.
 */
export function csvLine(cells: readonly Cell[], format: CsvFormat): string {
  return `${cells.map((cell) => quoted(written(cell, format), format.delimiter)).join(format.delimiter)}\r\n`;
}

function written(cell: Cell, { decimal, dateFormat }: CsvFormat): string {
  if (typeof cell === 'string') return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
  if (cell.kind === 'number') return cell.text.replace('.', decimal);
  return cell.kind === 'day' ? writtenDay(cell.text, dateFormat) : cell.text;
}

function writtenDay(day: string, format: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return format
    .replace(/Y+/, (part) => year.slice(-part.length))
    .replace(/M+/, month)
    .replace(/D+/, date);
}

function quoted(text: string, delimiter: string): string {
  if (!text.includes(delimiter) && !/["\r\n]/.test(text)) return text;
  return `"${text.replaceAll('"', '""')}"`;
}
