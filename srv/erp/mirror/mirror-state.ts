import type { Database } from '../../platform/database.ts';
import { type StatesRow, statesTable } from '../../platform/tables.ts';

/** Up to where an object has been read; null before the first time. */
export async function loadState(
  db: Database,
  source: string,
  object: string,
): Promise<StatesRow | null> {
  const rows = await db.query<StatesRow>(
    `SELECT source, object, highWater AS "highWater", nextPage AS "nextPage", fullAt AS "fullAt",
            deltaAt AS "deltaAt", rowsRead AS "rowsRead"
       FROM saldo_mirror_States WHERE source = ? AND object = ?`,
    [source, object],
  );
  return rows[0] ?? null;
}

/** A complete reading was begun and not finished, or never begun. */
export function needsFullLoad(state: StatesRow | null): boolean {
  return state === null || state.fullAt === null || state.nextPage !== null;
}

export function saveState(db: Database, state: StatesRow): Promise<number> {
  return db.upsert(statesTable, [state]);
}
