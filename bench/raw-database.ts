import { DatabaseSync, type StatementSync } from 'node:sqlite';
import pg from 'pg';
import type { ColumnKind, Dialect, SqlValue, TableShape } from '../srv/platform/database.ts';
import { numberPlaceholders } from '../srv/platform/sql-text.ts';
import type { Target } from './evaluate-target.ts';

export type RawRow = readonly unknown[];

/** A driver with as little around it as can be: rows as value arrays, prepared statements. */
export interface RawDatabase {
  readonly dialect: Dialect;
  rows(text: string, params: readonly SqlValue[]): Promise<RawRow[]>;
  insert(table: TableShape, rows: readonly SqlValue[][]): Promise<void>;
  transaction(work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

export function openRaw(target: Target): Promise<RawDatabase> {
  return target.kind === 'sqlite' ? openSqliteDriver(target.file) : openPostgresDriver(target);
}

async function openSqliteDriver(file: string): Promise<RawDatabase> {
  const db = new DatabaseSync(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  db.exec('PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY');
  const statements = new Map<string, StatementSync>();
  const prepare = (text: string): StatementSync => {
    const statement = statements.get(text) ?? db.prepare(text);
    statement.setReturnArrays(true);
    statements.set(text, statement);
    return statement;
  };
  return {
    dialect: 'sqlite',
    rows: async (text, params) => prepare(text).all(...(params as string[])) as never,
    insert: async (table, rows) => {
      const marks = table.columns.map(() => '?').join(', ');
      const statement = prepare(`INSERT INTO ${table.name} (${columns(table)}) VALUES (${marks})`);
      for (const row of rows) statement.run(...(row as string[]));
    },
    transaction: async (work) => {
      db.exec('BEGIN IMMEDIATE');
      await work();
      db.exec('COMMIT');
    },
    close: async () => db.close(),
  };
}

const ARRAY_TYPES: Record<ColumnKind, string> = {
  string: 'text[]',
  integer: 'integer[]',
  int64: 'bigint[]',
  decimal: 'numeric[]',
  double: 'double precision[]',
  boolean: 'boolean[]',
  date: 'date[]',
  time: 'time[]',
  timestamp: 'timestamp[]',
};

/** Everything stays text, as it comes over the wire. */
const types = { getTypeParser: () => (text: string) => text } as pg.CustomTypesConfig;

async function openPostgresDriver({
  settings,
}: Extract<Target, { kind: 'postgres' }>): Promise<RawDatabase> {
  const client = new pg.Client({ ...settings, types });
  await client.connect();
  return {
    dialect: 'postgres',
    rows: async (text, params) => {
      const values = [...params];
      const query = { text: numberPlaceholders(text), values, rowMode: 'array' as const };
      return (await client.query(query)).rows;
    },
    insert: async (table, rows) => {
      const arrays = table.columns.map(({ kind }, at) => `$${at + 1}::${ARRAY_TYPES[kind]}`);
      const text = `INSERT INTO ${table.name} (${columns(table)})
        SELECT * FROM unnest(${arrays.join(', ')})`;
      await client.query(text, [...table.columns.map((_, at) => rows.map((row) => row[at]))]);
    },
    transaction: async (work) => {
      await client.query('BEGIN');
      await work();
      await client.query('COMMIT');
    },
    close: () => client.end(),
  };
}

function columns({ columns }: TableShape): string {
  return columns.map(({ name }) => name).join(', ');
}
