import type { Database, Dialect, TableShape } from './database.ts';

const COLUMNS: Readonly<Record<Dialect, string>> = {
  sqlite: `SELECT t.name AS "table", c.name AS "column"
    FROM sqlite_master t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'`,
  postgres: `SELECT table_name AS "table", column_name AS "column"
    FROM information_schema.columns WHERE table_schema = current_schema()`,
};

interface ColumnRow {
  readonly table: string;
  readonly column: string;
}

/** Columns that a database lacks of what this version works with, as `table.column`. */
export async function missingColumns(
  db: Database,
  tables: readonly TableShape[],
): Promise<string[]> {
  const rows = await db.query<ColumnRow>(COLUMNS[db.dialect]);
  // PostgreSQL folds names to lower case.
  const there = new Set(rows.map(({ table, column }) => `${table}.${column}`.toLowerCase()));
  return tables
    .flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`))
    .filter((name) => !there.has(name.toLowerCase()));
}
