import type { Database } from './database.ts';

/**
 * Waits until no other transaction has its turn for any of these names; the turns end with the
 * transaction. All take them in one order, so that no two wait for each other. SQLite has one writer
 * at a time anyway.
 */
export async function takeTurns(tx: Database, names: readonly string[]): Promise<void> {
  if (tx.dialect === 'sqlite' || names.length === 0) return;
  // Rows come back as text: the function itself answers with nothing.
  await tx.query(
    `SELECT CAST(pg_advisory_xact_lock(hashtextextended(name, 0)) AS TEXT) AS turn
       FROM json_array_elements_text(CAST(? AS json)) AS names(name)`,
    [JSON.stringify([...new Set(names)].sort())],
  );
}
