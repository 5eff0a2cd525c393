import { SaldoError } from '../domain/errors.ts';
import { withSavepoint } from '../platform/savepoint.ts';
import type { Asker } from '../requests/asker.ts';
import { lockSegment } from '../runs/lock-segment.ts';
import { checkAssignments } from './check-assignments.ts';
import { refuseUsedDays } from './check-setting-days.ts';
import { checkSettingNames } from './check-setting-names.ts';
import { checkSettingScope } from './check-setting-scope.ts';
import { applyRows } from './lists/apply-rows.ts';
import { refuseOvertaken } from './refuse-overtaken.ts';
import { refuseArmInTest } from './refuse-tested.ts';
import type { SettingRow } from './setting-kind.ts';

/** Puts the rows of a change in force; refused when the settings would not be right afterwards. */
export async function applySettings(asker: Asker, change: SettingRow): Promise<void> {
  const { db } = asker;
  const { id, segment } = change;
  await lockSegment(db, segment);
  await refuseOvertaken(db, change);
  await checkSettingScope(db, change);
  await checkSettingNames(db, change);
  await refuseUsedDays(db, change);
  await refuseArmInTest(db, change);
  for (const sql of STAGES) await db.execute(sql, [segment, id]);
  for (const sql of EXCLUSIONS) await db.execute(sql, [id]);
  await db.execute(DROP_ASSIGNMENTS, [id]);
  await db.execute(ADD_ASSIGNMENTS, [segment, id]);
  await checkAssignments(db);
  await applyRows(asker, id);
}

/** Refuses what `applySettings` would, and leaves everything as it is. */
export async function checkSettings(asker: Asker, change: SettingRow): Promise<void> {
  const tried = new SaldoError('SETTINGS_TRIED', 'Undoes a trial; never seen.');
  try {
    await withSavepoint(asker.db, async () => {
      await applySettings(asker, change);
      throw tried;
    });
  } catch (error) {
    if (error !== tried) throw error;
  }
}

/** The stages of a day are replaced as a whole. Each is given the segment, then the change. */
const STAGES = [
  `DELETE FROM saldo_strategies_StageConditions WHERE segment = ? AND validFrom IN
    (SELECT c.validFrom FROM saldo_strategies_StageRuleChanges c WHERE c.change = ?)`,
  `DELETE FROM saldo_strategies_StageRules WHERE segment = ? AND validFrom IN
    (SELECT c.validFrom FROM saldo_strategies_StageRuleChanges c WHERE c.change = ?)`,
  `INSERT INTO saldo_strategies_StageRules (segment, validFrom, sequence, validTo, stage)
  SELECT CAST(? AS VARCHAR(12)), validFrom, sequence, validTo, stage
  FROM saldo_strategies_StageRuleChanges WHERE change = ?`,
  `INSERT INTO saldo_strategies_StageConditions
    (segment, validFrom, rule, sequence, fact, operator, negated, operands)
  SELECT CAST(? AS VARCHAR(12)), validFrom, rule, sequence, fact, operator, negated, operands
  FROM saldo_strategies_StageConditionChanges WHERE change = ?`,
];

const EXCLUSIONS = [
  `DELETE FROM saldo_strategies_ExclusionTreatments WHERE EXISTS
    (SELECT 1 FROM saldo_strategies_ExclusionTreatmentChanges c WHERE c.change = ?
      AND c.reason = saldo_strategies_ExclusionTreatments.reason
      AND c.validFrom = saldo_strategies_ExclusionTreatments.validFrom)`,
  `INSERT INTO saldo_strategies_ExclusionTreatments
    (reason, validFrom, validTo, precedence, treatment, collectionGroup)
  SELECT reason, validFrom, validTo, precedence, treatment, collectionGroup
  FROM saldo_strategies_ExclusionTreatmentChanges WHERE change = ? AND isRemoved = false`,
];

const DROP_ASSIGNMENTS = `DELETE FROM saldo_strategies_StrategyAssignments WHERE ID IN
  (SELECT c.assignment FROM saldo_strategies_AssignmentChanges c WHERE c.change = ?)`;

const ADD_ASSIGNMENTS = `INSERT INTO saldo_strategies_StrategyAssignments
    (ID, segment, stage, collectionGroup, arm, strategy, validFrom, validTo)
  SELECT assignment, CAST(? AS VARCHAR(12)), stage, collectionGroup, arm, strategy, validFrom,
    validTo
  FROM saldo_strategies_AssignmentChanges WHERE change = ? AND isRemoved = false`;
