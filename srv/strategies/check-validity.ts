import { type IsoDate, isIsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import type { TreeRow } from './tree-kind.ts';
import { USED_DAYS } from './used-days.ts';
import type { VersionRow } from './version-kind.ts';

/** Refuses what is no day, and an end before the beginning. */
export function checkDays(validFrom: IsoDate, validTo: IsoDate | null): void {
  if (!isIsoDate(validFrom)) throw badRequest('DATE_INVALID', 'validFrom', { value: validFrom });
  if (validTo === null) return;
  if (!isIsoDate(validTo)) throw badRequest('DATE_INVALID', 'validTo', { value: validTo });
  if (validTo < validFrom)
    throw badRequest('VALID_TO_TOO_EARLY', 'validTo', { validFrom, validTo });
}

/**
 * A version begins after the day that lists were made for, or are being made for, so that nobody's list is judged by
 * two (VALID_FROM_TOO_EARLY), and no two of a strategy begin on one day (VALID_FROM_TAKEN).
 */
export async function checkBeginning(
  db: Database,
  { id, strategy }: VersionRow,
  validFrom: IsoDate,
): Promise<void> {
  refuseEarly(validFrom, await latestDay(db, DAYS_OF_STRATEGY, strategy));
  await refuseTaken(
    db,
    `SELECT version FROM saldo_strategies_StrategyVersions
    WHERE strategy = ? AND status = 'active' AND validFrom = ? AND ID <> ?`,
    [strategy, validFrom, id],
  );
}

/** As for a version, for the decision tree of a segment. */
export async function checkTreeBeginning(
  db: Database,
  { id, segment }: TreeRow,
  validFrom: IsoDate,
): Promise<void> {
  refuseEarly(validFrom, await latestDay(db, DAY_OF_SEGMENT, segment));
  await refuseTaken(
    db,
    `SELECT version FROM saldo_strategies_TreatmentTrees
    WHERE segment = ? AND status = 'active' AND validFrom = ? AND ID <> ?`,
    [segment, validFrom, id],
  );
}

function refuseEarly(validFrom: IsoDate, latest: IsoDate | null): void {
  if (latest !== null && validFrom <= latest) {
    throw conflict('VALID_FROM_TOO_EARLY', { validFrom, latest });
  }
}

async function refuseTaken(
  db: Database,
  others: string,
  params: readonly [string, IsoDate, string],
): Promise<void> {
  const [other] = await db.query<{ version: number }>(others, params);
  if (other) throw conflict('VALID_FROM_TAKEN', { validFrom: params[1], version: other.version });
}

const DAY_OF_SEGMENT = `SELECT businessDate AS latest FROM ${USED_DAYS}
  WHERE segment = ? AND businessDate IS NOT NULL`;

const DAYS_OF_STRATEGY = `SELECT businessDate AS latest FROM ${USED_DAYS}
  WHERE businessDate IS NOT NULL AND segment IN
    (SELECT segment FROM saldo_strategies_StrategyAssignments WHERE strategy = ?)
  ORDER BY businessDate DESC LIMIT 1`;

async function latestDay(db: Database, days: string, of: string): Promise<IsoDate | null> {
  const [row] = await db.query<{ latest: IsoDate | null }>(days, [of]);
  return row?.latest ?? null;
}
