namespace saldo.disputedesk;

using {saldo.disputes} from '../../db/dispute-cases';
using {saldo.writeoffs} from '../../db/write-offs';

/** What departments still owe a case: when the next answer is due. */
view AwaitedAnswers as
  select from disputes.CaseTasks {
    key dispute,
        min(dueOn) as nextBy : Date
  }
  where doneAt is null
  group by dispute;

/** What a decision gave up, and how far that is: here, then in the ERP. */
view WriteOffsOfCases as
  select from writeoffs.WriteOffs as writeOff
  left join writeoffs.ErpWriteOffs as erp
    on  erp.source    = writeOff.source
    and erp.operation = writeOff.operation
  {
    key writeOff.ID,
        writeOff.source,
        writeOff.partner,
        writeOff.dispute,
        writeOff.decisionReason,
        case
          when erp.status = '1' then 'posted'
          when erp.status = '2' then 'refused'
          else writeOff.state
        end as state : String(10)
  }
  where writeOff.dispute is not null;
