import type {
  Database,
  Dialect,
  InsertOptions,
  SqlValue,
  TableDef,
  TransactionOptions,
  WriteOptions,
} from './database.ts';

/** A database whose single calls are transactions of their own. */
export abstract class TransactionalDatabase implements Database {
  abstract readonly dialect: Dialect;

  abstract transaction<Result>(
    work: (tx: Database) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;

  abstract stream<Row extends object>(
    sql: string,
    params?: readonly SqlValue[],
  ): AsyncIterable<Row[]>;

  abstract close(): Promise<void>;

  query<Row extends object>(sql: string, params?: readonly SqlValue[]): Promise<Row[]> {
    return this.transaction((tx) => tx.query<Row>(sql, params));
  }

  execute(sql: string, params?: readonly SqlValue[]): Promise<number> {
    return this.transaction((tx) => tx.execute(sql, params));
  }

  upsert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: WriteOptions<Row>,
  ): Promise<number> {
    return this.transaction((tx) => tx.upsert(table, rows, options));
  }

  insert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: InsertOptions<Row>,
  ): Promise<number> {
    return this.transaction((tx) => tx.insert(table, rows, options));
  }
}
