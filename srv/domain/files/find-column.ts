import { SaldoError } from '../errors.ts';

/**
 * Where a column is, from 0: by its number from 1, or by its name, whatever the case and blanks.
 * FILE_COLUMN_MISSING, FILE_COLUMN_TWICE.
 */
export function findColumn(column: string | number, header: readonly string[]): number {
  if (typeof column === 'number') return column - 1;
  const wanted = columnKey(column);
  const found = header.flatMap((name, at) => (columnKey(name) === wanted ? [at] : []));
  const [only] = found;
  if (only === undefined) throw missing(column, header);
  if (found.length > 1) throw twice(column, found);
  return only;
}

/** Column names that a person takes for the same are the same. */
export function columnKey(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

function missing(column: string, header: readonly string[]): SaldoError {
  const columns = header.filter(Boolean).join(', ').slice(0, 500);
  return new SaldoError(
    'FILE_COLUMN_MISSING',
    `The file has no column "${column}"; it has ${columns || 'no header'}. Correct the mapping, its header row, or the file.`,
    { column, columns },
  );
}

function twice(column: string, found: readonly number[]): SaldoError {
  const numbers = found.map((at) => at + 1).join(', ');
  return new SaldoError(
    'FILE_COLUMN_TWICE',
    `The file has the column "${column}" more than once (${numbers}). Name it in the mapping by its number.`,
    { column, numbers },
  );
}
