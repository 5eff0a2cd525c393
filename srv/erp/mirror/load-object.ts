import type { StatesRow } from '../../platform/tables.ts';
import { ErpError } from '../erp-error.ts';
import { markOf } from './change-filter.ts';
import type { ErpObject } from './erp-object.ts';
import { ErpRecord } from './erp-record.ts';
import { type MirrorRun, type ObjectReport, readingNow } from './mirror-run.ts';
import { loadState, saveState } from './mirror-state.ts';
import { ObjectTally } from './object-tally.ts';
import { newestPath, recordsPath } from './odata-query.ts';
import { pagesOf, readPage } from './page-reader.ts';
import { clearRejections } from './rejections.ts';
import { VanishedRows } from './vanished-rows.ts';
import { writePage } from './write-page.ts';

/**
 * Reads all of an object. The high-water mark is what changed last before the first page was read,
 * so that a later delta brings whatever changed meanwhile. Goes on at the page where an interrupted
 * load stopped; from the start if the ERP no longer knows that page.
 */
export async function loadObject(run: MirrorRun, object: ErpObject): Promise<ObjectReport> {
  const state = await loadState(run.db, run.source, object.object);
  if (state?.nextPage) {
    try {
      return await load(run, object, state, state.nextPage);
    } catch (error) {
      if (!pageIsGone(error)) throw error;
    }
  }
  const highWater = await newestMark(run, object);
  const fresh = { ...emptyState(run, object), fullAt: state?.fullAt ?? null, highWater };
  return load(run, object, fresh, recordsPath(object));
}

/** The newest change stamp the ERP has for an object; null when nothing changed or nothing says so. */
export async function newestMark(run: MirrorRun, object: ErpObject): Promise<string | null> {
  if (object.changes.by === 'partner' || object.changes.by === 'reading-all') return null;
  const { records } = await readPage(run.erp, object, newestPath(object));
  return records[0] ? markOf(new ErpRecord(records[0], run.timeZone), object.changes) : null;
}

async function load(
  run: MirrorRun,
  object: ErpObject,
  state: StatesRow,
  firstPath: string,
): Promise<ObjectReport> {
  const { db, source } = run;
  const startedAt = run.now();
  const tally = new ObjectTally(run, object.object, 'full');
  const isWhole = state.nextPage === null;
  const vanished = isWhole && object.deletesVanished ? new VanishedRows(object) : null;
  for await (const page of pagesOf(run, object, firstPath)) {
    const context = readingNow(run);
    const outcome = await writePage({ db, object, context, mode: 'full' }, page.records);
    vanished?.saw(outcome.targets);
    tally.page(page.records.length, outcome);
    const rowsRead = (state.rowsRead ?? 0) + tally.read;
    if (page.next) await saveState(db, { ...state, nextPage: page.next, rowsRead });
  }
  if (vanished) tally.deleted((await vanished.delete(db, source)).length);
  await object.afterReading?.(db, source);
  if (isWhole) await clearRejections(db, source, object.object, startedAt);
  await saveState(db, {
    ...state,
    nextPage: null,
    rowsRead: (state.rowsRead ?? 0) + tally.read,
    fullAt: startedAt,
    deltaAt: startedAt,
  });
  return tally.report();
}

function emptyState({ source }: MirrorRun, { object }: ErpObject): StatesRow {
  return {
    source,
    object,
    highWater: null,
    nextPage: null,
    startedAt: null,
    keyFrom: null,
    keyTo: null,
    fullAt: null,
    deltaAt: null,
    rowsRead: 0,
  };
}

function pageIsGone(error: unknown): boolean {
  return error instanceof ErpError && [400, 404, 410].includes(error.failure.status ?? 0);
}
