import type { Database, SqlValue, TableShape } from '../platform/database.ts';
import { letOthersIn } from '../platform/let-others-in.ts';

/** Rows deleted at a time: others write meanwhile, and on SQLite they wait for each batch. */
export const BATCH = 500;

/** Deletes a table's rows that a condition holds for, each batch in a transaction of its own. */
export async function deleteInBatches(
  db: Database,
  { name, keys }: TableShape,
  condition: string,
  params: readonly SqlValue[],
): Promise<void> {
  const key = keys.join(', ');
  const sql = `DELETE FROM ${name} WHERE (${key}) IN
    (SELECT ${key} FROM ${name} WHERE ${condition} LIMIT ${BATCH})`;
  while ((await db.execute(sql, params)) === BATCH) await letOthersIn();
}
