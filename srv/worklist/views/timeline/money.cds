namespace saldo.worklist;

using saldo from '../../../../db/types';
using {saldo.ledger} from '../../../../db/ledger';
using {saldo.organization} from '../../../../db/organization';
using {saldo.worklist.MyPositions} from '../positions';
using {saldo.worklist.MyItems} from '../items';

/** Payments into accounts that the segment collects; who has an account in two segments has them in both. */
view MyPayments as
  select from MyPositions as mine
  join ledger.Payments as payment
    on  payment.source  = mine.source
    and payment.partner = mine.partner
  {
    key mine.segment,
    key payment.source,
    key payment.payment,
        payment.partner,
        payment.account,
        payment.document,
        payment.currency,
        payment.amount,
        payment.postingDate,
        payment.isReturned,
        payment.returnedOn
  }
  where exists (
      select from ledger.ContractAccounts as account
      join organization.SegmentCompanyCodes as scope
        on  scope.source      = account.source
        and scope.companyCode = account.companyCode
      { account.account }
      where account.source  = payment.source
        and account.account = payment.account
        and account.partner = payment.partner
        and scope.segment   = mine.segment
    );

/** What one clearing took off the open items, by currency. */
view MyClearings as
  select from MyItems {
    key segment,
    key source,
    key partner,
    key clearingDate,
    key clearingDocument,
    key currency,
        count( * )            as items  : Integer,
        round(sum(amount), 4) as amount : saldo.Amount
  }
  where clearingStatus   = '9'
    and clearingDate     is not null
    and clearingDocument is not null
  group by
    segment,
    source,
    partner,
    clearingDate,
    clearingDocument,
    currency;

/** What came in, what was cleared by it, and what the ERP has dunned. */
view MoneyOfTimeline as
  select from MyPayments {
    key segment,
    key 'payment/' || payment    as ID       : String(100),
        source,
        partner,
        postingDate              as onDay    : Date,
        cast(null as Timestamp)  as at       : Timestamp,
        'payment'                as kind     : String(12),
        cast(null as String(20)) as code     : String(20),
        document                 as about    : String(40),
        'paid'                   as ref      : String(40),
        cast(null as Integer)    as figure   : Integer,
        cast(null as Date)       as untilOn  : Date,
        amount                   as amount   : saldo.Amount,
        currency                 as currency : saldo.CurrencyCode,
        cast(null as String(60)) as who      : saldo.UserId,
        cast(null as String(1000)) as note   : String(1000)
  }
  union all
  select from MyPayments {
    segment,
    'returned/' || payment as ID,
    source,
    partner,
    returnedOn             as onDay,
    null                   as at,
    'payment'              as kind,
    null                   as code,
    document               as about,
    'returned'             as ref,
    null                   as figure,
    null                   as untilOn,
    amount,
    currency,
    null                   as who,
    null                   as note
  }
  where returnedOn is not null
  union all
  select from MyClearings {
    segment,
    'clearing/' || clearingDocument || '/' || currency as ID,
    source,
    partner,
    clearingDate           as onDay,
    null                   as at,
    'payment'              as kind,
    null                   as code,
    clearingDocument       as about,
    'cleared'              as ref,
    items                  as figure,
    null                   as untilOn,
    amount,
    currency,
    null                   as who,
    null                   as note
  }
  union all
  select from MyPositions as mine
  join ledger.DunningNotices as notice
    on  notice.source  = mine.source
    and notice.partner = mine.partner
  join organization.SegmentCompanyCodes as scope
    on  scope.segment     = mine.segment
    and scope.source      = notice.source
    and scope.companyCode = notice.companyCode
  {
    mine.segment,
    'dunning/' || notice.runId || '/' || notice.account || '/' || notice.counter || '/' || notice.runDate as ID,
    mine.source,
    mine.partner,
    notice.issuedOn        as onDay,
    null                   as at,
    'letter'               as kind,
    null                   as code,
    notice.account         as about,
    'dunning'              as ref,
    notice.level           as figure,
    null                   as untilOn,
    notice.amount,
    notice.currency,
    null                   as who,
    null                   as note
  };
