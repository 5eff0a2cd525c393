import { SaldoError } from '../domain/errors.ts';
import type { ColumnDef, SqlValue, TableDef, WriteOptions } from './database.ts';

/** The columns a write names, in the table's order; all when none are named. */
export function columnsToWrite<Row extends object>(
  table: TableDef<Row>,
  options: WriteOptions<Row> | undefined,
): readonly ColumnDef[] {
  const names = options?.columns;
  if (!names) return table.columns;
  return table.columns.filter((column) => names.includes(column.name));
}

/** The stored form of a value; instants get CAP's millisecond form so that they compare as text. */
export function storedValue(column: ColumnDef, value: unknown): string | number | bigint | null {
  if (value === null || value === undefined) return null;
  if (column.kind === 'boolean') return value ? 1 : 0;
  if (column.kind === 'timestamp') return isoInstant(String(value));
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') {
    return value;
  }
  throw new SaldoError(
    'COLUMN_VALUE_UNSUPPORTED',
    `Column ${column.name} cannot store a ${typeof value}; pass a string, number or boolean.`,
    { column: column.name },
  );
}

/** A value bound to `?` on SQLite, which knows no booleans. */
export function boundValue(value: SqlValue): string | number | bigint | null {
  return typeof value === 'boolean' ? Number(value) : value;
}

/** An instant as 'YYYY-MM-DDTHH:mm:ss.SSSZ', the form CAP stores on SQLite. */
export function isoInstant(text: string): string {
  if (text.length === 24 && text.endsWith('Z')) return text;
  return new Date(text).toISOString();
}

/** An integer that TypeScript can hold exactly. */
export function safeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw integerTooLarge(text);
}

export function integerTooLarge(text: string): SaldoError {
  return new SaldoError(
    'INTEGER_TOO_LARGE',
    `The database returned ${text}, beyond 2^53; sum smaller partitions or select it as text.`,
    { value: text },
  );
}
