import { storedValue } from './column-values.ts';
import type { ColumnDef, ColumnKind } from './database.ts';
import type { AnyRow } from './transaction-session.ts';

/** The PostgreSQL type that an array of a column's values is sent as. */
export const postgresTypeOf: Record<ColumnKind, string> = {
  string: 'text',
  integer: 'integer',
  int64: 'bigint',
  decimal: 'numeric',
  double: 'double precision',
  boolean: 'boolean',
  date: 'date',
  time: 'time',
  timestamp: 'timestamp',
};

/** One column of many rows as PostgreSQL's array text, the quickest way into `unnest`. */
export function arrayText(column: ColumnDef, rows: readonly AnyRow[]): string {
  let text = '{';
  for (const row of rows) {
    if (text.length > 1) text += ',';
    text += elementText(storedValue(column, row[column.name]));
  }
  return `${text}}`;
}

function elementText(value: string | number | bigint | null): string {
  if (value === null) return 'NULL';
  if (typeof value !== 'string') return String(value);
  return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`;
}
