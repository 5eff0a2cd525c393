import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import { localTime } from '../../domain/local-time.ts';
import { proceduresOfSaldo } from '../../erp/write-back/requests/correspondence.ts';
import type { Database } from '../../platform/database.ts';
import { type CollectedCodes, loadCollectedCodes } from '../collected-codes.ts';
import { loadContactPack, type SegmentContactPack } from '../load-contact-pack.ts';

/** What is the same for all letters of a published run. */
export interface LetterSetup extends SegmentContactPack, CollectedCodes {
  readonly run: string;
  readonly segment: string;
  readonly businessDate: IsoDate;
  readonly now: Instant;
  /** The day it is in the segment, on which consents and blocks have to hold. */
  readonly localDay: IsoDate;
  /** Dunning procedures whose letters Saldo sends on the business date, by source. */
  readonly procedures: ReadonlyMap<string, readonly string[]>;
}

interface RunRow {
  readonly segment: string;
  readonly businessDate: IsoDate;
}

/** Null when the run is not the published one, or the ERP sends all letters of its segment. */
export async function loadLetterSetup(
  db: Database,
  run: string,
  now: Instant,
): Promise<LetterSetup | null> {
  const [published] = await db.query<RunRow>(
    `SELECT run.segment, run.businessDate AS "businessDate" FROM saldo_worklists_Runs run
    JOIN saldo_worklists_PublishedRuns published ON published.run = run.ID WHERE run.ID = ?`,
    [run],
  );
  if (!published) return null;
  const { segment, businessDate } = published;
  const procedures = await loadProcedures(db, segment, businessDate);
  if (procedures.size === 0) return null;
  const { pack, segmentZone } = await loadContactPack(db, segment, businessDate);
  const localDay = localTime(now, segmentZone).date;
  const codes = await loadCollectedCodes(db, segment, businessDate);
  return { run, ...published, now, localDay, pack, segmentZone, procedures, ...codes };
}

async function loadProcedures(
  db: Database,
  segment: string,
  day: IsoDate,
): Promise<Map<string, string[]>> {
  const sources = await db.query<{ source: string }>(
    `SELECT DISTINCT source FROM saldo_organization_SegmentCompanyCodes
    WHERE segment = ? ORDER BY source`,
    [segment],
  );
  const procedures = new Map<string, string[]>();
  for (const { source } of sources) {
    const ours = await proceduresOfSaldo(db, source, day);
    if (ours.length > 0) procedures.set(source, ours);
  }
  return procedures;
}
