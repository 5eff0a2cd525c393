import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type UnfinishedRun, unfinishedRuns } from '../runs/unfinished-runs.ts';

/** A balance of millions is one step; most others take seconds. */
const QUIET_SECONDS = 300;

/** Runs without an end, as an administrator is told of them. */
export function unfinishedNow(db: Database, now: Instant): Promise<UnfinishedRun[]> {
  return unfinishedRuns(db, { now, quietSeconds: QUIET_SECONDS });
}
