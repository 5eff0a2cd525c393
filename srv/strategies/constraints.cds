using {StrategiesService} from './desk';

/** What each row needs by itself; what rows mean together is checked in check-rows.ts and srv/domain. */
annotate StrategiesService.Strategies with {
  strategy @mandatory  @assert.format: '^[A-Za-z0-9_-]+$';
  name     @mandatory;
};

annotate StrategiesService.Versions with {
  strategy         @mandatory  @Core.Immutable;
  currency         @mandatory;
  maxValuation     @mandatory;
  toleranceDays    @assert.range: [0, 366];
  dueSoonDays      @assert.range: [0, 366];
  minimumValue     @assert.range: [0, _];
  effortCapMinutes @assert.range: [0, _];
  version          @readonly;
  status           @readonly;
  validFrom        @readonly;
  validTo          @readonly;
  createdAt        @readonly;
  createdBy        @readonly;
  proposedAt       @readonly;
  proposedBy       @readonly;
  activatedAt      @readonly;
  activatedBy      @readonly;
  retiredAt        @readonly;
  retiredBy        @readonly;
} actions {
  propose(validFrom @mandatory);
  sendBack(reason @mandatory);
  backtest(segment @mandatory, validFrom @mandatory, validTo @mandatory, horizonDays @mandatory);
};

annotate StrategiesService.Rules with {
  ruleId @mandatory;
  points @mandatory;
};

annotate StrategiesService.RuleTexts with {
  text @mandatory;
};

annotate StrategiesService.Conditions with {
  fact     @mandatory;
  operator @mandatory;
  negated  @mandatory;
  operands @mandatory;
};

annotate StrategiesService.Bands with {
  percentFrom @mandatory  @assert.range: [0, 100];
};

annotate StrategiesService.Experiments with {
  name           @mandatory;
  segment        @mandatory;
  startsOn       @mandatory;
  enrolUntil     @mandatory;
  endsOn         @mandatory;
  entersFromDays @assert.range: [0, 3660];
  metric         @mandatory  @assert.format: '^(cured|recovered|contacts|promisesKept)$';
  horizonDays    @mandatory  @assert.range: [1, 366];
  expectedShare  @assert.range: [0, 1];
  deviation      @assert.range: [0, _];
  wishedEffect   @mandatory;
  power          @mandatory  @assert.range: [0, 1];
  significance   @mandatory  @assert.range: [0, 1];
  looks          @assert.range: [1, 20];
  status         @readonly;
  sampleSize     @readonly;
  createdAt      @readonly;
  createdBy      @readonly;
  proposedAt     @readonly;
  proposedBy     @readonly;
  startedAt      @readonly;
  startedBy      @readonly;
  armsUntil      @readonly;
  endedAt        @readonly;
  endedBy        @readonly;
  endReason      @readonly;
} actions {
  sendBack(reason @mandatory);
  end(reason @mandatory);
};

annotate StrategiesService.ExperimentArms with {
  sharePercent    @mandatory  @assert.range: [0, 100];
  sampleSize      @readonly;
  strategyVersion @readonly;
  assignment      @readonly;
};

annotate StrategiesService.SettingChanges with {
  title       @mandatory;
  status      @readonly;
  createdAt   @readonly;
  createdBy   @readonly;
  proposedAt  @readonly;
  proposedBy  @readonly;
  activatedAt @readonly;
  activatedBy @readonly;
} actions {
  sendBack(reason @mandatory);
};

annotate StrategiesService.AssignmentChanges with {
  strategy  @mandatory;
  validFrom @mandatory;
};

annotate StrategiesService.StageRuleChanges with {
  stage @mandatory;
};

annotate StrategiesService.StageConditionChanges with {
  fact     @mandatory;
  operator @mandatory;
  negated  @mandatory;
  operands @mandatory;
};

annotate StrategiesService.ExclusionTreatmentChanges with {
  precedence @mandatory;
  treatment  @mandatory  @assert.format: '^(exclude|route)$';
};

annotate StrategiesService.TreatmentTrees with {
  segment     @mandatory  @Core.Immutable;
  currency    @mandatory;
  version     @readonly;
  status      @readonly;
  validFrom   @readonly;
  validTo     @readonly;
  createdAt   @readonly;
  createdBy   @readonly;
  proposedAt  @readonly;
  proposedBy  @readonly;
  activatedAt @readonly;
  activatedBy @readonly;
  retiredAt   @readonly;
  retiredBy   @readonly;
} actions {
  propose(validFrom @mandatory);
  sendBack(reason @mandatory);
};

annotate StrategiesService.TreatmentBranches with {
  branchId @mandatory;
};

annotate StrategiesService.TreatmentBranchTexts with {
  text @mandatory;
};

annotate StrategiesService.TreatmentConditions with {
  fact     @mandatory;
  operator @mandatory;
  negated  @mandatory;
  operands @mandatory;
};

annotate StrategiesService.draftTest with (
  name         @mandatory,
  segment      @mandatory,
  challenger   @mandatory,
  sharePercent @assert.range: [0, 100],
  startsOn     @mandatory,
  enrolUntil   @mandatory,
  endsOn       @mandatory,
  metric       @mandatory,
  horizonDays  @mandatory,
  wishedEffect @mandatory
);

annotate StrategiesService.newStrategy with (
  strategy     @mandatory,
  name         @mandatory,
  currency     @mandatory,
  maxValuation @mandatory
);
