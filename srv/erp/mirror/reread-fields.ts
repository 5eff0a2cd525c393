import type { ErpObject } from './erp-object.ts';
import { fieldMapOf } from './field-map.ts';
import { type MirrorRun, readingNow } from './mirror-run.ts';
import { type MirrorState, saveState } from './mirror-state.ts';
import type { ObjectTally } from './object-tally.ts';
import { recordsPath } from './odata-query.ts';
import { isPageGone } from './page-gone.ts';
import { pagesOf } from './page-reader.ts';
import { writePage } from './write-page.ts';

/** Fields are read by now that the last complete reading did not bring: rows have them only where they changed since. */
export function lacksFields(object: ErpObject, { fields }: Pick<MirrorState, 'fields'>): boolean {
  return fields !== fieldMapOf(object);
}

/**
 * Reads all of an object again, because other fields of it are read than before. Some seconds in each run,
 * behind the object's delta, so that changes stay in time however large it is; goes on at its page
 * with the next run, and from the start where the fields have changed once more. Only what differs is
 * written, and its customers are marked.
 */
export async function rereadFields(
  run: MirrorRun,
  object: ErpObject,
  state: MirrorState,
  tally: ObjectTally,
): Promise<void> {
  tally.reread('fields');
  const begun = begunReading(run, object, state);
  await saveState(run.db, begun);
  try {
    await readSome(run, object, begun, tally);
  } catch (error) {
    if (begun.rereadPage === null || !isPageGone(error)) throw error;
    await saveState(run.db, { ...begun, rereadPage: null });
  }
}

function begunReading(run: MirrorRun, object: ErpObject, state: MirrorState): MirrorState {
  const fields = fieldMapOf(object);
  if (state.rereadFields === fields && state.rereadAt === null) return state;
  const begun = { rereadFields: fields, rereadPage: null, rereadSince: run.now(), rereadAt: null };
  return { ...state, rereadCause: 'fields', ...begun };
}

async function readSome(
  run: MirrorRun,
  object: ErpObject,
  begun: MirrorState,
  tally: ObjectTally,
): Promise<void> {
  const { db } = run;
  const until = performance.now() + run.rereadSeconds * 1000;
  for await (const page of pagesOf(run, object, begun.rereadPage ?? recordsPath(object))) {
    const write = { db, object, context: readingNow(run), mode: 'delta' } as const;
    tally.page(page.records.length, await writePage(write, page.records));
    if (page.next === null) break;
    await saveState(db, { ...begun, rereadPage: page.next });
    if (performance.now() >= until) return;
  }
  await object.afterReading?.(db, run.source);
  const fields = begun.rereadFields;
  await saveState(db, { ...begun, fields, rereadPage: null, rereadAt: run.now() });
}
