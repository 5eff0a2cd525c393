using {IntegrationService} from './service';
using {saldo.agreements} from '../../db/agreements';
using {saldo.differences} from './difference-views';
using {saldo.strategies} from '../../db/strategies';

// One decides, as configured; what the other one thinks is shown where it differs.
extend service IntegrationService with {
  /** Promises that Saldo and FI-CA judge differently. */
  @readonly
  entity PromiseDifferences as
    select from differences.Promises {
      *,
      '/integration/#/ParkedOperations(' || parkedOperation || ')' as parkedUrl : String(90),
      parked        : Association to one IntegrationService.ParkedOperations on parked.ID = $self.parkedOperation,
      decidedByText : Association to one IntegrationService.CodeTexts
                        on decidedByText.list = 'decider' and decidedByText.code = $self.decidedBy,
      ownText       : Association to one IntegrationService.PromiseStatuses on ownText.code = $self.ownStatus,
      erpText       : Association to one IntegrationService.PromiseStatuses on erpText.code = $self.erpStatus
    };

  /** What is with agencies by the books of the one, and not of the other. */
  @readonly
  entity AgencyDifferences  as
    select from differences.Agencies {
      *,
      '/integration/#/ParkedOperations(' || parkedOperation || ')' as parkedUrl : String(90),
      parked        : Association to one IntegrationService.ParkedOperations on parked.ID = $self.parkedOperation,
      kindText      : Association to one IntegrationService.CodeTexts
                        on kindText.list = 'agency-difference' and kindText.code = $self.kind,
      decidedByText : Association to one IntegrationService.CodeTexts
                        on decidedByText.list = 'decider' and decidedByText.code = $self.decidedBy,
      stateText     : Association to one IntegrationService.CodeTexts
                        on stateText.list = 'submission-state' and stateText.code = $self.state
    };

  /** Letters that the ERP sent of procedures that are Saldo's, and letters that Saldo would send and leaves to the ERP. */
  @readonly
  entity DunningDifferences as
    select from differences.Letters {
      *,
      kindText      : Association to one IntegrationService.CodeTexts
                        on kindText.list = 'dunning-difference' and kindText.code = $self.kind,
      decidedByText : Association to one IntegrationService.CodeTexts
                        on decidedByText.list = 'decider' and decidedByText.code = $self.decidedBy,
      treatmentText : Association to one IntegrationService.Treatments on treatmentText.code = $self.treatment
    };

  @readonly entity PromiseStatuses as projection on agreements.PromiseStatuses;
  @readonly entity Treatments      as projection on strategies.Treatments { key code, name };
}
