using {saldo} from '../../db/types';
using {saldo.ledger} from '../../db/ledger';
using {saldo.operations} from '../../db/operations';
using {saldo.privacy} from '../../db/privacy';
using {saldo.audit} from '../../db/audit';
using {saldo.codes} from '../../db/code-texts';

/** The integration desk: what did not get into the ERP by itself, with all that is needed to decide. */
@path: '/odata/v4/integration'
service IntegrationService {

  /** Operations that wait for a person; those behind them on the same object wait too. */
  @readonly
  entity ParkedOperations as
    select from operations.Operations {
      key ID,
          kind,
          source,
          objectKey,
          sequence,
          partner,
          (
            select name from ledger.Partners as customer
            where customer.source  = Operations.source
              and customer.partner = Operations.partner
          )                        as customerName : String(81),
          subject,
          attempts,
          outcomeUnknown,
          firstSentAt,
          erpKey,
          errorCode,
          errorText,
          erpErrorCode,
          refusal,
          createdAt,
          createdBy,
          parkedAt,
          virtual null as what     : String(60),  // kind of object, in the user's words
          virtual null as cause    : String(500), // in the user's words
          virtual null as waiting  : Integer,     // operations behind it
          virtual null as payload  : LargeString, // JSON, personal data covered
          virtual null as conflict : LargeString, // JSON: before, wanted, now; personal data covered
          virtual null as content  : LargeString, // the payload, a field a line
          virtual null as versions : LargeString, // the conflict, a field a line
          kindText  : Association to one CodeTexts
                        on kindText.list = 'operation-kind' and kindText.code = $self.kind,
          decisions : Association to many Decisions on decisions.operation = $self.ID,
          tries     : Association to many Attempts on tries.operation = $self.ID
    }
    where state = 'parked'
      and not exists (
        select from privacy.Restrictions as restricted { restricted.partner }
        where restricted.source  = Operations.source
          and restricted.partner = Operations.partner
      )
    actions {
      /** What the ERP says of it now, read live. */
      function compareWithErp()                                  returns ErpComparison;
      /** Sends it again, after asking the ERP whether it has it. */
      action   retry(reason : String(500));
      /** It is in the ERP under this key, says the evidence. */
      action   confirmAsDone(erpKey : String(40), evidence : String(500));
      /** Gives it up, and takes back here what it stood for. */
      action   cancel(reason : String(500));
    };

  /** What people decided on it so far, from the audit trail: it waits again. */
  @readonly
  entity Decisions        as
    select from ParkedOperations as parked
    join audit.Events as event
      on  event.objectType = 'operation'
      and event.objectKey  = parked.ID
    {
      key event.ID,
          parked.ID as operation,
          parked.partner,
          event.occurredAt,
          event.actor,
          event.decision,
          event.reason,
          decisionText : Association to one CodeTexts
                           on decisionText.list = 'desk-decision' and decisionText.code = $self.decision
    };

  /** What came of sending it, each time: by itself, and after a person had it retried. */
  @readonly
  entity Attempts         as
    select from ParkedOperations as parked
    join operations.OperationAttempts as attempt
      on attempt.operation = parked.ID
    {
      key attempt.operation,
      key attempt.token,
          parked.partner,
          attempt.endedAt,
          attempt.sentTo,
          attempt.outcome,
          attempt.status,
          attempt.errorCode,
          attempt.erpErrorCode,
          attempt.errorText,
          attempt.nextAttemptAt,
          outcomeText : Association to one CodeTexts
                          on outcomeText.list = 'attempt-outcome' and outcomeText.code = $self.outcome
    };

  @readonly
  entity CodeTexts        as projection on codes.CodeTexts;

  type ErpComparison {
    asOf     : Timestamp;
    /** Keys in the ERP that show the effect: none when it did not happen, several when it happened twice. */
    effects  : many String(60);
    /** JSON: the rows looked at and the object it would change; personal data covered. */
    erpShows : LargeString;
    /** Why nothing could be looked for. */
    fault    : String(1000);
  }
}
