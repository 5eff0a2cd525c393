import type { StatesRow } from '../../platform/tables.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import { changedSince } from './change-filter.ts';
import type { ErpObject, MirrorRow } from './erp-object.ts';
import { GoneOfPartners } from './gone-rows.ts';
import { loadObject, newestMark } from './load-object.ts';
import { type MirrorRun, type ObjectReport, readingNow } from './mirror-run.ts';
import { loadState, needsFullLoad, saveState } from './mirror-state.ts';
import { ObjectTally } from './object-tally.ts';
import { partnerPaths, recordsPath } from './odata-query.ts';
import { pagesOf } from './page-reader.ts';
import { clearRejections } from './rejections.ts';
import { rereadRejected } from './reread-rejected.ts';
import { touchedPartners } from './touched-partners.ts';
import { VanishedRows } from './vanished-rows.ts';
import { type PageOutcome, partnersOf, writePage } from './write-page.ts';

/** Reads what changed of an object since the last time; all of it if it was never read to its end. */
export async function deltaObject(run: MirrorRun, object: ErpObject): Promise<ObjectReport> {
  const state = await loadState(run.db, run.source, object.object);
  if (state === null || needsFullLoad(state)) return loadObject(run, object);
  const startedAt = run.now();
  if (!isDue(run, object, state)) {
    const rejected = new ObjectTally(run, object.object, 'not due');
    await rereadRejected(run, object, startedAt, rejected);
    return rejected.report();
  }
  const newest = await newestMark(run, object);
  const tally = new ObjectTally(run, object.object, 'delta');
  const vanished = object.deletesVanished ? new VanishedRows(object) : null;
  for (const { path, partners } of await changedPaths(run, object, state)) {
    const gone = partners ? new GoneOfPartners(object, partners) : null;
    await readChanged(run, object, path, tally, vanished ?? gone);
    if (gone) tally.deleted(await gone.delete(run));
  }
  if (vanished) await deleteVanished(run, object, vanished, tally);
  await object.afterReading?.(run.db, run.source);
  await saveState(run.db, {
    ...state,
    highWater: later(state.highWater, newest),
    deltaAt: startedAt,
    rowsRead: (state.rowsRead ?? 0) + tally.read,
  });
  if (object.changes.by === 'reading-all') {
    await clearRejections(run.db, run.source, object.object, startedAt);
  } else {
    await rereadRejected(run, object, startedAt, tally);
  }
  return tally.report();
}

async function readChanged(
  run: MirrorRun,
  object: ErpObject,
  path: string,
  tally: ObjectTally,
  watch: Watch | null,
): Promise<void> {
  for await (const page of pagesOf(run, object, path)) {
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

interface ChangedPath {
  readonly path: string;
  readonly partners?: readonly string[];
}

async function changedPaths(
  run: MirrorRun,
  object: ErpObject,
  state: StatesRow,
): Promise<ChangedPath[]> {
  const { changes } = object;
  if (changes.by === 'partner') {
    return partnerPaths(object, changes.field, await touchedPartners(run, state));
  }
  const { highWater } = state;
  if (!highWater) return [{ path: recordsPath(object) }];
  return [{ path: recordsPath(object, changedSince(object, highWater, run)) }];
}

function isDue(run: MirrorRun, { changes }: ErpObject, { deltaAt }: StatesRow): boolean {
  if (changes.by !== 'reading-all' || run.everything || !deltaAt) return true;
  return Date.parse(run.now()) - Date.parse(deltaAt) >= changes.everyMinutes * 60_000;
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

function later(known: string | null, newest: string | null): string | null {
  if (known === null || newest === null) return known ?? newest;
  return newest > known ? newest : known;
}
