import type { Asker } from '../requests/asker.ts';
import { refuseForeignSegment } from '../requests/limits.ts';
import { checkSettings } from './apply-settings.ts';
import type { DraftKind, DraftRow } from './draft-kind.ts';
import { refuseDrafting } from './lists/change-roles.ts';

/** A change of settings as its actions need it. */
export interface SettingRow extends DraftRow {
  readonly title: string;
  /** Null for the whole bank. */
  readonly segment: string | null;
}

export const SETTINGS: DraftKind<SettingRow> = {
  noun: 'setting',
  objectType: 'setting-change',
  table: 'saldo_strategies_SettingChanges',
  columns: ['title', 'segment'],
  proposed: [],
  parts: {
    SettingChanges: 'ID',
    AssignmentChanges: 'change',
    StageRuleChanges: 'change',
    StageConditionChanges: 'change',
    ExclusionTreatmentChanges: 'change',
  },
  codes: {
    unknown: 'SETTING_UNKNOWN',
    missing: 'SETTING_MISSING',
    notDraft: 'SETTING_NOT_DRAFT',
    status: 'SETTING_STATUS',
  },
  told: ({ title, segment }) => ({ title, segment: segment ?? '' }),
  mayDecide: async (asker, { segment }) => refuseForeignSegment(asker, segment),
  refuseUnfit: checkSettings,
};

/** Refuses users of other segments, and whose roles do not maintain what the change has rows of. */
export async function mayDraftSettings(asker: Asker, row: SettingRow): Promise<void> {
  await SETTINGS.mayDecide(asker, row);
  await refuseDrafting(asker, row.id);
}
