import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { SaldoError } from '../domain/errors.ts';
import type { Database, SqlValue, TransactionOptions } from './database.ts';
import { SqliteSession } from './sqlite-session.ts';
import { failedStatement } from './statement-error.ts';
import { TransactionGuard } from './transaction-guard.ts';
import { TransactionalDatabase } from './transactional-database.ts';

export interface SqliteOptions {
  /** Opens no connection that can write. */
  readonly readOnly?: boolean;
  /** How long to wait for another writer, in milliseconds (10,000). */
  readonly busyTimeout?: number;
}

/** Opens a SQLite file in WAL mode: one writer, and readers that never wait for it. */
export function openSqlite(file: string, options: SqliteOptions = {}): Database {
  return new SqliteDatabase(file, options);
}

class SqliteDatabase extends TransactionalDatabase {
  readonly dialect = 'sqlite';
  readonly #file: string;
  readonly #busyTimeout: number;
  readonly #writer: DatabaseSync | undefined;
  readonly #reader: DatabaseSync;
  /** Connections that wait for the next snapshot, with their statements and pages. */
  readonly #idle: DatabaseSync[] = [];
  readonly #guard = new TransactionGuard();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(file: string, options: SqliteOptions) {
    super();
    this.#file = file;
    this.#busyTimeout = options.busyTimeout ?? 10_000;
    if (!options.readOnly) this.#writer = connect(file, false);
    this.#reader = connect(file, true);
  }

  override query<Row extends object>(sql: string, params?: readonly SqlValue[]): Promise<Row[]> {
    return new SqliteSession(this.#reader).query(sql, params);
  }

  async *stream<Row extends object>(
    sql: string,
    params?: readonly SqlValue[],
  ): AsyncIterable<Row[]> {
    const connection = connect(this.#file, true);
    try {
      yield* new SqliteSession(connection).stream<Row>(sql, params);
    } finally {
      connection.close();
    }
  }

  transaction<Result>(
    work: (tx: Database) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    return options.mode === 'snapshot' ? this.#snapshot(work) : this.#write(work);
  }

  async close(): Promise<void> {
    await this.#turn;
    for (const connection of this.#idle) connection.close();
    this.#reader.close();
    this.#writer?.close();
  }

  async #snapshot<Result>(work: (tx: Database) => Promise<Result>): Promise<Result> {
    const connection = this.#idle.pop() ?? connect(this.#file, true);
    connection.exec('BEGIN');
    try {
      return await work(new SqliteSession(connection));
    } finally {
      connection.exec('ROLLBACK');
      this.#idle.push(connection);
    }
  }

  async #write<Result>(work: (tx: Database) => Promise<Result>): Promise<Result> {
    this.#guard.refuseInside();
    const writer = this.#writer;
    if (!writer) throw readOnly(this.#file);
    const result = this.#turn.then(() => this.#inTransaction(writer, work));
    this.#turn = result.catch(() => undefined);
    return result;
  }

  async #inTransaction<Result>(
    writer: DatabaseSync,
    work: (tx: Database) => Promise<Result>,
  ): Promise<Result> {
    await this.#begin(writer);
    try {
      const result = await this.#guard.run(() => work(new SqliteSession(writer)));
      writer.exec('COMMIT');
      return result;
    } catch (error) {
      if (writer.isTransaction) writer.exec('ROLLBACK');
      throw error;
    }
  }

  /** Waits for other writers without blocking the thread: the other writer may be in it. */
  async #begin(writer: DatabaseSync): Promise<void> {
    const deadline = performance.now() + this.#busyTimeout;
    for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
      const failure = tryBegin(writer);
      if (!failure) return;
      if (failure.code !== 'DATABASE_BUSY' || performance.now() > deadline) throw failure;
      await sleep(pause);
    }
  }
}

function tryBegin(writer: DatabaseSync): SaldoError | undefined {
  try {
    writer.exec('BEGIN IMMEDIATE');
    return undefined;
  } catch (error) {
    const failure = failedStatement(error, 'BEGIN IMMEDIATE');
    if (failure instanceof SaldoError) return failure;
    throw failure;
  }
}

function connect(file: string, readOnly: boolean): DatabaseSync {
  try {
    const connection = new DatabaseSync(file, { readOnly, timeout: 20 });
    connection.exec(readOnly ? READING : WRITING);
    return connection;
  } catch (error) {
    throw failedStatement(error, `open ${file}`);
  }
}

/** 8 MB of pages: bulk reading goes on to the next range, and several connections read at once. */
const READING = 'PRAGMA cache_size = -8192; PRAGMA temp_store = MEMORY';

/** 32 MB of pages and of log: a bulk write comes back to the same index pages again and again. */
const WRITING = `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
  PRAGMA wal_autocheckpoint = 8000; PRAGMA cache_size = -32768; PRAGMA temp_store = MEMORY`;

function readOnly(file: string): SaldoError {
  return new SaldoError(
    'DATABASE_READ_ONLY',
    `${file} was opened read-only; open it for writing or hand the rows to the process that does.`,
    { file },
  );
}
