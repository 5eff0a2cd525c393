namespace saldo.differences;

using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.strategies} from '../../db/strategies';
using {saldo.worklists} from '../../db/worklists';

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
