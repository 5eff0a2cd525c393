using {SupervisionService} from './service';
using {saldo.supervision as monitor} from './monitor-views';

extend service SupervisionService with {
  /** Of the day of the lists: what is due of promises, and which were judged kept or broken. */
  @readonly
  entity PromisesToday    as
    select from monitor.PromisesToday {
      *,
      kindText : Association to one SupervisionService.CodeTexts on kindText.list = 'promise-today' and kindText.code = $self.kind
    };

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
