namespace saldo.supervision;

using {saldo.worklists} from '../../db/worklists';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';

/** Whom agents moved on the published lists, also where it was taken back. */
view ReorderedPositions as
  select from worklists.Reorderings as moved
  join worklists.PublishedRuns as published
    on published.run = moved.run
  join worklists.Positions as position
    on  position.run     = moved.run
    and position.source  = moved.source
    and position.partner = moved.partner
  join ledger.Partners as customer
    on  customer.source  = moved.source
    and customer.partner = moved.partner
  left join organization.Specialists as specialist
    on specialist.agent = moved.agent
  left join worklists.ListEntries as entry
    on  entry.run     = moved.run
    and entry.source  = moved.source
    and entry.partner = moved.partner
  {
    key moved.ID,
        published.segment,
        position.collectionGroup,
        position.stage,
        position.priority,
        position.status,
        moved.source,
        moved.partner,
        customer.name                             as customerName,
        moved.agent,
        coalesce(specialist.name, moved.agent)    as agentName : String(80),
        moved.place,
        moved.afterPartner,
        moved.reason,
        moved.fromRank,
        moved.toRank,
        entry.rank,
        moved.movedAt,
        moved.endedAt
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = moved.source and restricted.partner = moved.partner
    );
