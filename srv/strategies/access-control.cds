using {StrategiesService} from './service';

/** Strategy managers write; supervisors and controllers read, ask and try. */
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
  { grant: ['READ', 'check', 'tryVersion'] },
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
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.StageRules with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.StageConditions with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];

annotate StrategiesService.ExclusionTreatments with @restrict: [
  { grant: 'READ' },
  { grant: 'WRITE', to: 'strategy-manager' }
];
