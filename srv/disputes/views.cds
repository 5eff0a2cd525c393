namespace saldo.disputedesk;

using saldo from '../../db/types';
using {saldo.disputes} from '../../db/dispute-cases';
using {saldo.disputes as mirrored} from '../../db/disputes';
using {saldo.worklists} from '../../db/worklists';
using {saldo.ledger} from '../../db/ledger';
using {saldo.operations} from '../../db/operations';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.audit} from '../../db/audit';

/** Nobody sees cases of restricted persons; what belongs to a case is reached through this view only. */
view SeenCases as
  select from disputes.Cases as dispute
  left join worklists.PublishedRuns as published
    on published.segment = dispute.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = dispute.source
    and position.partner = dispute.partner
  {
    key dispute.ID,
        dispute.source,
        dispute.partner,
        dispute.segment,
        dispute.caseId,
        dispute.status,
        dispute.reason,
        dispute.rootCause,
        dispute.openAmount,
        dispute.currency,
        position.collectionGroup, // none for who is on no list
        position.priority
  }
  where not exists (
    select from privacy.Restrictions as restricted { restricted.partner }
    where restricted.source = dispute.source and restricted.partner = dispute.partner
  );

view ItemsOfCases as
  select from SeenCases as mine
  join disputes.CaseItems as about
    on about.dispute = mine.ID
  left join ledger.Items as item
    on  item.source     = about.source
    and item.document   = about.document
    and item.repetition = about.repetition
    and item.item       = about.item
    and item.subitem    = about.subitem
  left join organization.Segments as home
    on home.segment = mine.segment
  {
    key about.dispute,
    key about.source,
    key about.document,
    key about.repetition,
    key about.item,
    key about.subitem,
        mine.segment,
        mine.collectionGroup,
        item.reference,
        item.contract,
        item.dueDate,
        about.currency,
        item.amount                                                     as itemAmount,
        about.disputedAmount,
        about.openAmount,
        case
          when item.clearingStatus = '9'          then 'cleared'
          when item.dueDate < home.businessDate   then 'overdue'
          else 'open'
        end                                                             as state : String(10),
        item.clearingDate
  };

view TasksOfCases as
  select from SeenCases as mine
  join disputes.CaseTasks as task
    on task.dispute = mine.ID
  left join organization.Segments as home
    on home.segment = mine.segment
  {
    key task.ID,
        task.dispute,
        mine.segment,
        mine.collectionGroup,
        task.department,
        task.task,
        task.dueOn,
        task.askedAt,
        task.askedBy,
        task.doneAt,
        task.doneBy,
        task.result,
        task.modifiedAt,
        case
          when task.doneAt is not null          then 'done'
          when task.dueOn < home.businessDate   then 'late'
          else 'in-time'
        end                                   as sla    : String(10),
        case
          when task.doneAt is null then true
          else false
        end                                   as isOpen : Boolean
  };

view MessagesOfCases as
  select from SeenCases as mine
  join disputes.CaseMessages as message
    on message.dispute = mine.ID
  {
    key message.ID,
        message.dispute,
        mine.segment,
        mine.collectionGroup,
        message.direction,
        message.channel,
        message.text,
        message.writtenAt,
        message.writtenBy
  };

/** Operations for the ERP, of the case itself and of what was decided. */
view OperationsOfCases as
  select from SeenCases as mine
  join operations.Operations as operation
    on  operation.source    = mine.source
    and operation.objectKey = mine.ID
  {
    key operation.ID,
        mine.ID as dispute,
        mine.segment,
        mine.collectionGroup,
        operation.kind,
        operation.state,
        operation.refusal,
        operation.createdAt,
        operation.createdBy,
        operation.confirmedAt
  };

/** Who did what to a case, when and why, from the audit trail. */
view HistoryOfCases as
  select from SeenCases as mine
  join audit.Events as event
    on  event.objectType = 'dispute'
    and event.objectKey  = mine.ID
  {
    key event.ID,
        mine.ID as dispute,
        mine.segment,
        mine.collectionGroup,
        event.occurredAt,
        event.actor,
        event.decision,
        event.reason
  };

/** What the ERP's case says differently. */
view DifferencesOfCases as
    select from SeenCases as mine
    join mirrored.DisputeCases as erp
      on  erp.source = mine.source
      and erp.caseId = mine.caseId
    {
      key mine.ID                  as dispute,
      key 'reason'                 as field  : String(20),
          mine.segment,
          mine.collectionGroup,
          coalesce(mine.reason, '') as here  : String(60),
          coalesce(erp.reason, '')  as there : String(60)
    }
    where coalesce(mine.reason, '') <> coalesce(erp.reason, '')
  union all
    select from SeenCases as mine
    join mirrored.DisputeCases as erp
      on  erp.source = mine.source
      and erp.caseId = mine.caseId
    {
      key mine.ID                     as dispute,
      key 'rootCause'                 as field : String(20),
          mine.segment,
          mine.collectionGroup,
          coalesce(mine.rootCause, '') as here  : String(60),
          coalesce(erp.rootCause, '')  as there : String(60)
    }
    where coalesce(mine.rootCause, '') <> coalesce(erp.rootCause, '')
  union all
    select from SeenCases as mine
    join mirrored.DisputeCases as erp
      on  erp.source = mine.source
      and erp.caseId = mine.caseId
    {
      key mine.ID                               as dispute,
      key 'openAmount'                          as field : String(20),
          mine.segment,
          mine.collectionGroup,
          cast(mine.openAmount as String(60))   as here  : String(60),
          cast(erp.disputedAmount as String(60)) as there : String(60)
    }
    where erp.isOpen = true and mine.openAmount <> erp.disputedAmount
  union all
    select from SeenCases as mine
    join mirrored.DisputeCases as erp
      on  erp.source = mine.source
      and erp.caseId = mine.caseId
    {
      key mine.ID                              as dispute,
      key 'state'                              as field : String(20),
          mine.segment,
          mine.collectionGroup,
          cast(mine.status as String(60))      as here  : String(60),
          cast(erp.status as String(60))       as there : String(60)
    }
    where (erp.isOpen = true and mine.openAmount = 0)
       or (erp.isOpen = false and mine.openAmount > 0);
