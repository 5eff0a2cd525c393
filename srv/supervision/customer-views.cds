namespace saldo.supervision;

using saldo from '../../db/types';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.strategies} from '../../db/strategies';
using {saldo.worklists} from '../../db/worklists';

/** Everybody with work to do, by what one index of positions holds: where the rows of a page are found. */
view OpenPositions as
  select from worklists.PublishedRuns as published
  join worklists.Positions as position
    on position.run = published.run
  {
    key published.segment,
    key position.source,
    key position.partner,
        position.collectionGroup,
        position.lastContactOn,
        position.currency,
        position.priority,
        position.percent,
        position.daysPastDue,
        position.overdueAmount
  }
  where position.status = 'open'
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = position.source and restricted.partner = position.partner
    );

/**
 * Everybody with work to do, whose they are and on whose list: what can be given to somebody else. The rows
 * of a page are found in OpenPositions where that says enough (find-pages.ts).
 */
view OpenCustomers as
  select from worklists.PublishedRuns as published
  join worklists.Positions as position
    on position.run = published.run
  left join worklists.Ownerships as ownership
    on  ownership.segment = published.segment
    and ownership.source  = position.source
    and ownership.partner = position.partner
  {
    key published.segment,
    key position.source,
    key position.partner,
        (
          select customer.name from ledger.Partners as customer
          where customer.source  = position.source
            and customer.partner = position.partner
        )             as customerName : String(80),
        position.collectionGroup,
        position.stage,
        position.priority,
        (
          select version.strategy from strategies.StrategyVersions as version
          where version.ID = position.strategyVersion
        )             as strategy : String(20),
        position.percent,
        position.currency,
        position.overdueAmount,
        position.toCollectAmount,
        position.daysPastDue,
        position.lastContactOn,
        ownership.agent as owner,
        ownership.since as ownedSince,
        (
          select entry.agent from worklists.ListEntries as entry
          where entry.run     = position.run
            and entry.source  = position.source
            and entry.partner = position.partner
        )               as worker : saldo.UserId, // none for who is on no list today
        (
          select entry.rank from worklists.ListEntries as entry
          where entry.run     = position.run
            and entry.source  = position.source
            and entry.partner = position.partner
        )               as rank   : Integer
  }
  where not position.status <> 'open' // not by the index `open`: customers in their order are found faster
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
