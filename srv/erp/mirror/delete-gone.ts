import type { Database, TableShape } from '../../platform/database.ts';
import { inKeys, keysText } from '../../platform/sql-text.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { ErpObject, MirrorRow } from './erp-object.ts';
import type { MirrorRun } from './mirror-run.ts';
import type { ObjectTally } from './object-tally.ts';
import { requireTurn } from './reader-turn.ts';
import { partnersOf } from './write-page.ts';

/** One transaction holds this many rows: SQLite has one writer, and requests wait for it. */
const ROWS_A_TRANSACTION = 1_000;

/** What is deleted, and where it is counted. */
export interface Deletion {
  readonly object: ErpObject;
  readonly table: TableShape;
  readonly tally: ObjectTally;
}

/** Deletes rows that the ERP no longer has, some in each transaction, and in it marks their customers. */
export async function deleteGone(
  run: MirrorRun,
  deletion: Deletion,
  rows: readonly MirrorRow[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_A_TRANSACTION) {
    await deleteSome(run, deletion, rows.slice(from, from + ROWS_A_TRANSACTION));
  }
}

async function deleteSome(
  run: MirrorRun,
  { object, table, tally }: Deletion,
  rows: readonly MirrorRow[],
): Promise<void> {
  const { db, source, now } = run;
  const partners = await partnersOf(db, object, source, rows);
  const change = { source, cause: object.cause ?? 'change', changedAt: now() };
  await db.transaction(async (tx) => {
    await requireTurn(tx, run);
    await deleteByKeys(tx, table, rows);
    await markChanged(
      tx,
      partners.map((partner) => ({ ...change, partner })),
    );
  });
  tally.deleted(rows.length);
  tally.touched(partners);
}

/** Deletes rows by their keys, with one statement. */
export function deleteByKeys(
  tx: Database,
  { name, keys, columns }: TableShape,
  rows: readonly MirrorRow[],
): Promise<number> {
  const key = columns.filter((column) => keys.includes(column.name));
  return tx.execute(`DELETE FROM ${name} WHERE ${inKeys(tx.dialect, key)}`, [keysText(key, rows)]);
}
