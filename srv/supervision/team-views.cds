namespace saldo.supervision;

using {saldo.organization} from '../../db/organization';
using {saldo.teams} from '../../db/teams';
using {saldo.supervision as contact} from './contact-views';
using {saldo.worklists} from '../../db/worklists';
using {saldo.supervision as people} from './people-views';

/** Who is away on the published day: 1 for the whole day, 0 for half of it. */
view AwayToday as
  select from organization.Absences as absence
  join people.AgentsOfGroups as member
    on member.agent = absence.agent
  join organization.Segments as segment
    on  segment.segment   = member.segment
    and absence.validFrom <= segment.businessDate
    and absence.validTo   >= segment.businessDate
  {
    key member.segment,
    key member.collectionGroup,
    key absence.agent,
        max(
          case
            when absence.isHalfDay = true then 0
            else 1
          end
        ) as wholeDay : Integer
  }
  group by
    member.segment,
    member.collectionGroup,
    absence.agent;

/** Who has nothing is in the team all the same, and so is an agency that has customers of the group. */
view TeamParts as
  select from worklists.PublishedRuns as published
  join worklists.ListEntries as entry
    on entry.run = published.run
  join worklists.Positions as position
    on  position.run     = entry.run
    and position.source  = entry.source
    and position.partner = entry.partner
  {
    published.segment,
    position.collectionGroup,
    entry.agent,
    1             as today       : Integer,
    case
      when position.status = 'open' then 0
      else 1
    end           as done        : Integer,
    entry.minutes as minutes     : Integer,
    case
      when position.status = 'open' then 0
      else entry.minutes
    end           as minutesDone : Integer
  }
  union all
  select from people.AgentsOfGroups as member
  join organization.Segments as segment
    on segment.segment = member.segment
  {
    member.segment,
    member.collectionGroup,
    member.agent,
    0 as today       : Integer,
    0 as done        : Integer,
    0 as minutes     : Integer,
    0 as minutesDone : Integer
  }
  where member.isActive = true
    and (member.validFrom is null or member.validFrom <= segment.businessDate)
    and (member.validTo   is null or member.validTo   >= segment.businessDate)
  union all
  select from people.Agencies as agency
  join organization.Groups as team
    on  team.segment = agency.segment
    and team.kind    <> 'agency'
  {
    team.segment,
    team.collectionGroup,
    agency.collectionGroup as agent,
    0 as today       : Integer,
    0 as done        : Integer,
    0 as minutes     : Integer,
    0 as minutesDone : Integer
  }
  where exists (
      select from worklists.Ownerships as ownership
      join worklists.PublishedRuns as published
        on published.segment = ownership.segment
      join worklists.Positions as position
        on  position.run     = published.run
        and position.source  = ownership.source
        and position.partner = ownership.partner
      { ownership.partner }
      where ownership.agent          = agency.collectionGroup
        and ownership.segment        = team.segment
        and position.collectionGroup = team.collectionGroup
    );

view TeamSums as
  select from TeamParts {
    key segment,
    key collectionGroup,
    key agent,
        sum(today)       as today       : Integer,
        sum(done)        as done        : Integer,
        sum(minutes)     as minutes     : Integer,
        sum(minutesDone) as minutesDone : Integer
  }
  where collectionGroup is not null
    and agent           is not null
  group by
    segment,
    collectionGroup,
    agent;

/** One row for each agent of a group: today's load against the day, and whether somebody should look. */
view TeamLoads as
  select from TeamSums as load
  left join organization.Specialists as specialist
    on specialist.agent = load.agent
  left join AwayToday as away
    on  away.segment         = load.segment
    and away.collectionGroup = load.collectionGroup
    and away.agent           = load.agent
  left join organization.Groups as team
    on team.collectionGroup = load.collectionGroup
  left join contact.LastContacts as last
    on  last.segment = load.segment
    and last.agent   = load.agent
  left join teams.TeamRules as rule
    on rule.segment = load.segment
  {
    key load.segment,
    key load.collectionGroup,
    key load.agent,
        coalesce(specialist.name, load.agent) as agentName : String(80),
        team.name                             as groupName,
        (
          select count(*) from worklists.Ownerships as ownership
          join worklists.PublishedRuns as published
            on published.segment = ownership.segment
          join worklists.Positions as position
            on  position.run     = published.run
            and position.source  = ownership.source
            and position.partner = ownership.partner
          where ownership.agent          = load.agent
            and ownership.segment        = load.segment
            and position.collectionGroup = load.collectionGroup
        )                                     as owned : Integer, // counted for the rows that are shown
        load.today,
        load.done,
        load.today - load.done                as toDo : Integer,
        load.minutes,
        load.minutesDone,
        specialist.capacityMinutes,
        case
          when load.today > 0 then load.done * 100 / load.today
          else 0
        end                                   as donePercent : Integer,
        coalesce(last.contacts, 0) as contacts : Integer,
        last.lastAt                           as lastContactAt,
        case
          when specialist.agent is null  then 'agency'
          when away.wholeDay = 1         then 'absent'
          when load.today = load.done    then 'idle'
          when seconds_between(last.lastAt, $now) >= rule.idleMinutes * 60 then 'idle'
          when load.minutes * 100 > specialist.capacityMinutes * coalesce(rule.overloadPercent, 100)
                                         then 'overloaded'
          when last.lastAt is null       then 'not-started'
          else 'working'
        end                                   as state : String(12)
  };
