using {StrategiesService} from './service';

/**
 * Strategy managers write; supervisors and controllers read, ask and try. Who has the attribute
 * `segment` sees and decides for those segments only; what rows become is checked by refuse-foreign.ts.
 */
annotate StrategiesService with @(requires: [
  'strategy-manager',
  'supervisor',
  'controller'
]);

annotate StrategiesService.Strategies with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Versions with @restrict: [
  { grant: ['READ', 'check', 'tryVersion', 'backtest'] },
  {
    grant: ['WRITE', 'copyAsDraft', 'propose', 'activate', 'sendBack', 'retire'],
    to   : 'strategy-manager'
  }
];

annotate StrategiesService.Rules with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.RuleTexts with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Conditions with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Bands with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.Assignments with @restrict: [
  { grant: 'READ', where: (segment = $user.segment or $user.segment is null) }
];

annotate StrategiesService.StageRules with @restrict: [
  { grant: 'READ', where: (segment = $user.segment or $user.segment is null) }
];

annotate StrategiesService.StageConditions with @restrict: [
  { grant: 'READ', where: (segment = $user.segment or $user.segment is null) }
];

annotate StrategiesService.Groups with @restrict: [
  { grant: 'READ', where: (segment = $user.segment or $user.segment is null) }
];

annotate StrategiesService.Segments with @restrict: [
  { grant: 'READ', where: (segment = $user.segment or $user.segment is null) }
];

annotate StrategiesService.Experiments with @restrict: [
  { grant: ['READ', 'plan', 'results'], where: (segment = $user.segment or $user.segment is null) },
  {
    grant: ['WRITE', 'propose', 'activate', 'sendBack', 'end', 'takeLook'],
    to   : 'strategy-manager',
    where: (segment = $user.segment or $user.segment is null)
  }
];

annotate StrategiesService.ExperimentArms with @restrict: [
  { grant: 'READ', where: (exists test[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists test[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.ExperimentLooks with @restrict: [
  { grant: 'READ', where: (exists test[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.SettingChanges with @restrict: [
  { grant: 'READ', where: (segment = $user.segment or segment is null or $user.segment is null) },
  {
    grant: ['WRITE', 'propose', 'activate', 'sendBack'],
    to   : 'strategy-manager',
    where: (segment = $user.segment or $user.segment is null)
  }
];

annotate StrategiesService.AssignmentChanges with @restrict: [
  { grant: 'READ', where: (exists partOf[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists partOf[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.StageRuleChanges with @restrict: [
  { grant: 'READ', where: (exists partOf[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists partOf[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.StageConditionChanges with @restrict: [
  { grant: 'READ', where: (exists partOf[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists partOf[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.ExclusionTreatmentChanges with @restrict: [
  { grant: 'READ', where: (exists partOf[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists partOf[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.TreatmentTrees with @restrict: [
  { grant: ['READ', 'check'], where: (segment = $user.segment or $user.segment is null) },
  {
    grant: ['WRITE', 'copyAsDraft', 'propose', 'activate', 'sendBack', 'retire'],
    to   : 'strategy-manager',
    where: (segment = $user.segment or $user.segment is null)
  }
];

annotate StrategiesService.TreatmentBranches with @restrict: [
  { grant: 'READ', where: (exists partOf[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists partOf[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.TreatmentBranchTexts with @restrict: [
  { grant: 'READ', where: (exists partOf[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists partOf[segment = $user.segment] or $user.segment is null) }
];

annotate StrategiesService.TreatmentConditions with @restrict: [
  { grant: 'READ', where: (exists partOf[segment = $user.segment] or $user.segment is null) },
  { grant: 'WRITE', to: 'strategy-manager', where: (exists partOf[segment = $user.segment] or $user.segment is null) }
];
