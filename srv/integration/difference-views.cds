namespace saldo.differences;

using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
using {saldo.ledger} from '../../db/ledger';
using {saldo.mirror} from '../../db/mirror';
using {saldo.operations} from '../../db/operations';
using {saldo.organization} from '../../db/organization';
using {saldo.placements} from '../../db/placements';
using {saldo.privacy} from '../../db/privacy';
using {saldo.strategies} from '../../db/strategies';
using {saldo.worklists} from '../../db/worklists';

// What Saldo and the ERP think differently of. One of them decides, as configured; the other's view stands beside it.

/** Promises of which Saldo and FI-CA think differently; what `judge` says is their status. */
view Promises as
  select from agreements.Promises as promise
  left join ledger.Partners as customer
    on  customer.source  = promise.source
    and customer.partner = promise.partner
  {
    key promise.ID,
        promise.source,
        promise.partner,
        customer.name as customerName,
        promise.segment,
        // Of its items; none where they are of several accounts.
        (
          select
            case
              when min(item.account) = max(item.account) then min(item.account)
            end as account
          from agreements.PromiseItems as covered
          join ledger.Items as item
            on  item.source     = covered.source
            and item.document   = covered.document
            and item.repetition = covered.repetition
            and item.item       = covered.item
            and item.subitem    = covered.subitem
          where covered.promise = promise.ID
        )             as account         : String(12),
        promise.category,
        promise.erpPromise,
        promise.promisedOn,
        promise.currency,
        promise.amount,
        promise.judge as decidedBy,
        promise.ownStatus,
        promise.ownFulfilmentPercent,
        promise.erpStatus,
        promise.erpFulfilmentPercent,
        promise.judgedAt,
        promise.erpChangedAt,
        // The later of the two: no earlier did they differ.
        case
          when promise.erpChangedAt > promise.judgedAt then promise.erpChangedAt
          else coalesce(promise.judgedAt, promise.erpChangedAt)
        end           as since           : Timestamp,
        // Why they may differ: a verdict that did not get into the ERP.
        (
          select max(operation.ID) as parked from operations.Operations as operation
          where operation.source  = promise.source and operation.partner = promise.partner
            and operation.subject = promise.ID     and operation.state   = 'parked'
        )             as parkedOperation : UUID
  }
  where promise.ownStatus <> promise.erpStatus
    and promise.status    in ('0', '1', '2', '3')
    and promise.erpStatus in ('0', '1', '2', '3')
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = promise.source and restricted.partner = promise.partner
    );

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

/** From when to when Saldo sends the letters of a dunning procedure: until another row begins. */
view SaldoSends as
  select from agreements.DunningSenders as sender {
    key source,
    key procedure,
    key validFrom,
        validTo,
        (
          select min(later.validFrom) as nextFrom from agreements.DunningSenders as later
          where later.source    = sender.source
            and later.procedure = sender.procedure
            and later.validFrom > sender.validFrom
        ) as nextFrom : Date
  }
  where sender.sender = 'saldo';

/**
 * Notices that the ERP issued although Saldo sends the letters of their procedure. A letter of
 * Saldo's around that day tells whom both have written to.
 */
view ErpNotices as
  select from ledger.DunningNotices as notice
  {
    key 'erp-wrote'     as kind         : String(12),
    key notice.source,
    key notice.partner,
    key notice.account,
    key notice.runDate  as businessDate : Date,
    key notice.runId,
    key notice.counter,
        notice.companyCode,
        notice.procedure,
        'saldo'         as decidedBy    : String(5),
        notice.issuedOn as noticeOn     : Date,
        notice.level,
        notice.currency,
        notice.amount,
        cast(null as String(20)) as treatment,
        // Of Saldo, about the same account: up to that day, and after it.
        (
          select max(letter.businessDate) as sentOn from contacts.Letters as letter
          where letter.source  = notice.source  and letter.partner      =  notice.partner
            and letter.account = notice.account and letter.businessDate <= notice.issuedOn
        )               as letterBefore : Date,
        (
          select min(letter.businessDate) as sentOn from contacts.Letters as letter
          where letter.source  = notice.source  and letter.partner      = notice.partner
            and letter.account = notice.account and letter.businessDate > notice.issuedOn
        )               as letterAfter  : Date
  }
  where exists (
    select from SaldoSends as sender { sender.validFrom }
    where sender.source    =  notice.source
      and sender.procedure =  notice.procedure
      and sender.validFrom <= notice.issuedOn
      and (sender.validTo  is null or sender.validTo  >= notice.issuedOn)
      and (sender.nextFrom is null or sender.nextFrom >  notice.issuedOn)
  );

/**
 * Letters that Saldo would send today, by what the decision tree says, about accounts of procedures whose letters
 * the ERP sends: and the ERP has not dunned this debt yet.
 */
view LettersLeftToErp as
  select from worklists.PublishedRuns as published
  join worklists.Positions as position
    on position.run = published.run
  join strategies.Treatments as treatment
    on  treatment.code               = position.treatment
    and treatment.correspondenceType <> ''
  join ledger.ContractAccounts as account
    on  account.source           = position.source
    and account.partner          = position.partner
    and account.dunningProcedure <> ''
    and account.leftErpAt        is null
  join organization.SegmentCompanyCodes as company
    on  company.segment     = position.segment
    and company.source      = account.source
    and company.companyCode = account.companyCode
  {
    key 'erp-silent'             as kind         : String(12),
    key position.source,
    key position.partner,
    key account.account,
    key position.businessDate,
    key position.segment         as runId        : String(30),
    key ''                       as counter      : String(6),
        account.companyCode,
        account.dunningProcedure as procedure,
        'erp'                    as decidedBy    : String(5),
        (
          select max(notice.issuedOn) as issuedOn from ledger.DunningNotices as notice
          where notice.source  = account.source and notice.partner = account.partner
            and notice.account = account.account
        )                        as noticeOn     : Date,
        position.dunningLevel    as level,
        position.currency,
        position.toCollectAmount as amount,
        position.treatment,
        (
          select max(letter.businessDate) as sentOn from contacts.Letters as letter
          where letter.source  = account.source and letter.partner = account.partner
            and letter.account = account.account
        )                        as letterBefore : Date,
        cast(null as Date)       as letterAfter
  }
  where position.status                      =  'open'
    and position.toCollectAmount             >  0
    and coalesce(position.dunningLevel, 0)   =  0
    and exists (
      select from ledger.Items as item { item.document }
      where item.source         = account.source  and item.partner   = account.partner
        and item.account        = account.account and item.leftErpAt is null
        and item.clearingStatus = ''              and item.amount    > 0
        and item.dueDate        < position.businessDate
    )
    and not exists (
      select from SaldoSends as sender { sender.validFrom }
      where sender.source    =  account.source
        and sender.procedure =  account.dunningProcedure
        and sender.validFrom <= position.businessDate
        and (sender.validTo  is null or sender.validTo  >= position.businessDate)
        and (sender.nextFrom is null or sender.nextFrom >  position.businessDate)
    );

/** Of the letters, both ways: what the ERP sent of Saldo's, and what it did not send that Saldo would. */
view Letters as
  select from (
    select from ErpNotices { * }
    union all
    select from LettersLeftToErp { * }
  ) as letter
  left join ledger.Partners as customer
    on  customer.source  = letter.source
    and customer.partner = letter.partner
  {
    key letter.kind         : String(12),
    key letter.source       : String(10),
    key letter.partner      : String(10),
    key letter.account      : String(12),
    key letter.businessDate : Date,
    key letter.runId        : String(30),
    key letter.counter      : String(6),
        letter.companyCode  : String(4),
        customer.name       as customerName,
        letter.procedure    : String(2),
        letter.decidedBy    : String(5),
        letter.noticeOn     : Date,
        letter.level        : Integer,
        letter.currency     : String(5),
        letter.amount       : Decimal(23, 4),
        letter.treatment    : String(20),
        letter.letterBefore : Date,
        letter.letterAfter  : Date
  }
  where not exists (
    select from privacy.Restrictions as restricted { restricted.partner }
    where restricted.source = letter.source and restricted.partner = letter.partner
  );
