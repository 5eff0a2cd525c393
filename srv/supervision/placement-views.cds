namespace saldo.supervision;

using {saldo.placements} from '../../db/placements';
using {saldo.ledger} from '../../db/ledger';
using {saldo.operations} from '../../db/operations';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.supervision.Agencies} from './people-views';

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
        submission.settledOn,
        submission.recalledOn,
        submission.recallCause,
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

/** Each agency in each ERP that its segment collects for: who it is there, and what lies with it. */
view AgenciesInErp as
  select from Agencies as agency
  join organization.Sources as erp
    on 1 = 1
  left join placements.AgencyPartners as known
    on  known.collectionGroup = agency.collectionGroup
    and known.source          = erp.source
  {
    key agency.collectionGroup,
    key erp.source,
        agency.segment,
        agency.name,
        erp.name    as sourceName,
        known.agencyPartner,
        known.recallReason,
        known.changedBy,
        known.changedAt,
        (
          select count( * ) as held from placements.Submissions as held
          where held.collectionGroup = agency.collectionGroup
            and held.source          = erp.source
            and held.state           = 'submitted'
        )           as submissions : Integer
  }
  where exists (
    select from organization.SegmentCompanyCodes as company { company.segment }
    where company.segment = agency.segment and company.source = erp.source
  );
