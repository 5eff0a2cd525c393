namespace saldo.worklist;

using saldo from '../../db/types';
using {saldo.worklists} from '../../db/worklists';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
using {saldo.credit} from '../../db/credit';
using {saldo.disputes} from '../../db/disputes';
using {saldo.operations} from '../../db/operations';
using {saldo.mirror} from '../../db/mirror';

/**
 * The row filter of everything an agent sees stands in this view, not in an annotation:
 * CAP checks @restrict on the target of a request only, a view filters on every path
 * ($expand, $filter, navigation, $apply) that reaches it.
 */
view MyPositions as
  select from worklists.Positions as position
  join worklists.PublishedRuns as published
    on published.run = position.run
  join worklists.ListEntries as entry
    on  entry.run     = position.run
    and entry.source  = position.source
    and entry.partner = position.partner
  join ledger.Partners as customer
    on  customer.source  = position.source
    and customer.partner = position.partner
  left join worklists.Holds as hold
    on  hold.source    = position.source
    and hold.partner   = position.partner
    and hold.expiresAt > $now
  {
    key position.segment,
    key position.source,
    key position.partner,
        position.run,
        position.businessDate,
        entry.rank,
        entry.standsInFor,
        customer.name,
        customer.category,
        customer.language,
        customer.country,
        customer.city,
        customer.timeZone,
        customer.mirroredAt,
        position.collectionGroup,
        position.stage,
        position.treatment,
        position.strategyVersion,
        position.factRow,
        position.status,
        position.closedBy,
        position.priority,
        position.points,
        position.percent,
        position.currency,
        position.openAmount,
        position.overdueAmount,
        position.toCollectAmount,
        position.promisedAmount,
        position.disputedAmount,
        position.daysPastDue,
        position.overdueItems,
        position.dunningLevel,
        position.lastContactOn,
        position.promiseState,
        position.resubmissionOn,
        position.isQuarantined,
        position.morningPriority,
        position.morningPercent,
        position.morningOverdueAmount,
        position.morningToCollectAmount,
        position.changedAt,
        hold.agent                   as heldBy,
        hold.expiresAt               as heldUntil
  }
  where entry.agent = $user.id;

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
        item.mirroredAt,
        dispute.disputedAmount,
        mine.businessDate,
        case
          when item.clearingStatus = '9'       then 'cleared'
          when item.amount < 0                 then 'credit'
          when item.substituteCategory = 'P'   then 'promised'
          when item.substituteCategory = 'R'   then 'plan'
          when dispute.source is not null      then 'disputed'
          when item.statisticalCode <> ''      then 'statistical'
          when item.deferralDate > mine.businessDate then 'deferred'
          when item.dueDate < mine.businessDate then 'overdue'
          else 'open'
        end                          as state : String(12)
  }
  where item.leftErpAt is null;

view MyPromises as
  select from MyPositions as mine
  join agreements.Promises as promise
    on  promise.source  = mine.source
    and promise.partner = mine.partner
    and promise.segment = mine.segment
  left join operations.Operations as operation
    on operation.ID = promise.operation
  {
    key promise.ID,
        mine.segment,
        promise.source,
        promise.partner,
        promise.category,
        promise.promisedOn,
        promise.currency,
        promise.amount,
        promise.status,
        promise.fulfilmentPercent,
        promise.nextCheckOn,
        promise.judgedAt,
        promise.needsApproval,
        promise.approval,
        promise.decidedAt,
        promise.decidedBy,
        promise.decisionReason,
        promise.erpPromise,
        promise.createdBy,
        operation.state              as operationState,
        operation.errorText          as operationError
  };

view MyPromiseDates as
  select from MyPromises as promise
  join agreements.PromiseDates as due
    on due.promise = promise.ID
  {
    key due.promise,
    key due.sequence,
        due.dueOn,
        due.amount,
        promise.currency
  };

view MyContacts as
  select from MyPositions as mine
  join contacts.Contacts as contact
    on  contact.source  = mine.source
    and contact.partner = mine.partner
  left join operations.Operations as operation
    on operation.ID = contact.operation
  {
    key mine.segment,
    key contact.ID,
        contact.source,
        contact.partner,
        contact.startedAt,
        contact.localDate,
        contact.channel,
        contact.direction,
        contact.result,
        contact.isReached,
        contact.isRightParty,
        contact.isAgainstRule,
        contact.ruleSource,
        contact.note,
        contact.agent,
        operation.state              as operationState,
        operation.errorText          as operationError
  };

view MyResubmissions as
  select from MyPositions as mine
  join contacts.Resubmissions as resubmission
    on  resubmission.source  = mine.source
    and resubmission.partner = mine.partner
    and resubmission.segment = mine.segment
  {
    key resubmission.ID,
        resubmission.segment,
        resubmission.source,
        resubmission.partner,
        resubmission.dueOn,
        resubmission.reason,
        resubmission.noContactUntil,
        resubmission.owner,
        resubmission.status
  };

/** Cases over items that the segment collects, and those that name no item. */
view MyDisputes as
  select from MyPositions as mine
  join disputes.DisputeCases as dispute
    on  dispute.source  = mine.source
    and dispute.partner = mine.partner
  {
    key mine.segment,
    key dispute.source,
    key dispute.caseId,
        dispute.partner,
        dispute.caseNumber,
        dispute.title,
        dispute.reason,
        dispute.isOpen,
        dispute.currency,
        dispute.disputedAmount,
        dispute.createdOn,
        dispute.closedOn
  }
  where not exists (
      select from disputes.DisputedItems as about { about.caseId }
      where about.source = dispute.source and about.caseId = dispute.caseId
    )
    or exists (
      select from disputes.DisputedItems as about
      join ledger.Items as item
        on  item.source     = about.source
        and item.document   = about.document
        and item.repetition = about.repetition
        and item.item       = about.item
        and item.subitem    = about.subitem
      join organization.SegmentCompanyCodes as scope
        on  scope.source      = item.source
        and scope.companyCode = item.companyCode
      { about.caseId }
      where about.source  = dispute.source
        and about.caseId  = dispute.caseId
        and scope.segment = mine.segment
    );

view MyContactPoints as
  select from MyPositions as mine
  join ledger.ContactPoints as point
    on  point.source  = mine.source
    and point.partner = mine.partner
  {
    key mine.segment,
    key point.source,
    key point.partner,
    key point.kind,
    key point.sequence,
        point.value,
        point.isDefault
  };

view MyCredit as
  select from MyPositions as mine
  left join credit.CreditProfiles as profile
    on  profile.source  = mine.source
    and profile.partner = mine.partner
  left join credit.CreditStandings as standing
    on  standing.source  = mine.source
    and standing.partner = mine.partner
  {
    key mine.segment,
    key mine.source,
    key mine.partner,
        profile.riskClass,
        profile.score,
        standing.rating,
        standing.isBankrupt,
        standing.foreclosureInitiated
  };

view MyPositionEvents as
  select from MyPositions as mine
  join worklists.PositionEvents as happened
    on  happened.run     = mine.run
    and happened.source  = mine.source
    and happened.partner = mine.partner
  {
    key happened.ID,
        mine.segment,
        happened.source,
        happened.partner,
        happened.occurredAt,
        happened.cause,
        happened.fromStatus,
        happened.toStatus,
        happened.fromPercent,
        happened.toPercent,
        happened.fromFactRow,
        happened.toFactRow
  };
