using {StrategiesService} from './desk';

/**
 * Strategy managers write; supervisors and controllers read, ask and try. All other roles come for the
 * bank's settings alone; whose list is whose is said by the list (srv/strategies/lists). Who has the
 * attribute `segment` sees and decides for those segments only: read-own-segments.ts and refuse-foreign.ts.
 */
annotate StrategiesService with @(requires: [
  'strategy-manager',
  'supervisor',
  'controller',
  'dispute-clerk',
  'compliance',
  'administrator',
  'integration'
]);

annotate StrategiesService.Strategies with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Versions with @restrict: [
  { grant: ['READ', 'check', 'tryVersion', 'trials', 'keptTrial', 'backtest', 'examine', 'compare', 'ruleToEdit'], to: ['strategy-manager', 'supervisor', 'controller'] },
  {
    grant: [
      'WRITE', 'copyAsDraft', 'propose', 'activate', 'sendBack', 'retire',
      'saveRule', 'removeRule', 'saveBands', 'changeParameters'
    ],
    to   : 'strategy-manager'
  }
];

annotate StrategiesService.Rules with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.RuleTexts with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Conditions with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Bands with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Experiments with @restrict: [
  { grant: ['READ', 'plan', 'results'], to: ['strategy-manager', 'supervisor', 'controller'] },
  {
    grant: ['WRITE', 'propose', 'activate', 'sendBack', 'end', 'takeLook', 'redesign'],
    to   : 'strategy-manager'
  }
];

annotate StrategiesService.ExperimentArms with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

/** Who may do what with a change is decided by the lists that it has rows of: lists/change-roles.ts. */
annotate StrategiesService.SettingChanges with @restrict: [
  { grant: ['READ', 'stageToEdit', 'DELETE', 'propose', 'activate', 'sendBack'] },
  { grant: ['WRITE', 'saveStage', 'removeStage', 'moveStage'], to: 'strategy-manager' }
];

annotate StrategiesService.AssignmentChanges with @restrict: [
  { grant: 'READ' },
  { grant: ['WRITE', 'drop'], to: 'strategy-manager' }
];

annotate StrategiesService.StageRuleChanges with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.StageConditionChanges with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.ExclusionTreatmentChanges with @restrict: [
  { grant: 'READ' },
  { grant: ['WRITE', 'drop'], to: 'strategy-manager' }
];

annotate StrategiesService.TreatmentTrees with @restrict: [
  { grant: ['READ', 'check', 'tryTree', 'trials', 'keptTrial', 'outline', 'branchToEdit'], to: ['strategy-manager', 'supervisor', 'controller'] },
  {
    grant: [
      'WRITE', 'copyAsDraft', 'propose', 'activate', 'sendBack', 'retire',
      'saveBranch', 'removeBranch', 'moveBranch'
    ],
    to   : 'strategy-manager'
  }
];

annotate StrategiesService.TreatmentBranches with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.TreatmentBranchTexts with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.TreatmentConditions with @restrict: [
  { grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Desk with @restrict: [{ grant: 'READ' }];

annotate StrategiesService.Assignments         with @restrict: [{ grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] }];
annotate StrategiesService.StageRules          with @restrict: [{ grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] }];
annotate StrategiesService.StageConditions     with @restrict: [{ grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] }];
annotate StrategiesService.ExclusionTreatments with @restrict: [{ grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] }];
annotate StrategiesService.ExperimentLooks     with @restrict: [{ grant: 'READ', to: ['strategy-manager', 'supervisor', 'controller'] }];

annotate StrategiesService.explain       with @requires: ['strategy-manager', 'supervisor', 'controller'];
annotate StrategiesService.whichStrategy with @requires: ['strategy-manager', 'supervisor', 'controller'];
annotate StrategiesService.choicesOf     with @requires: ['strategy-manager', 'supervisor', 'controller'];

annotate StrategiesService.draftTest   with @requires: 'strategy-manager';
annotate StrategiesService.newStrategy with @requires: 'strategy-manager';
