using {saldo} from '../../db/types';
using {saldo.organization} from '../../db/organization';
using {saldo.worklists} from '../../db/worklists';
using {saldo.supervision as waiting} from './views';
using {saldo.supervision as desk} from './desk-views';
using {saldo.supervision as people} from './people-views';
using {saldo.supervision as team} from './team-views';
using {saldo.supervision as assigned} from './assignment-views';
using {saldo.codes} from '../../db/code-texts';
using {saldo.supervision.answers as answers} from './answers';

/** What needs a second pair of eyes, and how work is spread. */
@path: '/odata/v4/supervision'
service SupervisionService {

  /** Promises above the specialist's limit; without any effect until somebody else decides. */
  @readonly
  entity PromisesToApprove as
    select from waiting.WaitingPromises {
      *,
      case
        when isMine = true then 'others'
        else 'you'
      end as decider : String(10),
      deciderText : Association to one CodeTexts on deciderText.list = 'decider' and deciderText.code = $self.decider,
      dates : Association to many PromisedDates on dates.promise = $self.ID,
      items : Association to many PromisedItems on items.promise = $self.ID
    }
    actions {
      /** Sends the promise to the ERP, if its items and dates still allow it. Not by who proposed it. */
      action approve(reason : String(250));
      /** The promise gets FI-CA's status 6, not approved. Not by who proposed it. */
      action refuse(reason : String(250));
    };

  @readonly entity PromisedDates as select from waiting.WaitingDates;
  @readonly entity PromisedItems as select from waiting.WaitingItems;

  /** Of the published lists: the proof of fairness, who changed hands, who is on no list, and the load. */
  @readonly
  entity Certificates as
    select from desk.PublishedCertificates {
      *,
      // For the screen, in whole units; the exact figures stand beside them.
      cast(round(maximum    / minorUnits) as Decimal(19, 0)) as load  : Decimal(19, 0),
      cast(round(lowerBound / minorUnits) as Decimal(19, 0)) as bound : Decimal(19, 0),
      cast(gap * 100               as Decimal(9, 1))  as gapPercent : Decimal(9, 1),
      segmentText   : Association to one Segments on segmentText.segment = $self.segment,
      layerText     : Association to one CodeTexts on layerText.list = 'layer' and layerText.code = $self.layer,
      dimensionText : Association to one CodeTexts on dimensionText.list = 'dimension' and dimensionText.code = $self.dimension
    };

  @readonly
  entity Moves        as
    select from desk.PublishedMoves {
      *,
      priorityText : Association to one Priorities on priorityText.code = $self.priority,
      stageText    : Association to one Stages on stageText.code = $self.stage,
      causeText    : Association to one CodeTexts on causeText.list = 'move-cause' and causeText.code = $self.cause,
      fromText     : Association to one AgentNames on fromText.agent = $self.fromAgent,
      toText       : Association to one AgentNames on toText.agent = $self.toAgent
    };

  @readonly
  entity OffLists     as
    select from desk.OffLists {
      *,
      priorityText : Association to one Priorities on priorityText.code = $self.priority,
      stageText    : Association to one Stages on stageText.code = $self.stage,
      kindText     : Association to one CodeTexts on kindText.list = 'off-kind' and kindText.code = $self.kind,
      reasonText   : Association to one CodeTexts on reasonText.list = 'off-reason' and reasonText.code = $self.reason,
      ownerText    : Association to one AgentNames on ownerText.agent = $self.agent
    };

  @readonly
  entity Loads        as
    select from desk.Loads {
      *,
      priorityText : Association to one Priorities on priorityText.code = $self.priority
    };

  /** One row for each agent of a group: how far the day is, and who is idle, overloaded or absent. */
  @readonly
  entity TeamLoads    as
    select from team.TeamLoads {
      *,
      stateText   : Association to one CodeTexts on stateText.list = 'agent-state' and stateText.code = $self.state,
      byPriority  : Association to many Loads
                      on  byPriority.segment         = $self.segment
                      and byPriority.collectionGroup = $self.collectionGroup
                      and byPriority.agent           = $self.agent,
      notToday    : Association to many OffLists
                      on  notToday.segment         = $self.segment
                      and notToday.collectionGroup = $self.collectionGroup
                      and notToday.agent           = $self.agent,
      absences    : Association to many Absences
                      on  absences.segment         = $self.segment
                      and absences.collectionGroup = $self.collectionGroup
                      and absences.agent           = $self.agent,
      substitutes : Association to many Substitutes
                      on  substitutes.segment         = $self.segment
                      and substitutes.collectionGroup = $self.collectionGroup
                      and substitutes.agent           = $self.agent
    };

  /** What people are called, whatever their groups. */
  @readonly entity AgentNames   as projection on organization.Specialists { key agent, name };
  @readonly entity CodeTexts    as projection on codes.CodeTexts;
  @readonly entity Priorities   as projection on worklists.Priorities;
  @readonly entity Stages       as projection on organization.Stages;

  @readonly entity Segments     as projection on organization.Segments { segment, name, currency, businessDate };
  @readonly entity BalanceKnobs as projection on organization.BalanceKnobs;

  /** What balancing would do with other knobs. An action, since it takes its time; nothing is written. */
  action previewBalance(segment : saldo.SegmentId, maxImbalance : Decimal(5, 4), maxMoves : Integer)
    returns answers.BalancePreview;
  /** For the nights from a day on: the day after the published lists when left out. */
  action setBalanceKnobs(segment : saldo.SegmentId, maxImbalance : Decimal(5, 4), maxMoves : Integer,
                         validFrom : Date, validTo : Date, reason : String(250));

  @readonly entity Agencies     as select from people.Agencies;
  @readonly entity AgencyQuotas as projection on organization.AgencyQuotas;
  /** For the nights from a day on; what is not given is not limited, but something has to be. */
  action setAgencyQuota(collectionGroup : saldo.GroupId, segment : saldo.SegmentId, stage : String(12),
                        sharePercent : Decimal(5, 2), maxCustomers : Integer, maxAmount : saldo.Amount,
                        validFrom : Date, validTo : Date, reason : String(250));

  @readonly
  entity Agents       as
    select from people.AgentsOfGroups {
      *,
      absences : Association to many Absences
                   on  absences.segment         = $self.segment
                   and absences.collectionGroup = $self.collectionGroup
                   and absences.agent           = $self.agent,
      helps    : Association to many TemporaryAssignments
                   on  helps.segment = $self.segment
                   and helps.agent   = $self.agent
    };

  @readonly
  entity Absences as select from people.AbsencesOfGroups
    actions {
      /** The agent is back, today too. */
      action cancel(reason : String(250));
    };

  /** From the published day on the agent's substitutes take over what is open. */
  action recordAbsence(agent : saldo.UserId, validFrom : Date, validTo : Date, isHalfDay : Boolean, reason : String(40))
    returns UUID;

  @readonly
  entity Substitutes          as
    select from people.SubstitutesOfGroups {
      *,
      agentText      : Association to one AgentNames on agentText.agent = $self.agent,
      substituteText : Association to one AgentNames on substituteText.agent = $self.substitute
    };

  /** In this order; none takes all away. */
  action setSubstitutes(agent : saldo.UserId, substitutes : many saldo.UserId, reason : String(250));

  @readonly
  entity TemporaryAssignments as
    select from assigned.AssignmentsForAWhile {
      *,
      agentText : Association to one AgentNames on agentText.agent = $self.agent,
      ownerText : Association to one AgentNames on ownerText.agent = $self.owner
    }
    actions {
      /** After the lists of today. */
      action end(reason : String(250));
    };

  /** One customer, or all of an owner (in one group), for somebody else; they are back by themselves afterwards. */
  action assignForAWhile(segment : saldo.SegmentId, owner : saldo.UserId, collectionGroup : saldo.GroupId,
                         partner : saldo.PartnerId, source : saldo.Source, agent : saldo.UserId,
                         validFrom : Date, validTo : Date, reason : String(100))
    returns UUID;

  @readonly
  entity FixedAssignments as
    select from assigned.NamedAgents {
      *,
      agentText : Association to one AgentNames on agentText.agent = $self.agent
    }
    actions {
      /** After the lists of today. */
      action end(reason : String(250));
    };

  /** Names a customer's specialist for the nights from a day on; one named before ends the day before. */
  action fixAgent(segment : saldo.SegmentId, source : saldo.Source, partner : saldo.PartnerId,
                  agent : saldo.UserId, validFrom : Date, validTo : Date, reason : String(100));
}
