namespace saldo.worklist;

using {saldo.ledger} from '../../../db/ledger';
using {saldo.organization} from '../../../db/organization';
using {saldo.disputes} from '../../../db/disputes';
using {saldo.worklist.UnsettledOperations} from './operations';
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
        dispute.closedOn,
        case
          when exists (select from UnsettledOperations as far { far.ID } where far.source = dispute.source and far.partner = dispute.partner and (far.subject = dispute.caseId or exists (select from disputes.Cases as mine { mine.ID } where mine.ID = far.subject and mine.source = dispute.source and mine.caseId = dispute.caseId)) and far.state = 'parked') then 'parked'
          when exists (select from UnsettledOperations as far { far.ID } where far.source = dispute.source and far.partner = dispute.partner and (far.subject = dispute.caseId or exists (select from disputes.Cases as mine { mine.ID } where mine.ID = far.subject and mine.source = dispute.source and mine.caseId = dispute.caseId)) and far.state = 'sending') then 'sending'
          when exists (select from UnsettledOperations as far { far.ID } where far.source = dispute.source and far.partner = dispute.partner and (far.subject = dispute.caseId or exists (select from disputes.Cases as mine { mine.ID } where mine.ID = far.subject and mine.source = dispute.source and mine.caseId = dispute.caseId)) and far.state = 'pending') then 'pending'
          else 'confirmed'
        end as operationState : String(12)
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
