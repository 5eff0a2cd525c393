namespace saldo.supervision;

using {saldo.placements} from '../../db/placements';
using {saldo.ledger} from '../../db/ledger';
using {saldo.operations} from '../../db/operations';
using {saldo.privacy} from '../../db/privacy';

/** What Saldo had the ERP give to agencies, how far it has come there, and what came back. */
view AgencySubmissions as
  select from placements.Submissions as submission
  left join ledger.Partners as customer
    on  customer.source  = submission.source
    and customer.partner = submission.partner
  left join operations.Operations as operation
    on operation.ID = submission.operation
  left join operations.Operations as recall
    on recall.ID = submission.recallOperation
  {
    key submission.ID,
        submission.segment,
        submission.collectionGroup,
        submission.source,
        submission.partner,
        customer.name    as customerName,
        submission.currency,
        submission.amount,
        submission.items,
        submission.submittedOn,
        submission.state,
        submission.recalledOn,
        operation.state  as operationState,
        operation.refusal,
        operation.erpKey as erpSubmission,
        recall.state     as recallState,
        recall.refusal   as recallRefusal
  }
  where not exists (
    select from privacy.Restrictions as restricted { restricted.partner }
    where restricted.source = submission.source and restricted.partner = submission.partner
  );
