import type { ClientBase } from 'pg';
import type { ColumnDef, SqlValue, TableShape } from './database.ts';
import { arrayText, postgresTypeOf } from './postgres-arrays.ts';
import { postgresTypes } from './postgres-types.ts';
import { insertText, numberPlaceholders } from './sql-text.ts';
import { failedStatement } from './statement-error.ts';
import { type AnyRow, TransactionSession } from './transaction-session.ts';

const FETCH = 5_000;
const WRITE = 5_000;
let cursors = 0;

/** One PostgreSQL connection inside a transaction that someone else began and will end. */
export class PostgresSession extends TransactionSession {
  readonly dialect = 'postgres';
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    super();
    this.#client = client;
  }

  async query<Row extends object>(sql: string, params: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.#send(sql, params)).rows as Row[];
  }

  async *stream<Row extends object>(
    sql: string,
    params: readonly SqlValue[] = [],
  ): AsyncIterable<Row[]> {
    cursors += 1;
    const cursor = `saldo_stream_${cursors}`;
    await this.#send(`DECLARE ${cursor} NO SCROLL CURSOR FOR ${sql}`, params);
    try {
      for (;;) {
        const batch = await this.query<Row>(`FETCH ${FETCH} FROM ${cursor}`);
        if (batch.length > 0) yield batch;
        if (batch.length < FETCH) return;
      }
    } finally {
      // After an error the transaction is lost, and the cursor with it.
      await this.#client.query(`CLOSE ${cursor}`).catch(() => undefined);
    }
  }

  async execute(sql: string, params: readonly SqlValue[] = []): Promise<number> {
    return (await this.#send(sql, params)).rowCount ?? 0;
  }

  protected async write(
    table: TableShape,
    columns: readonly ColumnDef[],
    rows: readonly AnyRow[],
    onConflict: string,
  ): Promise<number> {
    const arrays = columns.map((column) => `CAST(? AS ${postgresTypeOf[column.kind]}[])`);
    const source = `SELECT * FROM unnest(${arrays.join(', ')})`;
    const sql = `${insertText(table, columns, source)} ${onConflict}`;
    let written = 0;
    for (let from = 0; from < rows.length; from += WRITE) {
      const part = rows.slice(from, from + WRITE);
      const values = columns.map((column) => arrayText(column, part));
      written += (await this.#send(sql, values)).rowCount ?? 0;
    }
    return written;
  }

  async #send(sql: string, params: readonly SqlValue[]) {
    try {
      const text = numberPlaceholders(sql);
      return await this.#client.query({ text, values: [...params], types: postgresTypes });
    } catch (error) {
      throw failedStatement(error, sql);
    }
  }
}
