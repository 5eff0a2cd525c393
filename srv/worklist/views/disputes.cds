namespace saldo.worklist;

using {saldo.ledger} from '../../../db/ledger';
using {saldo.organization} from '../../../db/organization';
using {saldo.disputes} from '../../../db/disputes';
using {saldo.worklist.MyPositions} from './positions';

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
