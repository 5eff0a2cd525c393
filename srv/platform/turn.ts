import type { Database } from './database.ts';

/**
 * Waits until no other transaction has its turn for this name; the turn ends with the transaction.
 * SQLite has one writer at a time anyway.
 */
export async function takeTurn(tx: Database, name: string): Promise<void> {
  if (tx.dialect === 'sqlite') return;
  // Rows come back as text: the function itself answers with nothing.
  await tx.query('SELECT CAST(pg_advisory_xact_lock(hashtextextended(?, 0)) AS TEXT) AS turn', [
    name,
  ]);
}
