import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { type ExperimentResults, experimentResults, recordLook } from './experiment-results.ts';
import { orReject } from './failed-run.ts';
import { loadRunning } from './load-experiments.ts';

export interface LookOptions {
  readonly segment: string;
  readonly run: string | null;
  readonly clock: () => Instant;
  /** Works out a test's results elsewhere, as in a thread; here when left out. */
  readonly resultsOf?: (experiment: string) => Promise<ExperimentResults>;
}

/**
 * After a segment's lists are published: takes the planned look of each of its running tests that
 * is due. What stops one test's look is listed, and leaves the night and the other tests alone.
 */
export async function takeLooks(
  db: Database,
  { segment, run, clock, resultsOf = (id) => experimentResults(db, id) }: LookOptions,
): Promise<void> {
  const place = { origin: 'experiments', run, clock };
  const ofSegment = { ...place, object: 'Segment', objectKey: segment };
  await orReject(db, ofSegment, async () => {
    for (const { id } of await loadRunning(db, segment)) {
      await orReject(db, { ...place, object: 'Experiment', objectKey: id }, async () => {
        await recordLook(db, await resultsOf(id));
      });
    }
  });
}
