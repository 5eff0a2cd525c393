namespace saldo.supervision;

using {saldo.worklists} from '../../db/worklists';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';

/** How many minor units make one of a currency, by the most decimals that a source gives it. */
view MinorUnits as
  select from ledger.CurrencyScales {
    key currency,
        case max(minorDigits)
          when 0 then 1
          when 1 then 10
          when 2 then 100
          when 3 then 1000
          else 10000
        end as units : Integer
  }
  group by currency;

/** How fair the published lists are: for each dimension the maximum load against the bound. */
view PublishedCertificates as
  select from worklists.BalanceCertificates as proof
  join worklists.PublishedRuns as published
    on published.run = proof.run
  join organization.Segments as segment
    on segment.segment = published.segment
  left join organization.Specialists as specialist
    on specialist.agent = proof.agent
  left join MinorUnits as money
    on  money.currency  = segment.currency
    and proof.dimension = 'amount'
  {
    key published.segment,
    key proof.layer,
    key proof.component,
    key proof.dimension,
        case proof.dimension
          when 'count'  then 'customers'
          when 'amount' then 'minor units'
          else 'minutes'
        end                          as unit : String(12), // loads are for one full-time agent
        money.currency, // of amounts only
        coalesce(money.units, 1)     as minorUnits : Integer,
        proof.agent,
        specialist.name              as agentName,
        proof.maximum,
        proof.ideal,
        proof.lowerBound,
        proof.gap,
        proof.agents,
        proof.customers,
        proof.moved
  };

/** Who changed hands with the published lists, and why. */
view PublishedMoves as
  select from worklists.OwnershipMoves as move
  join worklists.PublishedRuns as published
    on published.run = move.run
  join worklists.Positions as position
    on  position.run     = move.run
    and position.source  = move.source
    and position.partner = move.partner
  join ledger.Partners as customer
    on  customer.source  = move.source
    and customer.partner = move.partner
  {
    key published.segment,
    key move.source,
    key move.partner,
        customer.name                as customerName,
        position.collectionGroup,
        position.stage,
        position.priority,
        move.fromAgent,
        move.toAgent,
        move.cause
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = move.source and restricted.partner = move.partner
    );

/**
 * Open positions on nobody's list today, by what one index of positions holds. Lists are short, so that who
 * is on none is soon known; who is on one and said to be on none is asked for in the second place.
 */
view OffListPositions as
  select from worklists.PublishedRuns as published
  join worklists.Positions as position
    on position.run = published.run
  {
    key published.segment,
    key position.source,
    key position.partner,
        position.collectionGroup,
        position.priority,
        position.percent,
        position.currency,
        position.overdueAmount
  }
  where position.status = 'open'
    and (
      not exists (
        select from worklists.ListEntries as entry { entry.partner }
        where entry.run     = position.run
          and entry.source  = position.source
          and entry.partner = position.partner
      )
      or exists (
        select from worklists.UnlistedPositions as off { off.partner }
        where off.run     = position.run
          and off.source  = position.source
          and off.partner = position.partner
      )
    )
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = position.source and restricted.partner = position.partner
    );

/**
 * The same with the reason, and whose they are: who is open and on no list is told why. The rows of a page
 * are found in OffListPositions where that says enough (find-pages.ts); names are looked up for them alone.
 */
view OffLists as
  select from worklists.UnlistedPositions as off
  join worklists.PublishedRuns as published
    on published.run = off.run
  join worklists.Positions as position
    on  position.run     = off.run
    and position.source  = off.source
    and position.partner = off.partner
  {
    key published.segment,
    key off.source,
    key off.partner,
        (
          select customer.name from ledger.Partners as customer
          where customer.source  = off.source
            and customer.partner = off.partner
        )                            as customerName : String(80),
        position.collectionGroup,
        position.stage,
        position.priority,
        position.percent,
        position.currency,
        position.overdueAmount,
        position.effortMinutes,
        off.agent,
        off.reason,
        case
          when off.reason = 'agency'        then 'agency'
          when off.reason = 'below-minimum' then 'automatic'
          when off.reason = 'new-today'     then 'next-night'
          when off.reason = 'handed-over'   then 'next-night'
          when off.agent is null            then 'unassignable'
          else 'not-today'
        end                          as kind : String(12)
  }
  where not position.status <> 'open' // see OpenCustomers
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = off.source and restricted.partner = off.partner
    );

/** One row for what an agent owns, and one for what they work today. */
view LoadParts as
  select from worklists.Positions as position
  join worklists.PublishedRuns as published
    on published.run = position.run
  join worklists.Ownerships as ownership
    on  ownership.segment = published.segment
    and ownership.source  = position.source
    and ownership.partner = position.partner
  {
    published.segment,
    position.collectionGroup,
    ownership.agent,
    position.priority,
    1 as owned        : Integer,
    0 as today        : Integer,
    0 as done         : Integer,
    0 as minutes      : Integer,
    0 as minutesDone  : Integer
  }
  union all
  select from worklists.ListEntries as entry
  join worklists.PublishedRuns as published
    on published.run = entry.run
  join worklists.Positions as position
    on  position.run     = entry.run
    and position.source  = entry.source
    and position.partner = entry.partner
  {
    published.segment,
    position.collectionGroup,
    entry.agent,
    position.priority,
    0 as owned        : Integer,
    1 as today        : Integer,
    case
      when position.status = 'open' then 0
      else 1
    end as done         : Integer,
    entry.minutes,
    case
      when position.status = 'open' then 0
      else entry.minutes
    end as minutesDone  : Integer
  };

view LoadSums as
  select from LoadParts {
    key segment,
    key collectionGroup,
    key agent,
    key priority,
        sum(owned)       as owned       : Integer,
        sum(today)       as today       : Integer,
        sum(done)        as done        : Integer,
        sum(minutes)     as minutes     : Integer,
        sum(minutesDone) as minutesDone : Integer
  }
  group by
    segment,
    collectionGroup,
    agent,
    priority;

view Loads as
  select from LoadSums as load
  left join organization.Specialists as specialist
    on specialist.agent = load.agent
  {
    key load.segment,
    key load.collectionGroup,
    key load.agent,
    key load.priority,
        specialist.name as agentName,
        load.owned,
        load.today,
        load.done,
        load.minutes,
        load.minutesDone
  };
