import type { OwnershipKnobs } from '../domain/balance/ownership-types.ts';
import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';

/** As stored: a decimal, and null for no limit. */
export interface KnobsRow {
  readonly maxImbalance: string;
  readonly maxMoves: number | null;
}

export function knobsOf({ maxImbalance, maxMoves }: KnobsRow): OwnershipKnobs {
  return {
    maxImbalance: Number(maxImbalance),
    maxMoves: maxMoves ?? Number.POSITIVE_INFINITY,
  };
}

/** What a supervisor chose for a segment's balancing on a day; null when nobody did. */
export async function loadBalanceKnobs(
  db: Database,
  segment: string,
  today: IsoDate,
): Promise<OwnershipKnobs | null> {
  const [row] = await db.query<KnobsRow>(
    `SELECT maxImbalance AS "maxImbalance", maxMoves AS "maxMoves"
    FROM saldo_organization_BalanceKnobs
    WHERE segment = ? AND validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
    ORDER BY validFrom DESC LIMIT 1`,
    [segment, today, today],
  );
  return row ? knobsOf(row) : null;
}
