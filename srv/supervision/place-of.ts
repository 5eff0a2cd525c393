import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** Where a customer stands in a segment. */
export interface Place {
  /** The group of the published lists; none for who is on no list. */
  readonly collectionGroup: string | null;
  /** The day that the segment's lists are for. */
  readonly businessDate: IsoDate | null;
}

export async function placeOf(
  db: Database,
  {
    segment,
    source,
    partner,
  }: { readonly segment: string; readonly source: string; readonly partner: string },
): Promise<Partial<Place>> {
  const [place] = await db.query<Place>(
    `SELECT segment.businessDate AS "businessDate", position.collectionGroup AS "collectionGroup"
    FROM saldo_organization_Segments segment
    LEFT JOIN saldo_worklists_PublishedRuns published ON published.segment = segment.segment
    LEFT JOIN saldo_worklists_Positions position ON position.run = published.run
      AND position.source = ? AND position.partner = ?
    WHERE segment.segment = ?`,
    [source, partner, segment],
  );
  return place ?? {};
}
