import type cds from '@sap/cds';
import { activateSettings } from './activate-settings.ts';
import { beginDraft } from './begin-draft.ts';
import { checkStageConditions } from './check-rows.ts';
import { editDrafts } from './edit-drafts.ts';
import { type Decide, onDraft } from './on-draft.ts';
import { propose } from './propose.ts';
import { refuseNeither } from './refuse-neither.ts';
import { sendBack } from './send-back.ts';
import { SETTINGS, type SettingRow } from './setting-kind.ts';

/** Assignments, stages and exclusions: what nights read beside versions, changed by two. */
export function serveSettings(service: cds.Service): void {
  service.before(['CREATE', 'UPDATE'], Object.keys(SETTINGS.parts), refuseNeither);
  editDrafts(service, SETTINGS, {
    begin: beginDraft,
    mayWrite: SETTINGS.mayDecide,
    checkRows: checkStageConditions,
  });
  on('propose', (asker, row) => propose(asker, SETTINGS, row));
  on('activate', activateSettings);
  on<{ reason: string }>('sendBack', (asker, row, why) => sendBack(asker, SETTINGS, row, why));

  function on<Input>(action: string, decide: Decide<SettingRow, Input>): void {
    onDraft(service, ['SettingChanges', action], SETTINGS, decide);
  }
}
