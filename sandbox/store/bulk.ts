import type { SQLInputValue } from 'node:sqlite';
import type { Row } from './entities.ts';

/** SQLite as CAP's driver hands it out: values come as one list. */
export interface Connection {
  prepare(text: string): Statement;
}

interface Statement {
  run(values: SQLInputValue[]): unknown;
  all(values: SQLInputValue[]): Record<string, unknown>[];
}

/** Table and column names of an entity, as the model deploys them. */
export interface TableShape {
  table: string;
  columns: readonly string[];
  keys: readonly string[];
}

/** Inserts rows with one prepared statement; columns a row does not name become null. */
export function insertRows(dbc: Connection, shape: TableShape, rows: readonly Row[]): void {
  if (rows.length > 0) writeAll(dbc.prepare(insertText(shape)), shape, rows);
}

/** Inserts rows or replaces those with the same key. */
export function upsertRows(dbc: Connection, shape: TableShape, rows: readonly Row[]): void {
  if (rows.length === 0) return;
  const text = insertText(shape).replace('INSERT', 'INSERT OR REPLACE');
  writeAll(dbc.prepare(text), shape, rows);
}

function insertText({ table, columns }: TableShape): string {
  return `INSERT INTO ${table} (${columns.join(',')}) VALUES (${columns.map(() => '?').join(',')})`;
}

function writeAll(statement: Statement, { columns }: TableShape, rows: readonly Row[]): void {
  const values: SQLInputValue[] = new Array(columns.length);
  for (const row of rows) {
    for (let i = 0; i < columns.length; i++) values[i] = toSql(row[columns[i] as string]);
    statement.run(values);
  }
}

function toSql(value: Row[string] | undefined): SQLInputValue {
  if (value === undefined) return null;
  return typeof value === 'boolean' ? Number(value) : value;
}
