import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import type { SettingRow } from './setting-kind.ts';

interface Counts {
  readonly ofSegment: number;
  readonly ofBank: number;
  readonly foreign: number;
}

/**
 * Refuses a change that changes nothing (SETTING_EMPTY), and rows that do not go with it: stages and
 * assignments belong to its segment, what exclusions do to the whole bank (SETTING_SCOPE).
 */
export async function checkSettingScope(
  db: Database,
  { id, title, segment }: SettingRow,
): Promise<void> {
  const [counts] = await db.query<Counts>(COUNTS, [
    ...[id, id, id, id, id],
    ...[id, segment ?? '', id, segment ?? ''],
  ]);
  const { ofSegment = 0, ofBank = 0, foreign = 0 } = counts ?? {};
  if (ofSegment + ofBank === 0) throw conflict('SETTING_EMPTY', { title });
  const isAstray = segment === null ? ofSegment > 0 : ofBank > 0;
  if (isAstray || foreign > 0) throw conflict('SETTING_SCOPE', { title });
}

/** `foreign`: rows of another segment that the change would take over. */
const COUNTS = `SELECT
  (SELECT COUNT(*) FROM saldo_strategies_AssignmentChanges WHERE change = ?)
    + (SELECT COUNT(*) FROM saldo_strategies_StageRuleChanges WHERE change = ?)
    + (SELECT COUNT(*) FROM saldo_strategies_SettingRowChanges
      WHERE change = ? AND segment IS NOT NULL) AS "ofSegment",
  (SELECT COUNT(*) FROM saldo_strategies_ExclusionTreatmentChanges WHERE change = ?)
    + (SELECT COUNT(*) FROM saldo_strategies_SettingRowChanges
      WHERE change = ? AND segment IS NULL) AS "ofBank",
  (SELECT COUNT(*) FROM saldo_strategies_AssignmentChanges c
    JOIN saldo_strategies_StrategyAssignments a ON a.ID = c.assignment
    WHERE c.change = ? AND a.segment <> ?)
    + (SELECT COUNT(*) FROM saldo_strategies_SettingRowChanges
      WHERE change = ? AND segment <> ?) AS "foreign"`;
