using {StrategiesService} from './service';

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

annotate StrategiesService.Assignments with {
  segment   @mandatory;
  strategy  @mandatory;
  validFrom @mandatory;
};

annotate StrategiesService.StageRules with {
  stage @mandatory;
};

annotate StrategiesService.StageConditions with {
  fact     @mandatory;
  operator @mandatory;
  negated  @mandatory;
  operands @mandatory;
};

annotate StrategiesService.ExclusionTreatments with {
  precedence @mandatory;
  treatment  @mandatory  @assert.format: '^(exclude|route)$';
};
