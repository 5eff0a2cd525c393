namespace saldo.worklist;

using saldo from '../../../db/types';
using {saldo.ledger} from '../../../db/ledger';
using {saldo.organization} from '../../../db/organization';
using {saldo.worklists} from '../../../db/worklists';
using {saldo.privacy} from '../../../db/privacy';
using {saldo.worklist.MyPositions} from './positions';

/** Who is liable for a contract, and in which role; the borrower also where the core lists only the others. */
view LiableParties as
  select from ledger.ContractParties {
    source,
    contract,
    partner,
    role : String(12),
    validFrom,
    validTo
  }
  union
  select from ledger.Contracts {
    source,
    contract,
    partner,
    'borrower'         as role,
    cast(null as Date) as validFrom,
    cast(null as Date) as validTo
  };

/** Who has to do with whom: relations of the ERP (BUT050) in both directions, and who is liable for the same contract. */
view RelatedPairs as
  select from ledger.PartnerRelations {
    source,
    partner,
    relatedPartner as other    : saldo.PartnerId,
    relation       as relation : String(12),
    validFrom,
    validTo
  }
  union
  select from ledger.PartnerRelations {
    source,
    relatedPartner as partner,
    partner        as other,
    relation,
    validFrom,
    validTo
  }
  union
  select from LiableParties as party
  join LiableParties as liable
    on  liable.source   =  party.source
    and liable.contract =  party.contract
    and liable.partner  <> party.partner
  {
    party.source,
    party.partner,
    liable.partner as other,
    liable.role    as relation,
    liable.validFrom,
    liable.validTo
  };

/** Positions that I may know of: on my list, or of a group that I work in. */
view PositionsIKnow as
  select from worklists.Positions as position
  join worklists.PublishedRuns as published
    on published.run = position.run
  left join worklists.ListEntries as entry
    on  entry.run     = position.run
    and entry.source  = position.source
    and entry.partner = position.partner
    and entry.agent   = $user.id
  {
    key position.segment,
    key position.source,
    key position.partner,
        position.businessDate,
        case
          when entry.agent is not null then 1
          else 0
        end as isMine : Integer
  }
  where entry.agent is not null
    or exists (
      select from organization.GroupMembers as member { member.agent }
      where member.collectionGroup = position.collectionGroup
        and member.agent           = $user.id
        and (member.validFrom is null or member.validFrom <= position.businessDate)
        and (member.validTo   is null or member.validTo   >= position.businessDate)
    );

/** What of a related person is overdue, by currency, where I may know it; else only that they are related. */
view MyRelatedPartners as
  select from MyPositions as mine
  join RelatedPairs as pair
    on  pair.source  = mine.source
    and pair.partner = mine.partner
    and (pair.validFrom is null or pair.validFrom <= mine.businessDate)
    and (pair.validTo   is null or pair.validTo   >= mine.businessDate)
  join ledger.Partners as person
    on  person.source  = pair.source
    and person.partner = pair.other
  left join PositionsIKnow as known
    on  known.source  = pair.source
    and known.partner = pair.other
  left join organization.SegmentCompanyCodes as scope
    on  scope.segment = known.segment
    and scope.source  = known.source
  left join ledger.Items as item
    on  item.source         =  known.source
    and item.partner        =  known.partner
    and item.companyCode    =  scope.companyCode
    and item.clearingStatus =  ''
    and item.leftErpAt      is null
    and item.amount         >  0
    and item.dueDate        <  known.businessDate
    and coalesce(item.statisticalCode, '')    =      ''
    and coalesce(item.substituteCategory, '') not in ('R', 'S')
  {
    key mine.segment,
    key mine.source,
    key mine.partner,
    key pair.other,
    key pair.relation,
    key coalesce(item.currency, '')    as currency      : saldo.CurrencyCode,
        person.name,
        person.city,
        round(sum(item.amount), 4)     as overdueAmount : saldo.Amount,
        count(item.document)           as overdueItems  : Integer,
        min(item.dueDate)              as oldestDueOn   : Date,
        case
          when max(known.isMine) = 1         then 'mine'
          when max(known.isMine) is not null then 'known'
          else 'none'
        end                            as knowledge     : String(5)
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = pair.source and restricted.partner = pair.other
    )
  group by
    mine.segment,
    mine.source,
    mine.partner,
    pair.other,
    pair.relation,
    item.currency,
    person.name,
    person.city;
