namespace saldo.supervision;

using {saldo.agreements} from '../../db/agreements';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.worklists} from '../../db/worklists';

/** The row filter stands in the view, as for agents: nothing is reached but what waits for a decision. */
view WaitingPromises as
  select from agreements.Promises as promise
  left join ledger.Partners as customer
    on  customer.source  = promise.source
    and customer.partner = promise.partner
  left join organization.Specialists as proposer
    on proposer.agent = promise.createdBy
  left join organization.Segments as segment
    on segment.segment = promise.segment
  left join worklists.PublishedRuns as published
    on published.segment = promise.segment
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = promise.source
    and position.partner = promise.partner
  {
    key promise.ID,
        promise.segment,
        position.collectionGroup, // none for who is on no list
        promise.source,
        promise.partner,
        customer.name                as customerName,
        promise.category,
        promise.promisedOn,
        promise.currency,
        promise.amount,
        promise.note,
        promise.createdAt            as proposedAt,
        promise.createdBy            as proposedBy,
        proposer.name                as proposerName,
        proposer.promiseLimit,
        segment.currency             as limitCurrency,
        case
          when promise.createdBy = $user.id then true
          else false
        end                          as isMine : Boolean // waits for somebody else
  }
  where promise.needsApproval = true
    and promise.status        = '0'
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = promise.source and restricted.partner = promise.partner
    );

view WaitingDates as
  select from WaitingPromises as promise
  join agreements.PromiseDates as due
    on due.promise = promise.ID
  {
    key due.promise,
    key due.sequence,
        promise.segment,
        promise.collectionGroup,
        due.dueOn,
        due.amount,
        promise.currency
  };

/** The items with what is open on them now. */
view WaitingItems as
  select from WaitingPromises as promise
  join agreements.PromiseItems as promised
    on promised.promise = promise.ID
  left join ledger.Items as item
    on  item.source     = promised.source
    and item.document   = promised.document
    and item.repetition = promised.repetition
    and item.item       = promised.item
    and item.subitem    = promised.subitem
  {
    key promised.promise,
    key promised.source,
    key promised.document,
    key promised.repetition,
    key promised.item,
    key promised.subitem,
        promise.segment,
        promise.collectionGroup,
        item.reference,
        item.contract,
        item.dueDate,
        item.amount                  as openAmount,
        promised.amount,
        promise.currency
  };
