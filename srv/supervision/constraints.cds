using {SupervisionService} from './service';

annotate SupervisionService.PromisesToApprove with actions {
  refuse(reason @mandatory);
};

annotate SupervisionService.Absences with actions {
  cancel(reason @mandatory);
};

annotate SupervisionService.TemporaryAssignments with actions {
  end(reason @mandatory);
};

annotate SupervisionService.FixedAssignments with actions {
  end(reason @mandatory);
};

annotate SupervisionService.previewBalance with (
  segment      @mandatory,
  maxImbalance @mandatory  @assert.range: [0, 9.9999],
  maxMoves     @assert.range: [0, _]
);

annotate SupervisionService.setBalanceKnobs with (
  segment      @mandatory,
  maxImbalance @mandatory  @assert.range: [0, 9.9999],
  maxMoves     @assert.range: [0, _],
  reason       @mandatory
);

annotate SupervisionService.setAgencyQuota with (
  collectionGroup @mandatory,
  segment         @mandatory,
  stage           @mandatory,
  sharePercent    @assert.range: [0, 100],
  maxCustomers    @assert.range: [0, _],
  maxAmount       @assert.range: [0, _],
  reason          @mandatory
);

annotate SupervisionService.recordAbsence with (
  agent     @mandatory,
  validFrom @mandatory,
  validTo   @mandatory,
  reason    @mandatory
);

annotate SupervisionService.setSubstitutes with (
  agent  @mandatory,
  reason @mandatory
);

annotate SupervisionService.assignForAWhile with (
  segment   @mandatory,
  agent     @mandatory,
  validFrom @mandatory,
  validTo   @mandatory,
  reason    @mandatory
);

annotate SupervisionService.fixAgent with (
  segment   @mandatory,
  source    @mandatory,
  partner   @mandatory,
  agent     @mandatory,
  reason    @mandatory
);
