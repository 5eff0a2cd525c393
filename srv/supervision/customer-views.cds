namespace saldo.supervision;

using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.strategies} from '../../db/strategies';
using {saldo.worklists} from '../../db/worklists';

/** Everybody with work to do, whose they are and on whose list: what can be given to somebody else. */
view OpenCustomers as
  select from worklists.PublishedRuns as published
  join worklists.Positions as position
    on position.run = published.run
  left join ledger.Partners as customer
    on  customer.source  = position.source
    and customer.partner = position.partner
  left join worklists.Ownerships as ownership
    on  ownership.segment = position.segment
    and ownership.source  = position.source
    and ownership.partner = position.partner
  left join worklists.ListEntries as entry
    on  entry.run     = position.run
    and entry.source  = position.source
    and entry.partner = position.partner
  left join strategies.StrategyVersions as version
    on version.ID = position.strategyVersion
  {
    key position.segment,
    key position.source,
    key position.partner,
        customer.name as customerName,
        position.collectionGroup,
        position.stage,
        position.priority,
        version.strategy,
        position.percent,
        position.currency,
        position.overdueAmount,
        position.toCollectAmount,
        position.daysPastDue,
        position.lastContactOn,
        ownership.agent as owner,
        ownership.since as ownedSince,
        entry.agent     as worker, // none for who is on no list today
        entry.rank
  }
  where position.status = 'open'
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = position.source and restricted.partner = position.partner
    );

/** Who is with an agent right now, in each segment that the customer is worked in. */
view HeldCustomers as
  select from worklists.Holds as hold
  join worklists.Positions as position
    on  position.source  = hold.source
    and position.partner = hold.partner
  join worklists.PublishedRuns as published
    on published.run = position.run
  left join ledger.Partners as customer
    on  customer.source  = hold.source
    and customer.partner = hold.partner
  left join organization.Specialists as specialist
    on specialist.agent = hold.agent
  {
    key published.segment,
    key hold.source,
    key hold.partner,
        customer.name as customerName,
        position.collectionGroup,
        position.priority,
        hold.agent,
        coalesce(specialist.name, hold.agent) as agentName : String(80),
        hold.since,
        hold.expiresAt
  }
  where hold.expiresAt > $now
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = hold.source and restricted.partner = hold.partner
    );
