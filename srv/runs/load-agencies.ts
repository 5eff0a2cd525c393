import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** How much of a stage an agency may hold; null for what is not limited. */
export interface StageQuota {
  readonly agency: string;
  readonly stage: string;
  /** Hundredths of a percent of the stage's customers. */
  readonly shareBasisPoints: number | null;
  readonly maxCustomers: number | null;
  /** In the segment's currency, scaled by 10^4. */
  readonly maxAmount4: number | null;
}

export interface Agencies {
  /** Whether an owner is an agency, of whichever segment. */
  readonly isAgency: (owner: string) => boolean;
  readonly quotas: readonly StageQuota[];
}

/**
 * External agencies: groups of that kind, each its own only agent, with what a segment gives them on
 * a day. Of several quotas for a stage the one that begins latest counts.
 */
export async function loadAgencies(
  db: Database,
  segment: string,
  today: IsoDate,
): Promise<Agencies> {
  const groups = await db.query<{ agency: string }>(
    `SELECT collectionGroup AS agency FROM saldo_organization_Groups WHERE kind = 'agency'`,
  );
  const quotas = await db.query<StageQuota>(
    `SELECT q.collectionGroup AS agency, q.stage,
      CAST(ROUND(q.sharePercent * 100) AS BIGINT) AS "shareBasisPoints",
      q.maxCustomers AS "maxCustomers",
      CAST(ROUND(q.maxAmount * 10000) AS BIGINT) AS "maxAmount4"
    FROM saldo_organization_AgencyQuotas q
    JOIN saldo_organization_Groups g
      ON g.collectionGroup = q.collectionGroup AND g.kind = 'agency'
    WHERE q.segment = ? AND q.validFrom <= ? AND (q.validTo IS NULL OR q.validTo >= ?)
      AND NOT EXISTS (SELECT 1 FROM saldo_organization_AgencyQuotas later
        WHERE later.collectionGroup = q.collectionGroup AND later.segment = q.segment
          AND later.stage = q.stage AND later.validFrom > q.validFrom AND later.validFrom <= ?
          AND (later.validTo IS NULL OR later.validTo >= ?))
    ORDER BY q.collectionGroup, q.stage`,
    [segment, today, today, today, today],
  );
  const names = new Set(groups.map(({ agency }) => agency));
  return { isAgency: (owner) => names.has(owner), quotas };
}
