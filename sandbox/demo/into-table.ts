import type { Database, TableDef, WriteOptions } from '../../srv/platform/database.ts';

/** Rows for one table, ready to be written; returns how many were. */
export type Load = (db: Database) => Promise<number>;

/** Rows to upsert into a table. */
export function into<Row extends object>(
  table: TableDef<Row>,
  rows: readonly Partial<Row>[],
  options?: WriteOptions<Row>,
): Load {
  return (db) => db.upsert(table, rows, options);
}
