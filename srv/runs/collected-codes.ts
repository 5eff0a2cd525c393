import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** What is asked for in a segment, as the night counts it. */
export interface CollectedCodes {
  /** STAKZ of items that are asked for. */
  readonly countedCodes: readonly string[];
  /** AUGRS of items that are not. */
  readonly blockingRestrictions: readonly string[];
}

export async function loadCollectedCodes(
  db: Database,
  segment: string,
  day: IsoDate,
): Promise<CollectedCodes> {
  const [row] = await db.query<{ counted: string | null; blocking: string | null }>(
    `SELECT countedStatisticalCodes AS counted, blockingRestrictions AS blocking
    FROM saldo_organization_SegmentPolicies
    WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    ORDER BY validFrom DESC LIMIT 1`,
    [segment, day, day],
  );
  return {
    countedCodes: ['', ...(row?.counted ?? '')],
    blockingRestrictions: [...(row?.blocking ?? '')],
  };
}
