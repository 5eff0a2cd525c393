namespace saldo.differences;

using {saldo.ledger} from '../../db/ledger';
using {saldo.mirror} from '../../db/mirror';
using {saldo.operations} from '../../db/operations';
using {saldo.organization} from '../../db/organization';
using {saldo.placements} from '../../db/placements';
using {saldo.privacy} from '../../db/privacy';

/** The agency that a business partner of the ERP is. */
view PartnerAgencies as
  select from placements.AgencyPartners {
    key source,
    key agencyPartner,
        min(collectionGroup) as collectionGroup : String(30)
  }
  group by
    source,
    agencyPartner;

/**
 * Submissions to agencies of which Saldo and the ERP think differently. `kind`: made in the ERP alone
 * (erp-only), ended there and not here (ended-there), ended here and still open there (open-there; a recall
 * on its way is, for a moment), or confirmed by the ERP and since then not among its submissions (missing).
 */
view Agencies as
  select from placements.ErpSubmissions as there
  full join placements.Submissions as here
    on here.operation = there.operation
  left join operations.Operations as sent
    on sent.ID = here.operation
  left join mirror.States as reading
    on  reading.source = here.source
    and reading.object = 'agency-submissions'
  left join ledger.Partners as customer
    on  customer.source  = coalesce(there.source, here.source)
    and customer.partner = coalesce(there.partner, here.partner)
  left join PartnerAgencies as known
    on  known.source        = there.source
    and known.agencyPartner = there.agencyPartner
  left join organization.Groups as agency
    on agency.collectionGroup = coalesce(here.collectionGroup, known.collectionGroup)
  {
    key coalesce(there.source, here.source)                                      as source          : String(10),
    key coalesce(there.submission, '')                                           as submission      : String(12),
    key coalesce(here.ID, '00000000-0000-0000-0000-000000000000')                as submissionId    : UUID,
        case
          when here.ID is null then 'erp-only'
          when there.submission is null then 'missing'
          when here.state = 'submitted' then 'ended-there'
          else 'open-there'
        end                                                                      as kind            : String(12),
        coalesce(there.partner, here.partner)                                    as partner         : String(10),
        customer.name                                                            as customerName,
        coalesce(here.collectionGroup, known.collectionGroup)                    as collectionGroup : String(30),
        agency.name                                                              as agencyName,
        there.agencyPartner,
        case
          when coalesce(here.collectionGroup, known.collectionGroup) is null then 'erp'
          else 'saldo'
        end                                                                      as decidedBy       : String(5),
        coalesce(there.currency, here.currency)                                  as currency        : String(5),
        coalesce(there.amount, here.amount)                                      as amount          : Decimal(23, 4),
        here.state,
        there.status                                                             as erpStatus,
        there.isOpen                                                             as isOpenInErp,
        there.submittedOn                                                        as submittedInErpOn,
        there.recalledOn                                                         as recalledInErpOn,
        // The day of what one of them did last.
        coalesce(here.recalledOn, here.settledOn, there.recalledOn, there.submittedOn, here.submittedOn)
                                                                                 as since           : Date,
        // Of Saldo, either way to the ERP.
        (
          select max(operation.ID) as parked from operations.Operations as operation
          where operation.source  = here.source and operation.partner = here.partner
            and operation.subject = here.ID     and operation.state   = 'parked'
        )                                                                        as parkedOperation : UUID
  }
  where (
       (here.ID is null              and there.isOpen = true)
    or (here.state =  'submitted'    and there.isOpen = false)
    or (here.state <> 'submitted'    and there.isOpen = true)
    or (here.state =  'submitted'    and there.submission is null
        and sent.state = 'confirmed' and reading.deltaAt > sent.confirmedAt)
  )
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source  = coalesce(there.source, here.source)
        and restricted.partner = coalesce(there.partner, here.partner)
    );
