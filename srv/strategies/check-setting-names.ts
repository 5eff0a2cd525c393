import type { Database } from '../platform/database.ts';
import { conflict } from '../requests/refusal.ts';
import type { SettingRow } from './setting-kind.ts';

/** Refuses stages, groups and reasons that there are not: nobody would ever be meant (SETTING_NAME_UNKNOWN). */
export async function checkSettingNames(db: Database, { id, segment }: SettingRow): Promise<void> {
  const [unknown] = await db.query<{ name: string }>(UNKNOWN, [id, id, id, segment ?? '', id, id]);
  if (unknown) throw conflict('SETTING_NAME_UNKNOWN', unknown);
}

/** Groups are those of the segment; special groups for excluded customers are of any. */
const UNKNOWN = `SELECT c.stage AS name FROM saldo_strategies_AssignmentChanges c
    WHERE c.change = ? AND c.stage NOT IN (SELECT s.code FROM saldo_organization_Stages s)
  UNION ALL SELECT c.stage FROM saldo_strategies_StageRuleChanges c
    WHERE c.change = ? AND c.stage NOT IN (SELECT s.code FROM saldo_organization_Stages s)
  UNION ALL SELECT c.collectionGroup FROM saldo_strategies_AssignmentChanges c
    WHERE c.change = ? AND c.collectionGroup NOT IN
      (SELECT g.collectionGroup FROM saldo_organization_Groups g WHERE g.segment = ?)
  UNION ALL SELECT c.collectionGroup FROM saldo_strategies_ExclusionTreatmentChanges c
    WHERE c.change = ? AND c.collectionGroup NOT IN
      (SELECT g.collectionGroup FROM saldo_organization_Groups g)
  UNION ALL SELECT c.reason FROM saldo_strategies_ExclusionTreatmentChanges c
    WHERE c.change = ? AND c.reason NOT IN (SELECT r.code FROM saldo_strategies_ExclusionReasons r)`;
