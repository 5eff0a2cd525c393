import { columnsToWrite } from './column-values.ts';
import type {
  ColumnDef,
  Database,
  Dialect,
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

  /** Writes the columns of the rows; `onConflict` is the end of the INSERT, empty if none. */
  protected abstract write(
    table: TableShape,
    columns: readonly ColumnDef[],
    rows: readonly AnyRow[],
    onConflict: string,
  ): Promise<void>;

  async upsert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: WriteOptions<Row>,
  ): Promise<number> {
    const columns = columnsToWrite(table, options);
    const onConflict = conflictText(table, columns);
    if (rows.length > 0) await this.write(table, columns, rows as readonly AnyRow[], onConflict);
    return rows.length;
  }

  async insert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: WriteOptions<Row>,
  ): Promise<number> {
    const columns = columnsToWrite(table, options);
    if (rows.length > 0) await this.write(table, columns, rows as readonly AnyRow[], '');
    return rows.length;
  }

  /** A transaction inside a transaction joins it: its failure must fail the whole. */
  transaction<Result>(work: (tx: Database) => Promise<Result>): Promise<Result> {
    return work(this);
  }

  async close(): Promise<void> {}
}
