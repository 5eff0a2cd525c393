import { markChanged } from '../../runs/mark-changed.ts';
import type { ErpObject, MirrorRow } from './erp-object.ts';
import { fieldMapOf } from './field-map.ts';
import { GoneOfPartners } from './gone-rows.ts';
import { loadObject } from './load-object.ts';
import { type MirrorRun, type ObjectReport, readingNow } from './mirror-run.ts';
import { needsFullLoad, saveState } from './mirror-state.ts';
import { ObjectTally } from './object-tally.ts';
import type { Page } from './page-reader.ts';
import { isDue, type ReadAhead } from './read-ahead.ts';
import { clearRejections } from './rejections.ts';
import { lacksFields, rereadFields } from './reread-fields.ts';
import { rereadRejected } from './reread-rejected.ts';
import { VanishedRows } from './vanished-rows.ts';
import { type PageOutcome, partnersOf, writePage } from './write-page.ts';

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
  const { startedAt, highWater, readings } = await ahead.opening(object, state);
  const tally = new ObjectTally(run, object.object, 'delta');
  const vanished = object.deletesVanished ? new VanishedRows(object) : null;
  for (const { pages, partners } of readings) {
    const gone = partners ? new GoneOfPartners(object, partners) : null;
    await writeChanged(run, object, pages, tally, vanished ?? gone);
    if (gone) tally.deleted(await gone.delete(run));
  }
  if (vanished) await deleteVanished(run, object, vanished, tally);
  await object.afterReading?.(run.db, run.source);
  const read = {
    ...state,
    highWater,
    deltaAt: startedAt,
    rowsRead: (state.rowsRead ?? 0) + tally.read,
    ...(object.changes.by === 'reading-all' ? { fields: fieldMapOf(object) } : {}),
  };
  await saveState(run.db, read);
  if (lacksFields(object, read)) await rereadFields(run, object, read, tally);
  if (object.changes.by === 'reading-all') {
    await clearRejections(run.db, run.source, object.object, startedAt);
  } else {
    await rereadRejected(run, object, startedAt, tally);
  }
  return tally.report();
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

async function deleteVanished(
  run: MirrorRun,
  object: ErpObject,
  vanished: VanishedRows,
  tally: ObjectTally,
): Promise<void> {
  const { db, source } = run;
  const gone: readonly MirrorRow[] = await vanished.delete(run);
  tally.deleted(gone.length);
  const { cause } = object;
  if (gone.length === 0 || !cause) return;
  const partners = await partnersOf(db, object, source, gone);
  const changedAt = run.now();
  await markChanged(
    db,
    partners.map((partner) => ({ source, partner, cause, changedAt })),
  );
  tally.touched(partners);
}
