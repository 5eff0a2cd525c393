import { SaldoError } from '../../domain/errors.ts';
import type { Instant } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { writeRejections } from '../rejections.ts';

/** Rows of cases in the order of their keys, and what is done with some of them in one transaction. */
export interface CaseBatches<Row> {
  /** At most `limit` rows after one, which null stands before. */
  read(tx: Database, after: Row | null, limit: number): Promise<readonly Row[]>;
  /** Answers how many cases it touched. */
  work(tx: Database, rows: readonly Row[]): Promise<number>;
  /** What the row is called among what was rejected. */
  nameOf(row: Row): string;
}

export interface BatchOptions {
  readonly now: Instant;
  /** In the caller's own transaction nothing can be tried again: what fails is the caller's to tell. */
  readonly isCallers?: boolean;
}

/** Rows in one transaction: SQLite has one writer, and requests wait for it. */
const SIZE = 500;

/**
 * Works through rows in short transactions. The rows of a batch that fails are tried one by one: what
 * fails then is listed as rejected, and stops nothing else. Answers how many cases were touched.
 */
export async function inBatches<Row>(
  db: Database,
  batches: CaseBatches<Row>,
  { now, isCallers = false }: BatchOptions,
): Promise<number> {
  let touched = 0;
  let after: Row | null = null;
  let oneByOne = 0;
  for (;;) {
    const limit = oneByOne > 0 ? 1 : SIZE;
    try {
      const batch: Batch<Row> = await nextBatch(db, batches, after, limit);
      touched += batch.touched;
      if (batch.rows < limit) return touched;
      after = batch.last;
      oneByOne = Math.max(0, oneByOne - 1);
    } catch (error) {
      if (isCallers) throw error;
      if (limit === 1) {
        after = await rejectNext(db, batches, after, { error, now });
        oneByOne -= 1;
      } else oneByOne = SIZE;
    }
  }
}

interface Batch<Row> {
  readonly rows: number;
  readonly last: Row | null;
  readonly touched: number;
}

function nextBatch<Row>(
  db: Database,
  { read, work }: CaseBatches<Row>,
  after: Row | null,
  limit: number,
): Promise<Batch<Row>> {
  return db.transaction(async (tx) => {
    const rows = await read(tx, after, limit);
    const touched = rows.length > 0 ? await work(tx, rows) : 0;
    return { rows: rows.length, last: rows.at(-1) ?? null, touched };
  });
}

/** When not even the row can be read, it is no row that is wrong. */
async function rejectNext<Row>(
  db: Database,
  { read, nameOf }: CaseBatches<Row>,
  after: Row | null,
  { error, now }: { readonly error: unknown; readonly now: Instant },
): Promise<Row> {
  const [row] = await db.transaction((tx) => read(tx, after, 1));
  if (!row) throw error;
  const code = error instanceof SaldoError ? error.code : 'CASE_NOT_KEPT';
  const message = (error instanceof Error ? error.message : String(error)).slice(0, 1000);
  const rejection = { object: 'Cases', objectKey: nameOf(row), code, message };
  await writeRejections(db, [rejection], 'disputes', null, now);
  return row;
}
