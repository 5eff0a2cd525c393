namespace saldo.supervision;

using {saldo.contacts} from '../../db/contacts';
using {saldo.organization} from '../../db/organization';
using {saldo.privacy} from '../../db/privacy';
using {saldo.worklists} from '../../db/worklists';

/** Contacts since the lists were published, with whom and by whom. */
view ContactsToday as
  select from worklists.PublishedRuns as published
  join contacts.Contacts as contact
    on  contact.segment   = published.segment
    and contact.startedAt >= published.publishedAt
  left join worklists.Positions as position
    on  position.run     = published.run
    and position.source  = contact.source
    and position.partner = contact.partner
  {
    published.segment,
    position.collectionGroup, // none for who is on no list
    coalesce(contact.agent, contact.origin) as agent     : String(60),
    contact.startedAt,
    case
      when contact.isReached = true then 1
      else 0
    end                                     as reached   : Integer,
    case
      when contact.isRightParty = true then 1
      else 0
    end                                     as effective : Integer
  }
  where contact.origin <> 'saldo' // letters are no contacts of a person
    and not exists (
      select from privacy.Restrictions as restricted { restricted.partner }
      where restricted.source = contact.source and restricted.partner = contact.partner
    );

/** When an agent last spoke, or tried to. */
view LastContacts as
  select from ContactsToday {
    key segment,
    key agent,
        count(*)       as contacts : Integer,
        max(startedAt) as lastAt   : Timestamp
  }
  group by
    segment,
    agent;

view ContactFigures as
  select from ContactsToday as contact
  left join organization.Specialists as specialist
    on specialist.agent = contact.agent
  left join organization.Groups as team
    on team.collectionGroup = contact.collectionGroup
  {
    key contact.segment,
    key contact.collectionGroup,
    key contact.agent,
        coalesce(specialist.name, contact.agent)         as agentName        : String(80),
        team.name                                        as groupName,
        count(*)                                         as contacts         : Integer,
        sum(contact.reached)                             as reached          : Integer,
        sum(contact.effective)                           as effective        : Integer,
        count(*) - sum(contact.effective)                as notEffective     : Integer,
        sum(contact.effective) * 100 / count(*)          as effectivePercent : Integer,
        max(contact.startedAt)                           as lastAt           : Timestamp
  }
  group by
    contact.segment,
    contact.collectionGroup,
    contact.agent,
    specialist.name,
    team.name;
