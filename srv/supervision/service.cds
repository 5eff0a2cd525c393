using {saldo} from '../../db/types';
using {saldo.organization} from '../../db/organization';
using {saldo.supervision as waiting} from './views';
using {saldo.supervision as desk} from './desk-views';
using {saldo.supervision as people} from './people-views';
using {saldo.supervision.answers as answers} from './answers';

/** What needs a second pair of eyes, and how work is spread. */
@path: '/odata/v4/supervision'
service SupervisionService {

  /** Promises above the specialist's limit; without any effect until somebody else decides. */
  @readonly
  entity PromisesToApprove as
    select from waiting.WaitingPromises {
      *,
      dates : Association to many PromisedDates on dates.promise = $self.ID,
      items : Association to many PromisedItems on items.promise = $self.ID
    }
    actions {
      /** Sends the promise to the ERP, if its items and dates still allow it. Not by who proposed it. */
      action approve(reason : String(250));
      /** The promise gets FI-CA's status 6, not approved. Not by who proposed it. */
      action reject(reason : String(250));
    };

  @readonly entity PromisedDates as select from waiting.WaitingDates;
  @readonly entity PromisedItems as select from waiting.WaitingItems;

  /** Of the published lists: the proof of fairness, who changed hands, who is on no list, and the load. */
  @readonly entity Certificates as select from desk.PublishedCertificates;
  @readonly entity Moves        as select from desk.PublishedMoves;
  @readonly entity OffLists     as select from desk.OffLists;
  @readonly entity Loads        as select from desk.Loads;

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

  @readonly entity Agents       as select from people.AgentsOfGroups;

  @readonly
  entity Absences as select from people.AbsencesOfGroups
    actions {
      /** The agent is back, today too. */
      action cancel(reason : String(250));
    };

  /** From the published day on the agent's substitutes take over what is open. */
  action recordAbsence(agent : saldo.UserId, validFrom : Date, validTo : Date, isHalfDay : Boolean, reason : String(40))
    returns UUID;

  @readonly entity Substitutes  as select from people.SubstitutesOfGroups;
  /** In this order; none takes all away. */
  action setSubstitutes(agent : saldo.UserId, substitutes : many saldo.UserId, reason : String(250));

  @readonly
  entity TemporaryAssignments as projection on organization.TemporaryAssignments
    actions {
      /** After the lists of today. */
      action end(reason : String(250));
    };

  /** One customer, or all of an owner (in one group), for somebody else; they are back by themselves afterwards. */
  action assignForAWhile(segment : saldo.SegmentId, source : saldo.Source, partner : saldo.PartnerId,
                         owner : saldo.UserId, collectionGroup : saldo.GroupId, agent : saldo.UserId,
                         validFrom : Date, validTo : Date, reason : String(100))
    returns UUID;

  @readonly
  entity FixedAssignments as projection on organization.FixedAssignments
    actions {
      /** After the lists of today. */
      action end(reason : String(250));
    };

  /** Names a customer's specialist for the nights from a day on; one named before ends the day before. */
  action fixAgent(segment : saldo.SegmentId, source : saldo.Source, partner : saldo.PartnerId,
                  agent : saldo.UserId, validFrom : Date, validTo : Date, reason : String(100));
}
