/** The two databases one SQL text has to run on. */
export type Dialect = 'sqlite' | 'postgres';

/** What may be bound to a `?`: instants as ISO UTC strings, decimals as strings. */
export type SqlValue = string | number | bigint | boolean | null;

/** How a column's values look in TypeScript; `json` and `binary` columns are left to CAP. */
export type ColumnKind =
  | 'string'
  | 'integer'
  | 'int64'
  | 'decimal'
  | 'double'
  | 'boolean'
  | 'date'
  | 'time'
  | 'timestamp';

export interface ColumnDef {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A table as CAP deploys it. */
export interface TableShape {
  readonly name: string;
  readonly keys: readonly string[];
  readonly columns: readonly ColumnDef[];
}

/** A table with the type of its rows (both generated in `tables.ts`). */
export interface TableDef<Row extends object> extends TableShape {
  readonly keys: readonly (keyof Row & string)[];
  readonly columns: readonly (ColumnDef & { readonly name: keyof Row & string })[];
}

export interface WriteOptions<Row extends object> {
  /** Columns to write, keys included; the others keep their value or get their default. */
  readonly columns?: readonly (keyof Row & string)[];
}

export interface InsertOptions<Row extends object> extends WriteOptions<Row> {
  /** Leave a row whose key exists as it is, instead of failing. */
  readonly ifAbsent?: boolean;
}

export interface TransactionOptions {
  /** `write` takes the write lock at once; `snapshot` reads one consistent state and writes nothing. */
  readonly mode?: 'write' | 'snapshot';
}

/**
 * Plain portable SQL over one machine's SQLite or a PostgreSQL server.
 *
 * Statement texts are fixed strings with `?` placeholders (never values or generated lists in the
 * text: statements are cached by their text). Names are unquoted; PostgreSQL folds them to lower
 * case, so aliases with capitals are written in double quotes.
 *
 * Rows come back alike on both databases: decimal columns as strings with their scale, dates as
 * 'YYYY-MM-DD', date-times and timestamps as 'YYYY-MM-DDTHH:mm:ss.SSSZ', 64-bit integers as numbers
 * (an error beyond 2^53), boolean columns as booleans. Expressions carry no type on SQLite: write
 * `CAST(SUM(...) AS BIGINT)` for sums, and `CASE WHEN ... THEN 1 ELSE 0 END` for conditions.
 */
export interface Database {
  readonly dialect: Dialect;

  /** All rows of a query. For more than some ten thousand rows use `stream`. */
  query<Row extends object>(sql: string, params?: readonly SqlValue[]): Promise<Row[]>;

  /** The rows of a query in small batches, in bounded memory; leaving the loop early closes it. */
  stream<Row extends object>(sql: string, params?: readonly SqlValue[]): AsyncIterable<Row[]>;

  /** Runs one statement and returns how many rows it changed. */
  execute(sql: string, params?: readonly SqlValue[]): Promise<number>;

  /**
   * Inserts rows and overwrites those whose key exists; all of them or none. A key may occur only
   * once in `rows`. Returns the number of rows written. A missing property is written as null.
   */
  upsert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: WriteOptions<Row>,
  ): Promise<number>;

  /** As `upsert`, but an existing key is an error, or skipped and not counted with `ifAbsent`. */
  insert<Row extends object>(
    table: TableDef<Row>,
    rows: readonly Partial<Row>[],
    options?: InsertOptions<Row>,
  ): Promise<number>;

  /**
   * Commits when `work` returns, rolls back when it throws. Use `tx` inside, not the outer database.
   * On a database that is already a transaction, `work` joins it.
   */
  transaction<Result>(
    work: (tx: Database) => Promise<Result>,
    options?: TransactionOptions,
  ): Promise<Result>;

  close(): Promise<void>;
}
