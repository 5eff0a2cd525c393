import type { Random } from '../../sandbox/bank/random.ts';
import { SaldoError } from '../../srv/domain/errors.ts';
import type { ColumnDef, Database, SqlValue, TableShape } from '../../srv/platform/database.ts';
import { SqliteSession } from '../../srv/platform/sqlite-session.ts';
import type { AnyRow } from '../../srv/platform/transaction-session.ts';
import { TransactionalDatabase } from '../../srv/platform/transactional-database.ts';
import type { Faults } from './faults.ts';
import type { SimImage } from './sim-image.ts';
import type { SimProcess } from './sim-process.ts';
import type { SqlMutation } from './sql-mutation.ts';
import type { WriteLock } from './write-lock.ts';

/** The one database that all processes share. */
export interface SharedDatabase {
  readonly image: SimImage;
  readonly lock: WriteLock;
  readonly faults: Faults;
  readonly random: Random;
  readonly mutation: SqlMutation;
}

/**
 * The shared database as one process sees it: real SQLite and real statements, each of them a step
 * at which the process may die. A transaction that its process leaves open is rolled back.
 */
export class SimDatabase extends TransactionalDatabase {
  readonly dialect = 'sqlite';
  readonly #shared: SharedDatabase;
  readonly #process: SimProcess;

  constructor(shared: SharedDatabase, process: SimProcess) {
    super();
    this.#shared = shared;
    this.#process = process;
    process.whenDead(() => shared.lock.leftBy(process));
  }

  override async query<Row extends object>(
    sql: string,
    params: readonly SqlValue[] = [],
  ): Promise<Row[]> {
    const { image, mutation } = this.#shared;
    return this.#locked(() => image.session.query<Row>(mutation(sql), params));
  }

  async *stream<Row extends object>(
    sql: string,
    params: readonly SqlValue[] = [],
  ): AsyncIterable<Row[]> {
    yield await this.query<Row>(sql, params);
  }

  async transaction<Result>(work: (tx: Database) => Promise<Result>): Promise<Result> {
    return this.#locked(async () => {
      const { image, faults } = this.#shared;
      image.begin();
      try {
        if (faults.strikes('databaseBusy')) throw lost('BEGIN');
        const result = await work(this.#session());
        await this.#process.step('commit', 1);
        image.commit();
        if (faults.strikes('commitUnheard')) throw lost('COMMIT');
        return result;
      } catch (error) {
        image.rollBack();
        throw error;
      }
    });
  }

  async close(): Promise<void> {}

  async #locked<Result>(work: () => Promise<Result>): Promise<Result> {
    const { lock, random } = this.#shared;
    await this.#process.step('ask the database', random.int(0, 4));
    await lock.take(this.#process);
    // It may have died just as its turn came.
    if (!this.#process.isAlive) await this.#process.wait(0);
    let result: Result;
    try {
      result = await work();
    } finally {
      lock.giveBack(this.#process);
    }
    await this.#process.step('hear from the database', random.int(0, 4));
    return result;
  }

  #session(): SteppedSession {
    return new SteppedSession(this.#shared, this.#process);
  }
}

/** Inside a transaction: each statement is a step. */
class SteppedSession extends SqliteSession {
  readonly #image: SimImage;
  readonly #mutation: SqlMutation;
  readonly #process: SimProcess;

  constructor({ image, mutation }: SharedDatabase, process: SimProcess) {
    super(image.connection);
    this.#image = image;
    this.#mutation = mutation;
    this.#process = process;
  }

  override async query<Row extends object>(
    sql: string,
    params?: readonly SqlValue[],
  ): Promise<Row[]> {
    await this.#step(sql);
    return super.query<Row>(this.#mutation(sql), params);
  }

  override async execute(sql: string, params?: readonly SqlValue[]): Promise<number> {
    await this.#step(sql);
    this.#image.actor = this.#process.name;
    return super.execute(this.#mutation(sql), params);
  }

  protected override async write(
    table: TableShape,
    columns: readonly ColumnDef[],
    rows: readonly AnyRow[],
    onConflict: string,
  ): Promise<number> {
    await this.#step(`write ${table.name}`);
    return super.write(table, columns, rows, onConflict);
  }

  #step(sql: string): Promise<void> {
    return this.#process.step(sql.slice(0, 60).replace(/\s+/g, ' '), 1);
  }
}

function lost(statement: string): SaldoError {
  return new SaldoError('DATABASE_BUSY', `The connection broke at ${statement}.`, { statement });
}
