import pg from 'pg';
import type { Database, SqlValue, TransactionOptions } from './database.ts';
import { PostgresSession } from './postgres-session.ts';
import { TransactionGuard } from './transaction-guard.ts';
import { TransactionalDatabase } from './transactional-database.ts';

export interface PostgresOptions {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** Connections this process holds at most (4). */
  readonly connections?: number;
  /** Passed to the driver; `true` verifies the server's certificate. */
  readonly ssl?: boolean;
}

const BEGIN = {
  write: 'BEGIN',
  snapshot: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY',
} as const;

/** Opens a small pool on a PostgreSQL database; connects at the first statement. */
export function openPostgres(options: PostgresOptions): Database {
  return new PostgresDatabase(options);
}

class PostgresDatabase extends TransactionalDatabase {
  readonly dialect = 'postgres';
  readonly #pool: pg.Pool;
  readonly #guard = new TransactionGuard();

  constructor({ connections = 4, ...options }: PostgresOptions) {
    super();
    this.#pool = new pg.Pool({ ...options, max: connections });
    // A lost connection fails the statement that needs it and is replaced; unheard, it ends the process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => client.on('error', () => undefined));
  }

  override async query<Row extends object>(
    sql: string,
    params?: readonly SqlValue[],
  ): Promise<Row[]> {
    return this.#session((session) => session.query<Row>(sql, params));
  }

  async *stream<Row extends object>(
    sql: string,
    params?: readonly SqlValue[],
  ): AsyncIterable<Row[]> {
    const client = await this.#pool.connect();
    try {
      await client.query(BEGIN.snapshot);
      yield* new PostgresSession(client).stream<Row>(sql, params);
    } finally {
      await rollBack(client);
    }
  }

  override async execute(sql: string, params?: readonly SqlValue[]): Promise<number> {
    this.#guard.refuseInside();
    return this.#session((session) => session.execute(sql, params));
  }

  async transaction<Result>(
    work: (tx: Database) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    this.#guard.refuseInside();
    const client = await this.#pool.connect();
    try {
      await client.query(BEGIN[options.mode ?? 'write']);
      const result = await this.#guard.run(() => work(new PostgresSession(client)));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      await rollBack(client);
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }

  async #session<Result>(use: (session: Database) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    try {
      return await use(new PostgresSession(client));
    } finally {
      client.release();
    }
  }
}

/** Gives a connection back to the pool without its transaction, or drops it if it is broken. */
async function rollBack(client: pg.PoolClient): Promise<void> {
  await client.query('ROLLBACK').then(
    () => client.release(),
    (broken: Error) => client.release(broken),
  );
}
