import type { Database } from '../../platform/database.ts';
import type { ErpConnection } from '../connection.ts';
import type { ErpObject } from './erp-object.ts';
import { loadErpScales } from './erp-scales.ts';
import { loadFreshness } from './freshness.ts';
import type { MirrorOptions, MirrorRun } from './mirror-run.ts';
import { loadStates } from './mirror-state.ts';
import { beginTurn } from './reader-turn.ts';
import { objectsRejectedFrom, objectsThatFailed } from './rejections.ts';

/** Longer than any posting takes from its change stamp to its commit. */
const OVERLAP_SECONDS = 120;
const PARALLEL = 2;
const LEAST_PART = 50_000;
const REREAD_SECONDS = 30;
const LEAVING_SHARE = 0.05;

/** Gathers what a run over some objects needs; no run that was opened before writes any more. */
export async function openRun(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
  objects: readonly ErpObject[],
): Promise<MirrorRun> {
  const { source, now } = options;
  return {
    db,
    erp,
    ...(await beginTurn(db, source)),
    now,
    progress: options.progress ?? (() => undefined),
    clockAheadMs: (await loadFreshness(db, source))?.clockAheadMs ?? null,
    timeZone: options.timeZone ?? 'UTC',
    overlapSeconds: options.overlapSeconds ?? OVERLAP_SECONDS,
    everything: options.everything ?? false,
    parallel: options.parallel ?? PARALLEL,
    leastPart: options.leastPart ?? LEAST_PART,
    rereadSeconds: options.rereadSeconds ?? REREAD_SECONDS,
    leavingShare: options.leavingShare ?? LEAVING_SHARE,
    signal: options.signal,
    scales: await loadErpScales(db, source),
    customers: new Map(),
    failedBefore: await objectsThatFailed(db, source, objects),
    rejectedFrom: await objectsRejectedFrom(db, source),
    states: await loadStates(db, source),
  };
}
