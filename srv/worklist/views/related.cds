namespace saldo.worklist;

using saldo from '../../../db/types';
using {saldo.ledger} from '../../../db/ledger';
using {saldo.organization} from '../../../db/organization';
using {saldo.worklists} from '../../../db/worklists';
using {saldo.privacy} from '../../../db/privacy';
using {saldo.worklist.MyPositions} from './positions';

/**
 * Who has to do with a customer of mine: relations of the ERP (BUT050) in both directions, and who is
 * liable for the same contract; the borrower also where the core lists only the others. Each part
 * begins with my positions, so that a database seeks their persons and never reads all that there are.
 */
view MyRelatedPersons as
  select from MyPositions as mine
  join ledger.PartnerRelations as known
    on  known.source   =  mine.source
    and known.partner  =  mine.partner
    and known.validTo  >= mine.businessDate
  {
    mine.segment,
    mine.source,
    mine.partner,
    known.relatedPartner as other    : saldo.PartnerId,
    known.relation       as relation : String(12)
  }
  where known.validFrom is null or known.validFrom <= mine.businessDate
  union
  select from MyPositions as mine
  join ledger.PartnerRelations as known
    on  known.source         =  mine.source
    and known.relatedPartner =  mine.partner
    and known.validTo        >= mine.businessDate
  {
    mine.segment,
    mine.source,
    mine.partner,
    known.partner  as other,
    known.relation as relation
  }
  where known.validFrom is null or known.validFrom <= mine.businessDate
  union
  select from MyPositions as mine
  join ledger.ContractParties as party
    on  party.source  = mine.source
    and party.partner = mine.partner
  join ledger.ContractParties as liable
    on  liable.source   =  party.source
    and liable.contract =  party.contract
    and liable.partner  <> party.partner
  {
    mine.segment,
    mine.source,
    mine.partner,
    liable.partner as other,
    liable.role    as relation
  }
  where (liable.validFrom is null or liable.validFrom <= mine.businessDate)
    and (liable.validTo   is null or liable.validTo   >= mine.businessDate)
  union
  select from MyPositions as mine
  join ledger.Contracts as debt
    on  debt.source  = mine.source
    and debt.partner = mine.partner
  join ledger.ContractParties as liable
    on  liable.source   =  debt.source
    and liable.contract =  debt.contract
    and liable.partner  <> debt.partner
  {
    mine.segment,
    mine.source,
    mine.partner,
    liable.partner as other,
    liable.role    as relation
  }
  where (liable.validFrom is null or liable.validFrom <= mine.businessDate)
    and (liable.validTo   is null or liable.validTo   >= mine.businessDate)
  union
  select from MyPositions as mine
  join ledger.ContractParties as party
    on  party.source  = mine.source
    and party.partner = mine.partner
  join ledger.Contracts as debt
    on  debt.source   =  party.source
    and debt.contract =  party.contract
    and debt.partner  <> party.partner
  {
    mine.segment,
    mine.source,
    mine.partner,
    debt.partner as other,
    'borrower'   as relation
  };

/**
 * What of a related person is overdue, by currency, where I may know it: on my list, or of a group that
 * I work in; else only that they are related.
 */
view MyRelatedPartners as
  select from MyRelatedPersons as pair
  join ledger.Partners as person
    on  person.source  = pair.source
    and person.partner = pair.other
  join worklists.PublishedRuns as published
    on published.run is not null
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = pair.source
    and position.partner = pair.other
  left join worklists.ListEntries as entry
    on  entry.run     = position.run
    and entry.source  = position.source
    and entry.partner = position.partner
    and entry.agent   = $user.id
  left join organization.GroupMembers as member
    on  member.collectionGroup = position.collectionGroup
    and member.agent           = $user.id
    and (member.validFrom is null or member.validFrom <= position.businessDate)
    and (member.validTo   is null or member.validTo   >= position.businessDate)
  left join organization.SegmentCompanyCodes as scope
    on  scope.segment = position.segment
    and scope.source  = position.source
    and (entry.agent is not null or member.agent is not null)
  left join ledger.Items as item
    on  item.source         =  scope.source
    and item.partner        =  position.partner
    and item.companyCode    =  scope.companyCode
    and item.clearingStatus =  ''
    and item.leftErpAt      is null
    and item.amount         >  0
    and item.dueDate        <  position.businessDate
    and coalesce(item.statisticalCode, '')    =      ''
    and coalesce(item.substituteCategory, '') not in ('R', 'S')
  {
    key pair.segment,
    key pair.source,
    key pair.partner,
    key pair.other,
    key pair.relation,
    key coalesce(item.currency, '')    as currency      : saldo.CurrencyCode,
        person.name,
        person.city,
        round(sum(item.amount), 4)     as overdueAmount : saldo.Amount,
        count(item.document)           as overdueItems  : Integer,
        min(item.dueDate)              as oldestDueOn   : Date,
        case
          when max(entry.agent)  is not null then 'mine'
          when max(member.agent) is not null then 'known'
          else 'none'
        end                            as knowledge     : String(5)
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = pair.source and restricted.partner = pair.other
    )
    // Lists that the person is on; one row without any for who is on none.
    and (position.run is not null or not exists (
      select from worklists.PublishedRuns as other
      join worklists.Positions as elsewhere
        on  elsewhere.run     = other.run
        and elsewhere.source  = pair.source
        and elsewhere.partner = pair.other
      { elsewhere.partner }
    ))
  group by
    pair.segment,
    pair.source,
    pair.partner,
    pair.other,
    pair.relation,
    item.currency,
    person.name,
    person.city;
