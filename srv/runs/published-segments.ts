import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { loadSegments, type Segment } from './segment-setup.ts';

/** A segment with the run that its readers see. */
export interface PublishedSegment {
  readonly segment: Segment;
  readonly run: string;
  /** The business date of that run: decisions of the day are taken as of it. */
  readonly today: IsoDate;
}

/**
 * No other run is published until the transaction ends: what is done for a run while the next one
 * takes its place would else be done for neither.
 */
export async function keepPublishedRuns(tx: Database): Promise<void> {
  if (tx.dialect === 'sqlite') return; // one writer, which is this transaction
  await tx.query('SELECT segment FROM saldo_worklists_PublishedRuns ORDER BY segment FOR SHARE');
}

/** Segments that have a published run, in a fixed order. */
export async function publishedSegments(db: Database): Promise<PublishedSegment[]> {
  const segments = await loadSegments(db);
  const published = await db.query<{ segment: string; run: string; today: IsoDate }>(
    `SELECT p.segment, p.run, r.businessDate AS today
    FROM saldo_worklists_PublishedRuns p JOIN saldo_worklists_Runs r ON r.ID = p.run`,
  );
  const runOf = new Map(published.map((row) => [row.segment, row]));
  return segments.flatMap((segment) => {
    const found = runOf.get(segment.segment);
    return found ? [{ segment, run: found.run, today: found.today }] : [];
  });
}
