import type { Database } from '../../platform/database.ts';
import { type StatesRow, statesTable } from '../../platform/tables.ts';

/** Up to where an object, or a part of it, has been read. */
export type MirrorState = StatesRow;

const STATES = `SELECT source, object, highWater AS "highWater", nextPage AS "nextPage",
        startedAt AS "startedAt", keyFrom AS "keyFrom", keyTo AS "keyTo", fullAt AS "fullAt",
        deltaAt AS "deltaAt", rowsRead AS "rowsRead", fields, rereadCause AS "rereadCause",
        rereadFields AS "rereadFields", rereadPage AS "rereadPage", rereadSince AS "rereadSince",
        rereadAt AS "rereadAt"
   FROM saldo_mirror_States WHERE source = ?`;

/** Up to where an object has been read; null before the first time. */
export async function loadState(
  db: Database,
  source: string,
  object: string,
): Promise<MirrorState | null> {
  const rows = await db.query<MirrorState>(`${STATES} AND object = ?`, [source, object]);
  return rows[0] ?? null;
}

/** Up to where each object of a source has been read, by its name. */
export async function loadStates(
  db: Database,
  source: string,
): Promise<ReadonlyMap<string, MirrorState>> {
  const rows = await db.query<MirrorState>(STATES, [source]);
  return new Map(rows.map((row) => [row.object, row]));
}

/** The states of the parts in which an object is being read. */
export function loadPartStates(
  db: Database,
  source: string,
  object: string,
): Promise<MirrorState[]> {
  const sql = `${STATES} AND object LIKE ? ORDER BY object`;
  return db.query<MirrorState>(sql, [source, `${object}#%`]);
}

/** Nothing read yet. */
export function emptyState(source: string, object: string): MirrorState {
  const none = { highWater: null, nextPage: null, startedAt: null, keyFrom: null, keyTo: null };
  const times = { fullAt: null, deltaAt: null };
  const reread = { rereadCause: null, rereadFields: null, rereadPage: null, rereadSince: null };
  return {
    source,
    object,
    ...none,
    ...times,
    rowsRead: 0,
    fields: null,
    ...reread,
    rereadAt: null,
  };
}

/** A complete reading was begun and not finished, or never begun. */
export function needsFullLoad(state: MirrorState | null): boolean {
  return state === null || state.fullAt === null || state.nextPage !== null;
}

export function saveState(db: Database, state: MirrorState): Promise<number> {
  return db.upsert(statesTable, [state]);
}
