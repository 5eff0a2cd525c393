using {SupervisionService} from './service';
using {saldo.agreements} from '../../db/agreements';
using {saldo.supervision as monitor} from './monitor-views';

extend service SupervisionService with {
  /** What is due of promises on the day of the lists, which were judged on it, and which the ERP judges otherwise. */
  @readonly
  entity PromisesToday    as
    select from monitor.PromisesToday {
      *,
      kindText      : Association to one SupervisionService.CodeTexts
                        on kindText.list = 'promise-today' and kindText.code = $self.kind,
      decidedByText : Association to one SupervisionService.CodeTexts
                        on decidedByText.list = 'decider' and decidedByText.code = $self.decidedBy,
      ownText       : Association to one SupervisionService.PromiseStatuses on ownText.code = $self.ownStatus,
      erpText       : Association to one SupervisionService.PromiseStatuses on erpText.code = $self.erpStatus
    };

  @readonly entity PromiseStatuses  as projection on agreements.PromiseStatuses;

  /** Customers to come back to today, or since longer. */
  @readonly entity DueResubmissions as select from monitor.DueResubmissions;

  /** How much waits for a person at the integration desk. */
  @readonly
  entity ParkedFigures    as
    select from monitor.ParkedFigures {
      *,
      virtual null as what : String(100), // the kind, in words
      virtual null as desk : String(100) // where who may decides on them
    };
}
