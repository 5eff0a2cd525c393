import type { Instant, IsoDate } from '../../domain/iso-date.ts';
import type { Database } from '../../platform/database.ts';
import { type CollectedCodes, loadCollectedCodes } from '../collected-codes.ts';

/** An external agency as an ERP knows it. */
export interface Agency {
  readonly collectionGroup: string;
  readonly source: string;
  /** DFKKCOLL-INKGP. */
  readonly agencyPartner: string;
  /** DFKKCOLL-RUGRD of what is taken back. */
  readonly recallReason: string;
  /** 0 for one that gets nothing any more, and still has to give back what it has. */
  readonly isAgency: number;
}

/** What is the same for all customers of a published run who are with agencies. */
export interface PlacementSetup extends CollectedCodes {
  readonly run: string;
  readonly segment: string;
  readonly businessDate: IsoDate;
  readonly now: Instant;
  readonly agencies: readonly Agency[];
}

/** Null when the run is not the published one, or Saldo submits to no agency. */
export async function loadPlacementSetup(
  db: Database,
  run: string,
  now: Instant,
): Promise<PlacementSetup | null> {
  const [published] = await db.query<{ segment: string; businessDate: IsoDate }>(
    `SELECT run.segment, run.businessDate AS "businessDate" FROM saldo_worklists_Runs run
    JOIN saldo_worklists_PublishedRuns published ON published.run = run.ID WHERE run.ID = ?`,
    [run],
  );
  if (!published) return null;
  const { segment, businessDate } = published;
  const agencies = await loadAgencyPartners(db, segment);
  if (agencies.length === 0) return null;
  const codes = await loadCollectedCodes(db, segment, businessDate);
  return { run, segment, businessDate, now, agencies, ...codes };
}

/** Of the sources that the segment collects for. */
function loadAgencyPartners(db: Database, segment: string): Promise<Agency[]> {
  return db.query<Agency>(
    `SELECT agency.collectionGroup AS "collectionGroup", agency.source,
      agency.agencyPartner AS "agencyPartner", COALESCE(agency.recallReason, '') AS "recallReason",
      CASE WHEN grp.collectionGroup IS NULL THEN 0 ELSE 1 END AS "isAgency"
    FROM saldo_placements_AgencyPartners agency
    LEFT JOIN saldo_organization_Groups grp
      ON grp.collectionGroup = agency.collectionGroup AND grp.kind = 'agency'
    WHERE EXISTS (SELECT 1 FROM saldo_organization_SegmentCompanyCodes company
      WHERE company.segment = ? AND company.source = agency.source)
    ORDER BY agency.source, agency.collectionGroup`,
    [segment],
  );
}
