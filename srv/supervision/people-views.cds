namespace saldo.supervision;

using {saldo.organization} from '../../db/organization';

/** Who works in which group; who works in two is there twice. */
view AgentsOfGroups as
  select from organization.GroupMembers as member
  join organization.Groups as team
    on team.collectionGroup = member.collectionGroup
  join organization.Specialists as specialist
    on specialist.agent = member.agent
  {
    key team.segment,
    key member.collectionGroup,
    key member.agent,
        specialist.name,
        specialist.capacityMinutes,
        specialist.workingDays,
        specialist.fullTimeShare,
        specialist.isActive,
        member.validFrom,
        member.validTo
  };

view AbsencesOfGroups as
  select from organization.Absences as absence
  join AgentsOfGroups as member
    on member.agent = absence.agent
  {
    key member.segment,
    key member.collectionGroup,
    key absence.ID,
        absence.agent,
        member.name,
        absence.validFrom,
        absence.validTo,
        absence.isHalfDay,
        absence.reason
  };

view SubstitutesOfGroups as
  select from organization.Substitutes as standIn
  join AgentsOfGroups as member
    on member.agent = standIn.agent
  {
    key member.segment,
    key member.collectionGroup,
    key standIn.agent,
    key standIn.sequence,
        standIn.substitute
  };

view Agencies as
  select from organization.Groups as agency {
    key agency.collectionGroup,
        agency.segment,
        agency.name
  }
  where agency.kind = 'agency';
