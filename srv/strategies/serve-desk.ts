import cds from '@sap/cds';
import { type Asker, askerOf } from '../requests/asker.ts';
import { idOf } from '../requests/id-of.ts';
import { choicesOf } from './choices-of.ts';
import { compareVersion } from './compare-version.ts';
import { type DraftKind, type DraftRow, loadDraft } from './draft-kind.ts';
import { draftTest, redesignTest } from './draft-test.ts';
import { branchToEdit, moveBranchOf, removeBranch, saveBranch } from './edit-branches.ts';
import { changeParameters, saveBands } from './edit-parameters.ts';
import { removeRule, ruleToEdit, saveRule } from './edit-rules.ts';
import { examineVersion } from './examine-version.ts';
import { EXPERIMENTS } from './experiment-kind.ts';
import { tellKnownParameters } from './known-parameters.ts';
import { rightsOn } from './lists/change-roles.ts';
import { newStrategy } from './new-strategy.ts';
import { onDraft } from './on-draft.ts';
import { outlineTree } from './outline-tree.ts';
import { SETTINGS } from './setting-kind.ts';
import { tellDesk } from './tell-desk.ts';
import { tellParts } from './tell-parts.ts';
import { tellPossible } from './tell-possible.ts';
import { tellRules } from './tell-rules.ts';
import { tellStages } from './tell-stages.ts';
import { TREES } from './tree-kind.ts';
import { VERSIONS } from './version-kind.ts';
import { withTexts } from './with-texts.ts';

/** What the strategy desk shows and does beside the rows themselves: in words, and in one step. */
export function serveDesk(service: cds.Service): void {
  serveVersionDesk(service);
  serveTreeDesk(service);
  serveTestDesk(service);
  const decided = ['mayEdit', 'mayActivate', 'maySendBack'] as const;
  tellPossible(service, 'SettingChanges', SETTINGS, decided, rightsOn);
  tellParts(service);
  tellStages(service);
  service.on('READ', 'Desk', tellDesk);
  service.on('choicesOf', choicesOf);
}

function serveVersionDesk(service: cds.Service): void {
  tellPossible(service, 'Versions', VERSIONS, [
    'mayEdit',
    'mayActivate',
    'maySendBack',
    'mayRetire',
    'mayCopy',
  ]);
  tellRules(service);
  tellKnownParameters(service);
  onDraft(service, ['Versions', 'saveRule'], VERSIONS, saveRule);
  onDraft(service, ['Versions', 'removeRule'], VERSIONS, removeRule);
  onDraft(service, ['Versions', 'saveBands'], VERSIONS, saveBands);
  onDraft(service, ['Versions', 'changeParameters'], VERSIONS, (asker, row, input: object) =>
    changeParameters(service, asker, row, input as never),
  );
  service.on(
    'newStrategy',
    withTexts(async (request) => {
      const id = await newStrategy(service, request);
      return service.run(cds.ql.SELECT.one.from('StrategiesService.Versions', id));
    }),
  );
  service.on('ruleToEdit', 'Versions', answer(VERSIONS, ruleToEdit));
  service.on('compare', 'Versions', answer(VERSIONS, compareVersion));
  service.on('examine', 'Versions', withTexts(examineVersion));
}

function serveTreeDesk(service: cds.Service): void {
  tellPossible(service, 'TreatmentTrees', TREES, [
    'mayEdit',
    'mayActivate',
    'maySendBack',
    'mayRetire',
    'mayCopy',
  ]);
  onDraft(service, ['TreatmentTrees', 'saveBranch'], TREES, saveBranch);
  onDraft(service, ['TreatmentTrees', 'removeBranch'], TREES, removeBranch);
  onDraft(service, ['TreatmentTrees', 'moveBranch'], TREES, moveBranchOf);
  service.on('branchToEdit', 'TreatmentTrees', answer(TREES, branchToEdit));
  service.on('outline', 'TreatmentTrees', answer(TREES, outlineTree));
}

function serveTestDesk(service: cds.Service): void {
  tellPossible(service, 'Experiments', EXPERIMENTS, [
    'mayEdit',
    'mayActivate',
    'maySendBack',
    'mayEnd',
  ]);
  onDraft(service, ['Experiments', 'redesign'], EXPERIMENTS, (_, { id }, design: object) =>
    redesignTest(service, id, design as never),
  );
  service.on(
    'draftTest',
    withTexts(async (request) => {
      const id = await draftTest(service, request);
      return service.run(cds.ql.SELECT.one.from('StrategiesService.Experiments', id));
    }),
  );
}

/** A question on one row, told in the user's language. */
function answer<Row extends DraftRow, Input, Result>(
  kind: DraftKind<Row>,
  tell: (asker: Asker, row: Row, input: Input) => Promise<Result>,
) {
  return withTexts(async (request: cds.Request) => {
    const asker = await askerOf(request);
    const row = await loadDraft(asker.db, kind, idOf(request));
    return tell(asker, row, request.data as Input);
  });
}
