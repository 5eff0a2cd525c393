namespace saldo.supervision;

using {saldo.agreements} from '../../db/agreements';
using {saldo.contacts} from '../../db/contacts';
using {saldo.differences} from '../integration/differing-promises';
using {saldo.ledger} from '../../db/ledger';
using {saldo.operations} from '../../db/operations';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.worklists} from '../../db/worklists';

/**
 * What is due of open promises on the day of the lists, what was judged kept or broken on it, and what
 * the ERP judges otherwise than Saldo by now.
 */
view PromisesOfDay as
  select from organization.Segments as segment
  join agreements.PromiseDates as due
    on due.dueOn = segment.businessDate
  join agreements.Promises as promise
    on  promise.ID            = due.promise
    and promise.segment       = segment.segment
    and promise.status        = '0'
    and promise.needsApproval = false
  {
    key promise.segment,
    key 'due'            as kind : String(10),
    key due.promise,
    key due.sequence,
        promise.source,
        promise.partner,
        promise.createdBy,
        promise.currency,
        due.amount,
        promise.fulfilmentPercent,
        promise.judge    as decidedBy,
        promise.ownStatus,
        promise.erpStatus
  }
  union all
  select from organization.Segments as segment
  join agreements.PromiseVerdicts as verdict
    on verdict.businessDate = segment.businessDate
  join agreements.Promises as promise
    on  promise.ID      = verdict.promise
    and promise.segment = segment.segment
    and promise.status  = verdict.status
  {
    key promise.segment,
    key case verdict.status
      when '3' then 'broken'
      else 'kept'
    end                  as kind : String(10),
    key verdict.promise,
    key 0                as sequence : Integer,
        promise.source,
        promise.partner,
        promise.createdBy,
        promise.currency,
        promise.amount,
        promise.fulfilmentPercent,
        promise.judge        as decidedBy,
        promise.ownStatus,
        promise.erpStatus
  }
  where verdict.status in ('1', '2', '3')
    and verdict.judgedAt = promise.judgedAt // the verdict that counts, once
  union all
  select from differences.Promises as differing
  join agreements.Promises as promise
    on promise.ID = differing.ID
  {
    key promise.segment,
    key 'differs'        as kind : String(10),
    key promise.ID       as promise,
    key 0                as sequence : Integer,
        promise.source,
        promise.partner,
        promise.createdBy,
        promise.currency,
        promise.amount,
        promise.fulfilmentPercent,
        promise.judge    as decidedBy,
        promise.ownStatus,
        promise.erpStatus
  };

view PromisesToday as
  select from PromisesOfDay as promise
  left join ledger.Partners as customer
    on  customer.source  = promise.source
    and customer.partner = promise.partner
  left join organization.Specialists as specialist
    on specialist.agent = promise.createdBy
  left join worklists.PublishedRuns as published
    on published.segment = promise.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = promise.source
    and position.partner = promise.partner
  {
    key promise.segment,
    key promise.kind,
    key promise.promise,
    key promise.sequence,
        promise.source,
        promise.partner,
        customer.name                               as customerName,
        position.collectionGroup, // none for who is on no list
        promise.createdBy                           as agent,
        coalesce(specialist.name, promise.createdBy) as agentName : String(80),
        promise.currency,
        promise.amount,
        promise.fulfilmentPercent,
        promise.decidedBy,
        promise.ownStatus,
        promise.erpStatus
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = promise.source and restricted.partner = promise.partner
    );

/** Customers to come back to, today or for some days. */
view DueResubmissions as
  select from organization.Segments as segment
  join contacts.Resubmissions as resubmission
    on  resubmission.segment = segment.segment
    and resubmission.status  = 'open'
    and resubmission.dueOn   <= segment.businessDate
  left join ledger.Partners as customer
    on  customer.source  = resubmission.source
    and customer.partner = resubmission.partner
  left join organization.Specialists as specialist
    on specialist.agent = resubmission.owner
  left join worklists.PublishedRuns as published
    on published.segment = segment.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = resubmission.source
    and position.partner = resubmission.partner
  {
    key resubmission.ID,
        segment.segment,
        resubmission.source,
        resubmission.partner,
        customer.name                                 as customerName,
        position.collectionGroup, // none for who is on no list
        resubmission.owner                            as agent,
        coalesce(specialist.name, resubmission.owner) as agentName : String(80),
        resubmission.dueOn,
        days_between(resubmission.dueOn, segment.businessDate) as daysWaiting : Integer,
        resubmission.reason
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = resubmission.source and restricted.partner = resubmission.partner
    );

/** What did not get into the ERP by itself, of customers on the published lists. */
view ParkedFigures as
  select from operations.Operations as operation
  join worklists.Positions as position
    on  position.source  = operation.source
    and position.partner = operation.partner
  join worklists.PublishedRuns as published
    on published.run = position.run
  {
    key published.segment,
    key position.collectionGroup,
    key operation.kind,
        count(*)                as operations : Integer,
        min(operation.parkedAt) as oldestAt   : Timestamp
  }
  where operation.state = 'parked'
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = operation.source and restricted.partner = operation.partner
    )
  group by
    published.segment,
    position.collectionGroup,
    operation.kind;
