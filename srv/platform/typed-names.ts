import type { TableDef } from './database.ts';

/**
 * The columns of a table for SQL texts, after an alias of the statement: `const i = columnsOf(
 * itemsTable, 'i')` makes `${i.dueOn}` the text `i.dueOn`. A renamed element breaks the build here.
 */
export function columnsOf<Row extends object>(
  table: TableDef<Row>,
  alias: string,
): Readonly<Record<keyof Row & string, string>> {
  const entries = table.columns.map(({ name }) => [name, `${alias}.${name}`]);
  return Object.fromEntries(entries) as Record<keyof Row & string, string>;
}

/**
 * A SELECT list of columns, all when none are named, with aliases that keep their capitals on
 * PostgreSQL: `i.dueOn AS "dueOn", ...`.
 */
export function selectList<Row extends object>(
  table: TableDef<Row>,
  alias: string,
  names: readonly (keyof Row & string)[] = table.columns.map(({ name }) => name),
): string {
  return names.map((name) => `${alias}.${name} AS "${name}"`).join(', ');
}
