import cds from '@sap/cds';
import { askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { activateSettings } from './activate-settings.ts';
import { beginDraft } from './begin-draft.ts';
import { checkStageConditions } from './check-rows.ts';
import { loadDraft } from './draft-kind.ts';
import { editDrafts } from './edit-drafts.ts';
import { draftStages, moveStage, removeStage, saveStage, stageToEdit } from './edit-stages.ts';
import { refuseDrafting, refuseStrangers } from './lists/change-roles.ts';
import { type Decide, onDraft } from './on-draft.ts';
import { propose } from './propose.ts';
import { refuseNeither } from './refuse-neither.ts';
import { sendBack } from './send-back.ts';
import { mayDraftSettings, SETTINGS, type SettingRow } from './setting-kind.ts';
import { withTexts } from './with-texts.ts';

/** Assignments, stages and exclusions: what nights read beside versions, changed by two. */
export function serveSettings(service: cds.Service): void {
  service.before(['CREATE', 'UPDATE'], Object.keys(SETTINGS.parts), refuseNeither);
  editDrafts(service, SETTINGS, {
    begin: beginDraft,
    mayWrite: mayDraftSettings,
    checkRows: checkStageConditions,
  });
  on('propose', async (asker, row) => {
    await refuseDrafting(asker, row.id);
    await propose(asker, SETTINGS, row);
  });
  on('activate', activateSettings);
  on<{ reason: string }>('sendBack', async (asker, row, why) => {
    await refuseStrangers(asker, row.id);
    await sendBack(asker, SETTINGS, row, why);
  });
  on('saveStage', saveStage);
  on('removeStage', removeStage);
  on('moveStage', moveStage);
  service.on(
    'stageToEdit',
    'SettingChanges',
    withTexts(async (request: cds.Request) => {
      const asker = await askerOf(request);
      const row = await loadDraft(asker.db, SETTINGS, idOf(request));
      return stageToEdit(asker, row, request.data as never);
    }),
  );
  service.on(
    'draftStages',
    withTexts(async (request: cds.Request) => {
      const id = await draftStages(service, request);
      return service.run(cds.ql.SELECT.one.from('StrategiesService.SettingChanges', id));
    }),
  );

  function on<Input>(action: string, decide: Decide<SettingRow, Input>): void {
    onDraft(service, ['SettingChanges', action], SETTINGS, decide);
  }
}
