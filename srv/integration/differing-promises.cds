namespace saldo.differences;

using {saldo.agreements} from '../../db/agreements';
using {saldo.ledger} from '../../db/ledger';
using {saldo.operations} from '../../db/operations';
using {saldo.privacy} from '../../db/privacy';

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
