import type { DatabaseSync } from 'node:sqlite';
import type { ClientBase } from 'pg';
import { SaldoError } from '../domain/errors.ts';
import type { Database, Dialect, SqlValue, TransactionOptions } from './database.ts';
import { PostgresSession } from './postgres-session.ts';
import { SqliteSession } from './sqlite-session.ts';
import { TransactionGuard } from './transaction-guard.ts';
import { TransactionalDatabase } from './transactional-database.ts';

/** CAP's database service (`cds.db`), as far as plain SQL needs it. */
export interface CapDatabaseService {
  readonly kind?: string;
  tx(): CapTransaction;
}

/** CAP's transaction on its database service, for example `cds.db.tx(req)`. */
export interface CapTransaction {
  readonly kind?: string;
  /** CAP's own connection, there once the transaction has begun. */
  readonly dbc?: unknown;
  run(sql: string): Promise<unknown>;
  commit(): Promise<unknown>;
  rollback(): Promise<unknown>;
}

/** Plain SQL inside a CAP transaction: it commits or rolls back with the request. */
export async function databaseInCapTransaction(tx: CapTransaction): Promise<Database> {
  // CAP begins at the first statement; until then there is no connection to join.
  if (!tx.dbc) await tx.run('SELECT 1');
  if (dialectOf(tx) === 'postgres') return new PostgresSession(tx.dbc as ClientBase);
  return new SqliteSession(tx.dbc as DatabaseSync);
}

/**
 * CAP's database service as a Database: each call runs in a root transaction of its own. CAP's SQLite
 * pool has one connection, so a call waits for whatever transaction is open: inside a request use
 * `databaseInCapTransaction`, and never wait for the network inside `transaction`.
 */
export function capDatabase(service: CapDatabaseService): Database {
  return new CapDatabase(service);
}

class CapDatabase extends TransactionalDatabase {
  readonly dialect: Dialect;
  readonly #service: CapDatabaseService;
  readonly #guard = new TransactionGuard();

  constructor(service: CapDatabaseService) {
    super();
    this.#service = service;
    this.dialect = dialectOf(service);
  }

  async *stream<Row extends object>(
    sql: string,
    params?: readonly SqlValue[],
  ): AsyncIterable<Row[]> {
    this.#guard.refuseInside();
    const tx = this.#service.tx();
    try {
      const database = await this.#begin(tx, 'snapshot');
      yield* database.stream<Row>(sql, params);
    } finally {
      await tx.rollback();
    }
  }

  async transaction<Result>(
    work: (tx: Database) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    this.#guard.refuseInside();
    const tx = this.#service.tx();
    try {
      const database = await this.#begin(tx, options.mode ?? 'write');
      const result = await this.#guard.run(() => work(database));
      await tx.commit();
      return result;
    } catch (error) {
      await tx.rollback();
      throw error;
    }
  }

  /** CAP owns its connections and closes them itself. */
  async close(): Promise<void> {}

  async #begin(tx: CapTransaction, mode: 'write' | 'snapshot'): Promise<Database> {
    if (mode === 'snapshot' && this.dialect === 'postgres') {
      // Has to be the first statement of the transaction.
      await tx.run('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY');
    }
    return databaseInCapTransaction(tx);
  }
}

function dialectOf(service: { readonly kind?: string }): Dialect {
  if (service.kind === 'postgres' || service.kind === 'sqlite') return service.kind;
  throw new SaldoError(
    'DATABASE_UNSUPPORTED',
    `Saldo runs on SQLite and PostgreSQL, not on "${service.kind}"; set cds.requires.db.kind.`,
    { kind: String(service.kind) },
  );
}
