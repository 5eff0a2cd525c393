import type { ErpObject } from './erp-object.ts';
import { fieldMapOf } from './field-map.ts';
import { deleteUnread } from './gone-rows.ts';
import { IN_PARTS, loadParts, planParts } from './load-parts.ts';
import { type MirrorRun, type ObjectReport, readingNow } from './mirror-run.ts';
import { emptyState, loadState, type MirrorState, saveState } from './mirror-state.ts';
import { forgetMovements } from './movements.ts';
import { newestMark } from './newest-mark.ts';
import { ObjectTally } from './object-tally.ts';
import { recordsPath } from './odata-query.ts';
import { isPageGone } from './page-gone.ts';
import { pagesOf } from './page-reader.ts';
import { areRejected, clearRejections } from './rejections.ts';
import { writePage } from './write-page.ts';

/**
 * Reads all of an object, large ones in several parts at once. The high-water mark is what changed
 * last before the first page was read, so that a later delta brings whatever changed meanwhile. Goes
 * on at the pages where an interrupted load stopped; from the start if the ERP no longer knows them.
 */
export async function loadObject(run: MirrorRun, object: ErpObject): Promise<ObjectReport> {
  const known = await loadState(run.db, run.source, object.object);
  const tally = new ObjectTally(run, object.object, 'full');
  const state = known?.nextPage ? known : await beginLoad(run, object, known);
  if (state.nextPage === IN_PARTS) {
    await loadParts(run, object, tally, readPages);
  } else {
    await loadInOne(run, object, state, tally);
  }
  await endLoad(run, object, state, tally);
  return tally.report();
}

async function beginLoad(
  run: MirrorRun,
  object: ErpObject,
  known: MirrorState | null,
): Promise<MirrorState> {
  if (object.isLedger) await forgetMovements(run.db, run.source);
  const highWater = await newestMark(run, object);
  const fresh = { ...emptyState(run.source, object.object), fullAt: known?.fullAt ?? null };
  const isInParts = await planParts(run, object);
  const nextPage = isInParts ? IN_PARTS : null;
  const state = {
    ...{ ...fresh, highWater, nextPage, startedAt: run.now() },
    fields: fieldMapOf(object),
  };
  if (isInParts) await saveState(run.db, state);
  return state;
}

async function loadInOne(
  run: MirrorRun,
  object: ErpObject,
  state: MirrorState,
  tally: ObjectTally,
): Promise<void> {
  try {
    await readPages(run, object, state, state.nextPage ?? recordsPath(object), tally);
  } catch (error) {
    if (state.nextPage === null || !isPageGone(error)) throw error;
    const again = { ...state, nextPage: null };
    await readPages(run, object, again, recordsPath(object), tally);
  }
}

/** Reads pages from one on, and keeps in the state where it is. */
async function readPages(
  run: MirrorRun,
  object: ErpObject,
  state: MirrorState,
  firstPath: string,
  tally: ObjectTally,
): Promise<void> {
  const { db } = run;
  for await (const page of pagesOf(run, object, firstPath)) {
    const write = { db, object, context: readingNow(run), mode: 'full' } as const;
    const outcome = await writePage(write, page.records);
    tally.page(page.records.length, outcome);
    const rowsRead = (state.rowsRead ?? 0) + tally.read;
    if (page.next) await saveState(db, { ...state, nextPage: page.next, rowsRead });
  }
}

/** What a complete reading did not bring is gone; rows that were rejected are not known to be. */
async function endLoad(
  run: MirrorRun,
  object: ErpObject,
  state: MirrorState,
  tally: ObjectTally,
): Promise<void> {
  const { db, source } = run;
  const startedAt = state.startedAt ?? run.now();
  await clearRejections(db, source, object.object, startedAt);
  const whole = object.vanishing ? object.targets : (object.wholeByPartner ?? []);
  const isWhole = whole.length > 0 && !(await areRejected(db, source, object.object));
  for (const target of isWhole ? whole : []) {
    tally.deleted(await deleteUnread(run, object, target, startedAt));
  }
  await object.afterReading?.(db, source);
  const rowsRead = (state.rowsRead ?? 0) + tally.read;
  const times = { startedAt: null, fullAt: startedAt, deltaAt: startedAt };
  await saveState(db, { ...state, nextPage: null, rowsRead, ...times });
}
