import type { Database } from '../../platform/database.ts';
import type { ErpObject } from './erp-object.ts';
import { ErpRecord } from './erp-record.ts';
import type { MirrorRun } from './mirror-run.ts';
import { emptyState, loadPartStates, type MirrorState, saveState } from './mirror-state.ts';
import type { ObjectTally } from './object-tally.ts';
import { countPath, keyAtPath, recordsPath } from './odata-query.ts';
import { textLiteral } from './odata-values.ts';
import { isPageGone } from './page-gone.ts';
import { readPage } from './page-reader.ts';

/** In place of a next page: the load goes on in the states of its parts. */
export const IN_PARTS = 'in parts';

/** Reads the pages of a part from a path on and keeps its state. */
export type ReadPart = (
  run: MirrorRun,
  object: ErpObject,
  state: MirrorState,
  firstPath: string,
  tally: ObjectTally,
) => Promise<void>;

/**
 * Cuts an object into key ranges of about the same size that are read at once, and keeps them; false
 * when it is too small, or can be read in one piece only.
 */
export async function planParts(run: MirrorRun, object: ErpObject): Promise<boolean> {
  const { db, source } = run;
  await forgetParts(db, source, object);
  const key = object.partKey;
  if (!key || run.parallel < 2) return false;
  const count = await countOf(run, object);
  const parts = Math.min(run.parallel, Math.floor(count / run.leastPart));
  if (parts < 2) return false;
  const bounds = new Set<string>();
  for (let part = 1; part < parts; part++) {
    const at = Math.floor((count * part) / parts);
    const { records } = await readPage(run.erp, object, keyAtPath(object, key, at));
    if (records[0]) bounds.add(new ErpRecord(records[0]).text(key));
  }
  const ends: (string | null)[] = [...[...bounds].sort(), null];
  for (const [index, keyTo] of ends.entries()) {
    const state = emptyState(source, `${object.object}#${index + 1}`);
    const keyFrom = ends[index - 1] ?? null;
    await saveState(db, { ...state, keyFrom, keyTo, startedAt: run.now() });
  }
  return true;
}

/**
 * Reads the parts that are not read to their end, all at once, each from where it stopped. When one
 * fails the others stop at their next page; what they have read stays.
 */
export async function loadParts(
  run: MirrorRun,
  object: ErpObject,
  tally: ObjectTally,
  read: ReadPart,
): Promise<void> {
  const { db, source } = run;
  const states = await loadPartStates(db, source, object.object);
  const failed = new AbortController();
  const signal = run.signal ? AbortSignal.any([run.signal, failed.signal]) : failed.signal;
  const parts = states.filter(({ fullAt }) => fullAt === null);
  await Promise.allSettled(
    parts.map(async (state) => {
      try {
        await loadPart({ ...run, signal }, object, state, tally, read);
      } catch (error) {
        failed.abort(error);
      }
    }),
  );
  signal.throwIfAborted();
  await forgetParts(db, source, object);
}

async function loadPart(
  run: MirrorRun,
  object: ErpObject,
  state: MirrorState,
  tally: ObjectTally,
  read: ReadPart,
): Promise<void> {
  const firstPath = recordsPath(object, rangeFilter(object.partKey ?? '', state));
  try {
    await read(run, object, state, state.nextPage ?? firstPath, tally);
  } catch (error) {
    if (state.nextPage === null || !isPageGone(error)) throw error;
    await read(run, object, { ...state, nextPage: null }, firstPath, tally);
  }
  await saveState(run.db, { ...state, nextPage: null, fullAt: run.now() });
}

function rangeFilter(key: string, { keyFrom, keyTo }: MirrorState): string | undefined {
  const bounds = [
    keyFrom === null ? [] : `${key} gt ${textLiteral(keyFrom)}`,
    keyTo === null ? [] : `${key} le ${textLiteral(keyTo)}`,
  ].flat();
  return bounds.length > 0 ? bounds.join(' and ') : undefined;
}

async function countOf({ erp }: MirrorRun, object: ErpObject): Promise<number> {
  const body = (await erp.read(object, countPath(object))) as { '@odata.count'?: unknown } | null;
  const count = Number(body?.['@odata.count']);
  return Number.isSafeInteger(count) ? count : 0;
}

function forgetParts(db: Database, source: string, { object }: ErpObject): Promise<number> {
  return db.execute('DELETE FROM saldo_mirror_States WHERE source = ? AND object LIKE ?', [
    source,
    `${object}#%`,
  ]);
}
