namespace saldo.worklist;

using saldo from '../../../db/types';
using {saldo.ledger} from '../../../db/ledger';
using {saldo.organization} from '../../../db/organization';
using {saldo.disputes} from '../../../db/disputes';
using {saldo.agreements} from '../../../db/agreements';
using {saldo.plans} from '../../../db/plans';
using {saldo.placements} from '../../../db/placements';
using {saldo.worklist.MyPositions} from './positions';

/** What is open in dispute on an item, over all its cases. */
view DisputedAmounts as
  select from disputes.DisputedItems as dispute {
    key dispute.source,
    key dispute.document,
    key dispute.repetition,
    key dispute.item,
    key dispute.subitem,
        round(sum(dispute.disputedAmount), 4) as disputedAmount : saldo.Amount
  }
  where dispute.isOpen = true
  group by
    dispute.source,
    dispute.document,
    dispute.repetition,
    dispute.item,
    dispute.subitem;

/** Items of my customers in the segment I work them in; cleared ones too, so that a payment can be followed. */
view MyItems as
  select from MyPositions as mine
  join ledger.Items as item
    on  item.source  = mine.source
    and item.partner = mine.partner
  join organization.SegmentCompanyCodes as scope
    on  scope.segment     = mine.segment
    and scope.source      = item.source
    and scope.companyCode = item.companyCode
  left join DisputedAmounts as dispute
    on  dispute.source     = item.source
    and dispute.document   = item.document
    and dispute.repetition = item.repetition
    and dispute.item       = item.item
    and dispute.subitem    = item.subitem
  {
    key mine.segment,
    key item.source,
    key item.document,
    key item.repetition,
    key item.item,
    key item.subitem,
        item.partner,
        item.account,
        item.contract,
        item.companyCode,
        item.documentType,
        item.reference,
        item.dueDate,
        item.deferralDate,
        item.currency,
        item.amount,
        item.clearingStatus,
        item.clearingDate,
        item.clearingDocument,
        item.statisticalCode,
        item.substituteCategory,
        item.substituteDocument,
        item.agencyGroup,
        item.mirroredAt,
        dispute.disputedAmount,
        mine.businessDate,
        // The ERP duns accounts: the highest level since the item was due.
        (
          select max(notice.level) as level from ledger.DunningNotices as notice
          where notice.source      =  item.source
            and notice.partner     =  item.partner
            and notice.companyCode =  item.companyCode
            and notice.account     =  item.account
            and notice.issuedOn    >= item.dueDate
        )                            as dunningLevel : Integer,
        (
          select max(block.validTo) as day from ledger.ItemLocks as block
          where block.source     =  item.source
            and block.document   =  item.document
            and block.repetition =  item.repetition
            and block.item       =  item.item
            and block.subitem    =  item.subitem
            and block.process    =  '01'
            and block.validFrom  <= mine.businessDate
            and block.validTo    >= mine.businessDate
        )                            as dunningLockUntil : Date,
        (
          select max(about.caseId) as caseId from disputes.DisputedItems as about
          where about.source     = item.source
            and about.document   = item.document
            and about.repetition = item.repetition
            and about.item       = item.item
            and about.subitem    = item.subitem
            and about.isOpen     = true
        )                            as disputeCase : String(36),
        // By the ERP's books, whoever submitted it.
        (
          select max(there.agencyPartner) as agency from placements.ErpSubmittedItems as given
          join placements.ErpSubmissions as there
            on  there.source     = given.source
            and there.submission = given.submission
          where given.source     = item.source
            and given.document   = item.document
            and given.repetition = item.repetition
            and given.item       = item.item
            and given.subitem    = item.subitem
            and there.isOpen     = true
        )                            as erpAgency : String(10),
        (
          select max(since.submittedOn) as day from placements.ErpSubmittedItems as handed
          join placements.ErpSubmissions as since
            on  since.source     = handed.source
            and since.submission = handed.submission
          where handed.source     = item.source
            and handed.document   = item.document
            and handed.repetition = item.repetition
            and handed.item       = item.item
            and handed.subitem    = item.subitem
            and since.isOpen      = true
        )                            as erpAgencySince : Date,
        // Only one open promise or plan may cover an item.
        (
          select max(taken.promise) as promise from agreements.PromiseItems as taken
          join agreements.Promises as promise
            on promise.ID = taken.promise
          where taken.source     = item.source
            and taken.document   = item.document
            and taken.repetition = item.repetition
            and taken.item       = item.item
            and taken.subitem    = item.subitem
            and promise.status   = '0'
        )                            as promise : UUID,
        (
          select max(planned.plan) as plan from plans.PlanItems as planned
          join plans.Plans as plan
            on plan.ID = planned.plan
          where planned.source     =  item.source
            and planned.document   =  item.document
            and planned.repetition =  item.repetition
            and planned.item       =  item.item
            and planned.subitem    =  item.subitem
            and plan.state         in ('waiting', 'agreed', 'proposed')
        )                            as plan : UUID,
        case
          when item.clearingStatus = '9'       then 'cleared'
          when item.amount < 0                 then 'credit'
          when item.substituteCategory = 'P'   then 'promised'
          when item.substituteCategory = 'R'   then 'plan'
          // A mark may outlast the submissions.
          when item.agencyGroup <> '' and (exists (
            select from placements.ErpSubmittedItems as held
            join placements.ErpSubmissions as running
              on  running.source     = held.source
              and running.submission = held.submission
              and running.isOpen     = true
            { held.document }
            where held.source     = item.source
              and held.document   = item.document
              and held.repetition = item.repetition
              and held.item       = item.item
              and held.subitem    = item.subitem
          ) or not exists (
            select from placements.ErpSubmittedItems as ever { ever.document }
            where ever.source     = item.source
              and ever.document   = item.document
              and ever.repetition = item.repetition
              and ever.item       = item.item
              and ever.subitem    = item.subitem
          ))                                   then 'agency'
          when dispute.source is not null      then 'disputed'
          when item.statisticalCode <> ''      then 'statistical'
          when item.deferralDate > mine.businessDate then 'deferred'
          when item.dueDate < mine.businessDate then 'overdue'
          else 'open'
        end                          as state : String(12)
  }
  where item.leftErpAt is null;
