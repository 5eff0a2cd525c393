import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { boundValue, storedValue } from './column-values.ts';
import type { ColumnDef, SqlValue, TableShape } from './database.ts';
import { insertText } from './sql-text.ts';
import { type RowReader, sqliteRowReader } from './sqlite-rows.ts';
import { failedStatement } from './statement-error.ts';
import { type AnyRow, TransactionSession } from './transaction-session.ts';

const BATCH = 1_000;

interface Prepared {
  readonly statement: StatementSync;
  readonly read: RowReader;
}

/** Statements live as long as their connection; texts are fixed, so the cache stays small. */
const preparedOf = new WeakMap<DatabaseSync, Map<string, Prepared>>();

function prepareAnew(connection: DatabaseSync, sql: string): Prepared {
  // CAP's connection overrides `prepare` with its own wrapper; the class's own gives the statement.
  const statement = DatabaseSync.prototype.prepare.call(connection, sql);
  statement.setReturnArrays(true);
  return { statement, read: sqliteRowReader(statement) };
}

function prepare(connection: DatabaseSync, sql: string): Prepared {
  const cache = preparedOf.get(connection) ?? new Map<string, Prepared>();
  preparedOf.set(connection, cache);
  const prepared = cache.get(sql) ?? prepareAnew(connection, sql);
  cache.set(sql, prepared);
  return prepared;
}

/** One SQLite connection inside a transaction that someone else began and will end. */
export class SqliteSession extends TransactionSession {
  readonly dialect = 'sqlite';
  readonly #connection: DatabaseSync;

  constructor(connection: DatabaseSync) {
    super();
    this.#connection = connection;
  }

  async query<Row extends object>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return this.#run(sql, () => {
      const { statement, read } = prepare(this.#connection, sql);
      const rows = statement.all(...params.map(boundValue)) as unknown as unknown[][];
      return rows.map((row) => read(row) as Row);
    });
  }

  async *stream<Row extends object>(
    sql: string,
    params: readonly SqlValue[] = [],
  ): AsyncIterable<Row[]> {
    // A statement of its own: the cached one would be reset by the next query with the same text.
    const { statement, read } = this.#run(sql, () => prepareAnew(this.#connection, sql));
    const rows = statement.iterate(...params.map(boundValue)) as Iterator<unknown>;
    try {
      for (;;) {
        const batch = this.#run(sql, () => nextBatch(rows, read));
        if (batch.length > 0) yield batch as Row[];
        if (batch.length < BATCH) return;
      }
    } finally {
      rows.return?.();
    }
  }

  async execute(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return this.#run(sql, () => {
      const { statement } = prepare(this.#connection, sql);
      return Number(statement.run(...params.map(boundValue)).changes);
    });
  }

  protected async write(
    table: TableShape,
    columns: readonly ColumnDef[],
    rows: readonly AnyRow[],
    onConflict: string,
  ): Promise<number> {
    const marks = columns.map(() => '?').join(', ');
    const sql = `${insertText(table, columns, `VALUES (${marks})`)} ${onConflict}`;
    return this.#run(sql, () => {
      const { statement } = prepare(this.#connection, sql);
      let written = 0;
      for (const row of rows) {
        const values = columns.map((column) => storedValue(column, row[column.name]));
        written += Number(statement.run(...values).changes);
      }
      return written;
    });
  }

  #run<Result>(sql: string, step: () => Result): Result {
    try {
      return step();
    } catch (error) {
      throw failedStatement(error, sql);
    }
  }
}

function nextBatch(rows: Iterator<unknown>, read: RowReader): object[] {
  const batch: object[] = [];
  while (batch.length < BATCH) {
    const next = rows.next();
    if (next.done) break;
    batch.push(read(next.value as unknown[]));
  }
  return batch;
}
