import type { Database } from '../platform/database.ts';
import { BATCH } from './delete-in-batches.ts';

/** A table whose rows point to fact rows, read and deleted by run in order of key. */
export interface Pointers {
  readonly page: string;
  /** Deletes a run's rows up to the key that a page ended with. */
  readonly deleteUpTo: string;
}

/** Positions come last: while a run has some, it is not forgotten. */
export const POINTERS: readonly Pointers[] = [
  {
    page: `SELECT ID AS "key1", '' AS "key2", fromFactRow AS "from", toFactRow AS "to"
      FROM saldo_worklists_PositionEvents WHERE run = ? AND (ID, '') > (?, ?)
      ORDER BY ID LIMIT ${BATCH}`,
    deleteUpTo: "DELETE FROM saldo_worklists_PositionEvents WHERE run = ? AND (ID, '') <= (?, ?)",
  },
  {
    page: `SELECT source AS "key1", partner AS "key2", factRow AS "from", NULL AS "to"
      FROM saldo_worklists_Positions WHERE run = ? AND (source, partner) > (?, ?)
      ORDER BY source, partner LIMIT ${BATCH}`,
    deleteUpTo:
      'DELETE FROM saldo_worklists_Positions WHERE run = ? AND (source, partner) <= (?, ?)',
  },
];

type Key = readonly [string, string];

export interface PointerPage {
  /** The fact rows pointed to, as JSON. */
  readonly hashes: string;
  readonly last: Key;
}

interface PointerRow {
  readonly key1: string;
  readonly key2: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The next rows of a run after a key; null when there are none left. */
export async function readPage(
  db: Database,
  { page }: Pointers,
  run: string,
  after: Key = ['', ''],
): Promise<PointerPage | null> {
  const rows = await db.query<PointerRow>(page, [run, ...after]);
  const last = rows.at(-1);
  if (!last) return null;
  const hashes = rows.flatMap(({ from, to }) => [from, to]).filter((hash) => hash !== null);
  return { hashes: JSON.stringify([...new Set(hashes)]), last: [last.key1, last.key2] };
}
