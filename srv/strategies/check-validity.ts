import { type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { badRequest, conflict } from '../worklist/refusal.ts';
import type { VersionRow } from './request.ts';

/** Refuses what is no day, and an end before the beginning. */
export function checkDays(validFrom: IsoDate, validTo: IsoDate | null): void {
  if (!isIsoDate(validFrom)) throw badRequest('DATE_INVALID', 'validFrom', { value: validFrom });
  if (validTo === null) return;
  if (!isIsoDate(validTo)) throw badRequest('DATE_INVALID', 'validTo', { value: validTo });
  if (validTo < validFrom)
    throw badRequest('VALID_TO_TOO_EARLY', 'validTo', { validFrom, validTo });
}

/**
 * A version begins after the day that published lists are for, so that nobody's list is judged by
 * two (VALID_FROM_TOO_EARLY), and no two of a strategy begin on one day (VALID_FROM_TAKEN).
 */
export async function checkBeginning(
  db: Database,
  { id, strategy }: VersionRow,
  validFrom: IsoDate,
): Promise<void> {
  const latest = await latestBusinessDate(db, strategy);
  if (latest !== null && validFrom <= latest) {
    throw conflict('VALID_FROM_TOO_EARLY', { validFrom, latest });
  }
  const [other] = await db.query<{ version: number }>(
    `SELECT version FROM saldo_strategies_StrategyVersions
    WHERE strategy = ? AND status = 'active' AND validFrom = ? AND ID <> ?`,
    [strategy, validFrom, id],
  );
  if (other) throw conflict('VALID_FROM_TAKEN', { validFrom, version: other.version });
}

async function latestBusinessDate(db: Database, strategy: string): Promise<IsoDate | null> {
  const [row] = await db.query<{ latest: IsoDate | null }>(
    `SELECT businessDate AS latest FROM saldo_organization_Segments
    WHERE businessDate IS NOT NULL AND segment IN
      (SELECT segment FROM saldo_strategies_StrategyAssignments WHERE strategy = ?)
    ORDER BY businessDate DESC LIMIT 1`,
    [strategy],
  );
  return row?.latest ?? null;
}
