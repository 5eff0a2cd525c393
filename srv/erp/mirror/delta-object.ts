import type { ErpObject } from './erp-object.ts';
import { fieldMapOf } from './field-map.ts';
import { GoneOfPartners } from './gone-rows.ts';
import { loadObject } from './load-object.ts';
import { type MirrorRun, type ObjectReport, readingNow } from './mirror-run.ts';
import { type MirrorState, needsFullLoad, saveState } from './mirror-state.ts';
import { ObjectTally } from './object-tally.ts';
import { partnerPaths } from './odata-query.ts';
import { type Page, pagesOf } from './page-reader.ts';
import { isDue, type Opening, type ReadAhead } from './read-ahead.ts';
import { clearRejections } from './rejections.ts';
import { lacksFields, rereadFields } from './reread-fields.ts';
import { rereadRejected } from './reread-rejected.ts';
import { VanishedRows } from './vanished-rows.ts';
import { type PageOutcome, writePage } from './write-page.ts';

/** Reads what changed of an object since the last time; all of it if it was never read to its end. */
export async function deltaObject(
  run: MirrorRun,
  object: ErpObject,
  ahead: ReadAhead,
): Promise<ObjectReport> {
  const state = run.states.get(object.object);
  if (state === undefined || needsFullLoad(state)) return loadObject(run, object);
  const isStale = lacksFields(object, state);
  if (!isStale && !isDue(run, object, state)) return onlyRejected(run, object);
  const opening = await ahead.opening(object, state);
  const tally = new ObjectTally(run, object.object, 'delta');
  await writeReadings(run, object, opening, tally);
  const read = readState(object, state, opening, tally);
  await saveState(run.db, read);
  if (lacksFields(object, read)) await rereadFields(run, object, read, tally);
  if (object.changes.by === 'reading-all') {
    await clearRejections(run.db, run.source, object.object, opening.startedAt);
  } else {
    await rereadRejected(run, object, opening.startedAt, tally);
  }
  return tally.report();
}

/** Writes what changed, and deletes what the readings show to be gone. */
async function writeReadings(
  run: MirrorRun,
  object: ErpObject,
  { readings }: Opening,
  tally: ObjectTally,
): Promise<void> {
  const vanished = object.vanishing ? new VanishedRows(object) : null;
  for (const { pages, partners } of readings) {
    const gone = partners ? new GoneOfPartners(object, partners) : null;
    await writeChanged(run, object, pages, tally, vanished ?? gone);
    if (gone) tally.deleted(await gone.delete(run));
  }
  await deleteReplaced(run, object, tally);
  await vanished?.delete(run, object, tally);
  await object.afterReading?.(run.db, run.source);
}

/** Reads all records again of the partners with a changed one, to find those that are gone. */
async function deleteReplaced(
  run: MirrorRun,
  object: ErpObject,
  tally: ObjectTally,
): Promise<void> {
  if (!object.replacedWithin) return;
  const changed = [...(run.customers.get(object.object) ?? [])];
  for (const { path, partners } of partnerPaths(object, object.replacedWithin, changed)) {
    const gone = new GoneOfPartners(object, partners);
    await writeChanged(run, object, pagesOf(run, object, path), tally, gone);
    tally.deleted(await gone.delete(run));
  }
}

function readState(
  object: ErpObject,
  state: MirrorState,
  { startedAt, highWater }: Opening,
  tally: ObjectTally,
): MirrorState {
  const rowsRead = (state.rowsRead ?? 0) + tally.read;
  const fields = object.changes.by === 'reading-all' ? { fields: fieldMapOf(object) } : {};
  return { ...state, highWater, deltaAt: startedAt, rowsRead, ...fields };
}

async function onlyRejected(run: MirrorRun, object: ErpObject): Promise<ObjectReport> {
  const tally = new ObjectTally(run, object.object, 'not due');
  await rereadRejected(run, object, run.now(), tally);
  return tally.report();
}

async function writeChanged(
  run: MirrorRun,
  object: ErpObject,
  pages: AsyncIterable<Page>,
  tally: ObjectTally,
  watch: Watch | null,
): Promise<void> {
  for await (const page of pages) {
    const write = { db: run.db, object, context: readingNow(run), mode: 'delta' } as const;
    const outcome = await writePage(write, page.records);
    watch?.saw(outcome);
    tally.page(page.records.length, outcome);
  }
}

/** Who keeps what a reading brings, to find what it does not bring any more. */
interface Watch {
  saw(outcome: PageOutcome): void;
}
