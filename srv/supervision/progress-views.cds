namespace saldo.supervision;

using saldo from '../../db/types';
using {saldo.agreements} from '../../db/agreements';
using {saldo.codes} from '../../db/code-texts';
using {saldo.ledger} from '../../db/ledger';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.strategies} from '../../db/strategies';
using {saldo.worklists} from '../../db/worklists';

/** What agents have on their lists today. */
view ListedPositions as
  select from worklists.PublishedRuns as published
  join worklists.ListEntries as entry
    on entry.run = published.run
  join worklists.Positions as position
    on  position.run     = entry.run
    and position.source  = entry.source
    and position.partner = entry.partner
  {
    key published.segment,
    key entry.source,
    key entry.partner,
        entry.agent,
        position.collectionGroup,
        position.strategyVersion,
        position.priority,
        position.status,
        position.businessDate,
        position.currency,
        position.morningToCollectAmount,
        position.toCollectAmount
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = entry.source and restricted.partner = entry.partner
    );

/**
 * What the lists hold, what was promised since they were published, and what was paid since their
 * day on items that the segment collects. Amounts are scaled by 10^4, so that sums are exact.
 */
view ProgressParts as
  select from ListedPositions as listed
  left join worklists.Holds as hold
    on  hold.source    = listed.source
    and hold.partner   = listed.partner
    and hold.expiresAt > $now
    and listed.status  = 'open'
  {
    listed.segment,
    listed.collectionGroup,
    listed.agent,
    listed.strategyVersion,
    listed.priority,
    listed.currency,
    1                                                               as today      : Integer,
    case
      when listed.status = 'open' then 0
      else 1
    end                                                             as done       : Integer,
    case
      when hold.agent is null then 0
      else 1
    end                                                             as held       : Integer,
    cast(round(listed.morningToCollectAmount * 10000) as Integer64) as morning4   : Integer64,
    cast(round(listed.toCollectAmount        * 10000) as Integer64) as toCollect4 : Integer64,
    cast(0 as Integer64)                                            as promised4  : Integer64,
    cast(0 as Integer64)                                            as collected4 : Integer64
  }
  union all
  select from worklists.PublishedRuns as published
  join agreements.Promises as promise
    on  promise.segment   = published.segment
    and promise.createdAt >= published.publishedAt
    and promise.origin    = 'saldo'
    and promise.status    in ('0', '1', '2')
    and (promise.approval is null or promise.approval in ('waiting', 'approved'))
  join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = promise.source
    and position.partner = promise.partner
  {
    published.segment,
    position.collectionGroup,
    promise.createdBy                                               as agent,
    position.strategyVersion,
    position.priority,
    promise.currency,
    0                                                               as today      : Integer,
    0                                                               as done       : Integer,
    0                                                               as held       : Integer,
    cast(0 as Integer64)                                            as morning4   : Integer64,
    cast(0 as Integer64)                                            as toCollect4 : Integer64,
    cast(round(promise.amount * 10000) as Integer64)                as promised4  : Integer64,
    cast(0 as Integer64)                                            as collected4 : Integer64
  }
  where not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = promise.source and restricted.partner = promise.partner
    )
  union all
  select from ListedPositions as listed
  join ledger.PaymentAssignments as paid
    on  paid.source       = listed.source
    and paid.partner      = listed.partner
    and paid.clearingDate >= listed.businessDate
    and paid.isReset      = false
  {
    listed.segment,
    listed.collectionGroup,
    listed.agent,
    listed.strategyVersion,
    listed.priority,
    paid.currency,
    0                                                               as today      : Integer,
    0                                                               as done       : Integer,
    0                                                               as held       : Integer,
    cast(0 as Integer64)                                            as morning4   : Integer64,
    cast(0 as Integer64)                                            as toCollect4 : Integer64,
    cast(0 as Integer64)                                            as promised4  : Integer64,
    cast(round(paid.amount * 10000) as Integer64)                   as collected4 : Integer64
  }
  where exists (
      select from ledger.Items as item
      join organization.SegmentCompanyCodes as scope
        on  scope.source      = item.source
        and scope.companyCode = item.companyCode
      { item.document }
      where item.source     = paid.source
        and item.document   = paid.document
        and item.repetition = paid.repetition
        and item.item       = paid.item
        and scope.segment   = listed.segment
    );

view ProgressSums as
  select from ProgressParts {
    key segment,
    key collectionGroup,
    key agent,
    key strategyVersion,
    key priority,
    key currency,
        sum(today)      as today      : Integer,
        sum(done)       as done       : Integer,
        sum(held)       as held       : Integer,
        sum(morning4)   as morning4   : Integer64,
        sum(toCollect4) as toCollect4 : Integer64,
        sum(promised4)  as promised4  : Integer64,
        sum(collected4) as collected4 : Integer64
  }
  group by
    segment,
    collectionGroup,
    agent,
    strategyVersion,
    priority,
    currency;

/** The same by each of four dimensions: a member is a group, an agent, a strategy version or a priority. */
view ProgressByMember as
  select from ProgressSums as figure
  join codes.CodeTexts as dimension
    on dimension.list = 'progress'
  {
    figure.segment,
    figure.collectionGroup,
    cast(dimension.code as String(10)) as dimension : String(10),
    case dimension.code
      when 'group'    then figure.collectionGroup
      when 'agent'    then figure.agent
      when 'strategy' then figure.strategyVersion
      else figure.priority
    end                                as member    : String(60),
    figure.currency,
    figure.today,
    figure.done,
    figure.held,
    figure.morning4,
    figure.toCollect4,
    figure.promised4,
    figure.collected4
  };

view ProgressFigures as
  select from ProgressByMember {
    key segment,
    key collectionGroup,
    key dimension,
    key member,
    key currency,
        sum(today)                as today     : Integer,
        sum(done)                 as done      : Integer,
        sum(held)                 as held      : Integer,
        sum(morning4)   / 10000.0 as morning   : saldo.Amount,
        sum(toCollect4) / 10000.0 as toCollect : saldo.Amount,
        sum(promised4)  / 10000.0 as promised  : saldo.Amount,
        sum(collected4) / 10000.0 as collected : saldo.Amount
  }
  where member is not null
  group by
    segment,
    collectionGroup,
    dimension,
    member,
    currency;

/** How far the day is, by what people are called. */
view Progress as
  select from ProgressFigures as figure
  left join organization.Groups as team
    on team.collectionGroup = figure.collectionGroup
  left join organization.Specialists as specialist
    on  figure.dimension = 'agent'
    and specialist.agent = figure.member
  left join strategies.StrategyVersions as version
    on  figure.dimension = 'strategy'
    and version.ID       = figure.member
  left join strategies.Strategies as strategy
    on strategy.strategy = version.strategy
  left join worklists.Priorities as priority
    on  figure.dimension = 'priority'
    and priority.code    = figure.member
  left join worklists.Priorities.texts as words
    on  words.code   = priority.code
    and words.locale = $user.locale
  {
    key figure.segment,
    key figure.collectionGroup,
    key figure.dimension,
    key figure.member,
    key figure.currency,
        team.name                       as groupName,
        case figure.dimension
          when 'group'    then team.name
          when 'agent'    then specialist.name
          when 'strategy' then strategy.name || ' ' || version.version
          else coalesce(words.name, priority.name)
        end                             as memberName  : String(80),
        priority.criticality            as criticality,
        figure.today,
        figure.done,
        figure.today - figure.done      as toDo        : Integer,
        figure.held,
        case
          when figure.today > 0 then figure.done * 100 / figure.today
          else 0
        end                             as donePercent : Integer,
        figure.morning,
        figure.toCollect,
        figure.promised,
        figure.collected
  };
