using {IntegrationService} from './service';
using {saldo.operations} from '../../db/operations';

/** Messages of the ERP for which operations wait for a person now. */
view WaitingForMessages as
  select from IntegrationService.ParkedOperations {
    key erpErrorCode,
        count(*)      as waiting : Integer,
        min(parkedAt) as since   : Timestamp
  }
  where erpErrorCode <> ''
  group by erpErrorCode;

extend service IntegrationService with {
  /**
   * What messages of the ERP mean to an agent, and those that came of which nobody said it yet. Who
   * says it, by two: the list of settings `erp-messages`.
   */
  @readonly
  entity ErpMessages as
    select from operations.ErpMessages as known
    full join WaitingForMessages as waits
      on waits.erpErrorCode = known.erpErrorCode
    {
      key coalesce(known.erpErrorCode, waits.erpErrorCode) as erpErrorCode : String(60),
          known.refusal,
          waits.waiting,
          waits.since,
          case
            when known.refusal is null then 2
            else 0
          end                                              as criticality  : Integer,
          virtual null                                     as meaning      : String(200) // in the reader's language
    };
}
