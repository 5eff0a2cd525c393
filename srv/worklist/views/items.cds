namespace saldo.worklist;

using saldo from '../../../db/types';
using {saldo.ledger} from '../../../db/ledger';
using {saldo.organization} from '../../../db/organization';
using {saldo.disputes} from '../../../db/disputes';
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
