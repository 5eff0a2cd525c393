import type { Instant } from '../../domain/iso-date.ts';
import { changedSince } from './change-filter.ts';
import type { ErpObject } from './erp-object.ts';
import type { MirrorRun } from './mirror-run.ts';
import { type MirrorState, needsFullLoad } from './mirror-state.ts';
import { laterMark, newestMark, notAhead } from './newest-mark.ts';
import { partnerPaths, recordsPath } from './odata-query.ts';
import { type Page, pagesAhead, pagesOf } from './page-reader.ts';
import { touchedPartners } from './touched-partners.ts';

/** What a delta of an object begins with. */
export interface Opening {
  readonly startedAt: Instant;
  /** What had changed last before the first page was asked for: up to there it is read then. */
  readonly highWater: Instant | null;
  readonly readings: readonly Reading[];
}

interface Reading {
  readonly pages: AsyncIterable<Page>;
  /** All rows of these are in it; none where the reading is not by partner. */
  readonly partners?: readonly string[];
}

/**
 * Asks the ERP for the beginning of the next objects while one is written: most answers of a delta
 * are empty, and an ERP far away takes longer for them than we do. What an object reads by the
 * partners that changed is asked for in its own turn, when they are known.
 */
export class ReadAhead {
  readonly #run: MirrorRun;
  readonly #objects: readonly ErpObject[];
  readonly #opened = new Map<ErpObject, Promise<Opening>>();

  constructor(run: MirrorRun, objects: readonly ErpObject[]) {
    this.#run = run;
    this.#objects = objects;
  }

  /** The beginning of an object whose turn it is; its failure is thrown here. */
  opening(object: ErpObject, state: MirrorState): Promise<Opening> {
    const opening = this.#opened.get(object) ?? openObject(this.#run, object, state);
    this.#opened.delete(object);
    this.#openNext(object);
    return opening;
  }

  #openNext(object: ErpObject): void {
    const from = this.#objects.indexOf(object) + 1;
    for (const next of this.#objects.slice(from, from + this.#run.parallel)) {
      const state = this.#run.states.get(next.object);
      if (this.#opened.has(next) || !state || !opensAhead(this.#run, next, state)) continue;
      const opening = openObject(this.#run, next, state);
      opening.catch(() => undefined);
      this.#opened.set(next, opening);
    }
  }
}

/** Whether an object is to be read again; some are read as a whole now and then only. */
export function isDue(
  { everything, now }: Pick<MirrorRun, 'everything' | 'now'>,
  { changes }: Pick<ErpObject, 'changes'>,
  { deltaAt }: Pick<MirrorState, 'deltaAt'>,
): boolean {
  if (changes.by !== 'reading-all' || everything || !deltaAt) return true;
  return Date.parse(now()) - Date.parse(deltaAt) >= changes.everyMinutes * 60_000;
}

function opensAhead(run: MirrorRun, object: ErpObject, state: MirrorState): boolean {
  return object.changes.by !== 'partner' && !needsFullLoad(state) && isDue(run, object, state);
}

async function openObject(run: MirrorRun, object: ErpObject, state: MirrorState): Promise<Opening> {
  const startedAt = run.now();
  if (object.changes.by === 'partner') {
    return { startedAt, highWater: null, readings: await readingsByPartner(run, object, state) };
  }
  const readUpTo = notAhead(run, state.highWater);
  const highWater = laterMark(readUpTo, await newestMark(run, object));
  const pages = pagesAhead(run, object, pathSince(run, object, readUpTo));
  return { startedAt, highWater, readings: [{ pages }] };
}

async function readingsByPartner(
  run: MirrorRun,
  object: ErpObject,
  state: MirrorState,
): Promise<Reading[]> {
  if (object.changes.by !== 'partner') return [];
  const partners = await touchedPartners(run, state);
  return partnerPaths(object, object.changes.field, partners).map(({ path, partners }) => ({
    pages: pagesOf(run, object, path),
    partners,
  }));
}

function pathSince(run: MirrorRun, object: ErpObject, mark: Instant | null): string {
  return mark ? recordsPath(object, changedSince(object, mark, run)) : recordsPath(object);
}
