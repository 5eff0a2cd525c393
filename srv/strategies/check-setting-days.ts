import type { IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { badRequest, conflict } from '../requests/refusal.ts';
import type { SettingRow } from './setting-kind.ts';
import { USED_DAYS } from './used-days.ts';

interface Change {
  readonly validFrom: IsoDate;
  readonly validTo: IsoDate | null;
  /** Whether a row that lists were made with only ends otherwise, and after those lists. */
  readonly isEnd: number;
}

/**
 * What published lists were made with is never changed: refuses rows valid from a day that a list
 * was made for, or before (IN_USE). An assignment in use may still end, on that day at the earliest.
 */
export async function refuseUsedDays(db: Database, { id, segment }: SettingRow): Promise<void> {
  const latest = await latestDay(db, segment);
  const changes = await db.query<Change>(CHANGES, [latest, latest, id, id, id]);
  for (const { validFrom, validTo, isEnd } of changes) {
    if (validTo !== null && validTo < validFrom) {
      throw badRequest('VALID_TO_TOO_EARLY', 'validTo', { validFrom, validTo });
    }
    if (validFrom <= latest && isEnd === 0) throw conflict('IN_USE', { validFrom, latest });
  }
}

/** Of all segments for a change of the whole bank; '' before the first night. */
async function latestDay(db: Database, segment: string | null): Promise<IsoDate> {
  const [row] = await db.query<{ latest: IsoDate | null }>(
    `SELECT businessDate AS latest FROM ${USED_DAYS}
    WHERE businessDate IS NOT NULL AND (segment = ? OR ? = '')
    ORDER BY businessDate DESC LIMIT 1`,
    [segment ?? '', segment ?? ''],
  );
  return row?.latest ?? '';
}

const CHANGES = `SELECT c.validFrom AS "validFrom", c.validTo AS "validTo",
    CASE WHEN c.isRemoved = false AND a.validFrom = c.validFrom AND a.strategy = c.strategy
      AND COALESCE(a.stage, '') = COALESCE(c.stage, '')
      AND COALESCE(a.collectionGroup, '') = COALESCE(c.collectionGroup, '')
      AND COALESCE(a.arm, '') = COALESCE(c.arm, '')
      AND (a.validTo IS NULL OR a.validTo >= ?) AND (c.validTo IS NULL OR c.validTo >= ?)
      THEN 1 ELSE 0 END AS "isEnd"
  FROM saldo_strategies_AssignmentChanges c
  LEFT JOIN saldo_strategies_StrategyAssignments a ON a.ID = c.assignment
  WHERE c.change = ?
  UNION ALL SELECT validFrom, validTo, 0 FROM saldo_strategies_StageRuleChanges WHERE change = ?
  UNION ALL SELECT validFrom, validTo, 0 FROM saldo_strategies_ExclusionTreatmentChanges
  WHERE change = ?`;
