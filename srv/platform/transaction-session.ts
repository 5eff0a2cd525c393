import { columnsToWrite } from './column-values.ts';
import type {
  ColumnDef,
  Database,
  Dialect,
  InsertOptions,
  SqlValue,
  TableDef,
  TableShape,
  WriteOptions,
} from './database.ts';
import { conflictText } from './sql-text.ts';

/** Rows of any table, as the writing code sees them. */
export type AnyRow = Readonly<Record<string, unknown>>;

/** One connection inside a transaction that someone else began and will end. */
export abstract class TransactionSession implements Database {
  abstract readonly dialect: Dialect;

  abstract query<Row extends object>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;

  abstract stream<Row extends object>(
    sql: string,
    params?: readonly SqlValue[],
  ): AsyncIterable<Row[]>;

  abstract execute(sql: string, params?: readonly SqlValue[]): Promise<number>;

  /** Writes the columns of the rows and counts them; `onConflict` is the end of the INSERT. */
  protected abstract write(
    table: TableShape,
    columns: readonly ColumnDef[],
    rows: readonly AnyRow[],
    onConflict: string,
  ): Promise<number>;

  async upsert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: WriteOptions<Row>,
  ): Promise<number> {
    const columns = columnsToWrite(table, options);
    return this.write(table, columns, rows as readonly AnyRow[], conflictText(table, columns));
  }

  async insert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: InsertOptions<Row>,
  ): Promise<number> {
    const columns = columnsToWrite(table, options);
    const onConflict = options?.ifAbsent ? 'ON CONFLICT DO NOTHING' : '';
    return this.write(table, columns, rows as readonly AnyRow[], onConflict);
  }

  /** A transaction inside a transaction joins it: its failure must fail the whole. */
  transaction<Result>(work: (tx: Database) => Promise<Result>): Promise<Result> {
    return work(this);
  }

  async close(): Promise<void> {}
}
