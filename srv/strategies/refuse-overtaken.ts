import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import type { SettingRow } from './setting-kind.ts';

/**
 * Refuses a change of what another change put into force since this one was begun: it would take
 * back unseen what two others had decided (SETTING_OVERTAKEN). Rows of lists are compared one by one,
 * in apply-rows.ts.
 */
export async function refuseOvertaken(db: Database, { id }: SettingRow): Promise<void> {
  const [other] = await db.query<{ title: string }>(OVERTAKEN, [id]);
  if (other) throw conflict('SETTING_OVERTAKEN', { title: other.title });
}

/** Stages of a day are one thing: they are replaced as a whole. */
const OVERTAKEN = `SELECT other.title FROM saldo_strategies_SettingChanges own
  JOIN saldo_strategies_SettingChanges other ON other.ID <> own.ID
    AND other.status = 'active' AND other.activatedAt >= own.createdAt
  WHERE own.ID = ? AND (
    EXISTS (SELECT 1 FROM saldo_strategies_AssignmentChanges mine
      JOIN saldo_strategies_AssignmentChanges theirs ON theirs.assignment = mine.assignment
      WHERE mine.change = own.ID AND theirs.change = other.ID)
    OR EXISTS (SELECT 1 FROM saldo_strategies_StageRuleChanges mine
      JOIN saldo_strategies_StageRuleChanges theirs ON theirs.validFrom = mine.validFrom
      WHERE mine.change = own.ID AND theirs.change = other.ID AND other.segment = own.segment)
    OR EXISTS (SELECT 1 FROM saldo_strategies_ExclusionTreatmentChanges mine
      JOIN saldo_strategies_ExclusionTreatmentChanges theirs
        ON theirs.reason = mine.reason AND theirs.validFrom = mine.validFrom
      WHERE mine.change = own.ID AND theirs.change = other.ID))
  ORDER BY other.activatedAt DESC, other.ID LIMIT 1`;
