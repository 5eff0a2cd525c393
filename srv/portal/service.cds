using {saldo} from '../../db/types';
using {saldo.agreements} from '../../db/agreements';
using {saldo.disputes} from '../../db/disputes';
using {saldo.plans} from '../../db/plans';
using {saldo.portal as own} from './views';

/** What debtors see of themselves and may do themselves, behind the bank's own portal. */
@path: '/odata/v4/portal'
service PortalService {
  @readonly entity Items           as select from own.OpenItems;

  @readonly entity Promises        as
    select from own.GivenPromises {
      *,
      dates      : Association to many PromiseDates on dates.promise = $self.ID,
      statusText : Association to one PromiseStatuses on statusText.code = $self.status
    };

  @readonly entity PromiseDates    as select from own.PromisedDates;

  @readonly entity Plans           as
    select from own.AgreedPlans {
      *,
      instalments : Association to many PlanInstalments on instalments.plan = $self.ID,
      stateText   : Association to one PlanStates on stateText.code = $self.state
    };

  @readonly entity PlanInstalments as select from own.AgreedInstalments;
  @readonly entity Letters         as select from own.SentLetters;

  @readonly entity Disputes        as
    select from own.RaisedDisputes {
      *,
      reasonText : Association to one DisputeReasons on reasonText.code = $self.reason
    };

  @readonly entity PromiseStatuses as projection on agreements.PromiseStatuses;
  @readonly entity PlanStates      as projection on plans.PlanStates;
  @readonly entity DisputeReasons  as projection on disputes.DisputeReasons;

  type OwnItem {
    document   : String(12);
    repetition : String(3);
    item       : String(4);
    subitem    : String(3);
    amount     : saldo.Amount; // the part meant; all of it when left out
  }

  type OwnDate {
    dueOn  : Date;
    amount : saldo.Amount; // the whole sum when left out and this is the only date
  }

  /** Over chosen items, or all that is overdue; refused above the limit that the bank sets for its portal. */
  action promiseToPay(segment : saldo.SegmentId @mandatory,
                      items : many OwnItem,
                      dates : many OwnDate @mandatory);

  /** Contests items or parts of them; what is contested is not asked for until it is decided. */
  action raiseDispute(segment : saldo.SegmentId @mandatory,
                      items : many OwnItem @mandatory,
                      reason : String(4) @mandatory,
                      note : String(1000));

  /** A question to the bank; the agent finds it among the contacts. */
  action ask(segment : saldo.SegmentId @mandatory, question : String(1000) @mandatory);
}
