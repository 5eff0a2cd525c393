using {AdministrationService} from './service';
using {saldo.operations} from '../../db/operations';
using {saldo.privacy} from '../../db/privacy';

// What goes out to the ERP: what waits and since when, what was tried, what is done.
extend service AdministrationService with {
  /** Every intended effect in the ERP, without its content; whoever is restricted is not shown. */
  @readonly
  entity Operations      as
    select from operations.Operations {
      *,
      case state
        when 'parked' then '/integration/#/ParkedOperations(' || ID || ')'
      end                   as parkedUrl : String(100),
      virtual null as cause     : String(500), // why it is not done, in the reader's words
      virtual null as age       : String(40),  // how long it has waited; none once it is settled
      virtual null as openDesk  : String(40),  // what the link to the desk is called
      kindText  : Association to one AdministrationService.CodeTexts
                    on kindText.list = 'operation-kind' and kindText.code = $self.kind,
      stateText : Association to one AdministrationService.OperationStates on stateText.code = $self.state,
      tries     : Association to many AdministrationService.Attempts on tries.operation = $self.ID
    } excluding { payload, conflict, segment }
    where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source  = Operations.source
        and restricted.partner = Operations.partner
    );

  /** Of the same operations: how many are in which state, by kind, and since when the oldest is. */
  @readonly
  entity QueueCounts     as
    select from AdministrationService.Operations {
      key state,
      key kind,
          count( * )      as operations : Integer,
          min(createdAt)  as oldestAt   : Timestamp,
          virtual null    as age        : String(40),
          kindText  : Association to one AdministrationService.CodeTexts
                        on kindText.list = 'operation-kind' and kindText.code = $self.kind,
          stateText : Association to one AdministrationService.OperationStates on stateText.code = $self.state
    }
    group by state, kind;

  /** What came of sending it, each time that it did not settle at once. */
  @readonly
  entity Attempts        as
    select from AdministrationService.Operations as tried
    join operations.OperationAttempts as attempt
      on attempt.operation = tried.ID
    {
      key attempt.operation,
      key attempt.token,
          tried.partner,
          attempt.endedAt,
          attempt.sentTo,
          attempt.outcome,
          attempt.status,
          attempt.errorCode,
          attempt.erpErrorCode,
          attempt.errorText,
          attempt.nextAttemptAt,
          outcomeText : Association to one AdministrationService.CodeTexts
                          on outcomeText.list = 'attempt-outcome' and outcomeText.code = $self.outcome
    };

  @readonly entity OperationStates as projection on operations.OperationStates;
}
