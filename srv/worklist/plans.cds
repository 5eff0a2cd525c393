using {WorklistService} from './service';
using {saldo} from '../../db/types';
using {saldo.plans} from '../../db/plans';
using {saldo.worklist as mine} from './views';

// Payment agreements: proposed to the cent, shown with what the customer can afford, accepted as shown.
extend service WorklistService with {
  @readonly entity Plans as
    select from mine.MyPlans {
      *,
      instalments : Association to many WorklistService.PlanInstalments on instalments.plan = $self.ID,
      line        : Association to many WorklistService.Plans
                      on  line.origin = $self.origin
                      and line.ID    <> $self.ID, // the same plan before and after changes
      kindText    : Association to one WorklistService.PlanKinds on kindText.code = $self.kind,
      operationText : Association to one WorklistService.OperationStates
                        on operationText.code = $self.operationState,
      stateText   : Association to one WorklistService.PlanStates on stateText.code = $self.state,
      endText     : Association to one WorklistService.PlanEndReasons on endText.code = $self.endReason
    };
  @readonly entity PlanInstalments as select from mine.MyPlanInstalments;
  @readonly entity PlanKinds       as projection on plans.PlanKinds;
  @readonly entity PlanStates      as projection on plans.PlanStates;
  @readonly entity PlanEndReasons  as projection on plans.EndReasons;

  /** An instalment to the cent; balance: principal that is left after it. */
  type PlannedInstalment {
    number    : Integer;
    dueOn     : Date;
    amount    : saldo.Amount;
    principal : saldo.Amount;
    interest  : saldo.Amount;
    charges   : saldo.Amount;
    balance   : saldo.Amount;
  }

  /** What is unpaid of a plan, as the ERP has it due. */
  type InstalmentToChange {
    number   : Integer;
    dueOn    : Date;
    amount   : saldo.Amount;
    currency : saldo.CurrencyCode;
  }

  type WishedInstalment {
    dueOn  : Date;
    amount : saldo.Amount;
  }

  type PlanOffer {
    quote           : UUID;         // the ERP's simulated schedule under this id; none given: Saldo's own arithmetic
    kind            : String(15);   // annuity, equal-principal, flat, interest-free
    keptBy          : String(5);    // erp: an instalment plan of FI-CA; core: proposed as a refinancing
    beyond          : String(100);  // why FI-CA cannot keep it
    beyondText      : String(500);
    currency        : saldo.CurrencyCode;
    principal       : saldo.Amount;
    charges         : saldo.Amount;
    interest        : saldo.Amount;
    total           : saldo.Amount;
    rate            : Decimal(9, 6);
    instalmentCount : Integer;
    firstDueOn      : Date;
    lastDueOn       : Date;
    intervalUnit    : String(5);
    intervalCount   : Integer;
    highestAmount   : saldo.Amount; // the largest instalment
    monthlyBurden   : saldo.Amount; // what it takes in a month
    disposable      : saldo.Amount; // income less expenses; none given: not asked
    affordability   : String(12);   // affordable, tight, unaffordable, unknown
    affordabilityText : String(250);
    needsApproval   : Boolean;
    instalments     : many PlannedInstalment;
  }
}

extend WorklistService.MyPositions with columns {
  plans : Association to many WorklistService.Plans
            on  plans.segment = $self.segment
            and plans.source  = $self.source
            and plans.partner = $self.partner
};

extend WorklistService.MyPositions with actions {
  /**
   * Schedules over chosen items (all that is overdue when none are named); stores nothing. Without a
   * kind each one is offered, without a number or amount several numbers. Rate: nominal, percent a
   * year; interval unit: day, week, month; roundTo: instalments are multiples of it.
   */
  action proposePlans(items : many WorklistService.PromisedItem,
                      kind : String(15),
                      rate : Decimal(9, 6),
                      charges : saldo.Amount,
                      firstDueOn : Date,
                      intervalUnit : String(5),
                      intervalCount : Integer,
                      instalmentCount : Integer,
                      instalmentAmount : saldo.Amount,
                      roundTo : saldo.Amount,
                      income : saldo.Amount,
                      expenses : saldo.Amount)
    returns many WorklistService.PlanOffer;
  /** Asks the ERP for the schedule of an interest-free plan; what it says can be accepted by its quote on the same day. */
  action simulatePlanInErp(items : many WorklistService.PromisedItem,
                           firstDueOn : Date,
                           intervalUnit : String(5),
                           intervalCount : Integer,
                           instalmentCount : Integer,
                           instalmentAmount : saldo.Amount,
                           income : saldo.Amount,
                           expenses : saldo.Amount)
    returns WorklistService.PlanOffer;
  /** What the ERP is to keep by its quote; else the terms of the offer, which then goes to the core system as a proposal. */
  action acceptPlan(quote : UUID,
                    items : many WorklistService.PromisedItem,
                    kind : String(15),
                    rate : Decimal(9, 6),
                    charges : saldo.Amount,
                    firstDueOn : Date,
                    intervalUnit : String(5),
                    intervalCount : Integer,
                    instalmentCount : Integer,
                    instalmentAmount : saldo.Amount,
                    roundTo : saldo.Amount,
                    income : saldo.Amount,
                    expenses : saldo.Amount,
                    note : String(250),
                    seen : Timestamp)
    returns WorklistService.MyPositions;
  /** What is unpaid of a plan that FI-CA has: what a change begins with. */
  function instalmentsToChange(plan : UUID) returns many WorklistService.InstalmentToChange;
  /**
   * Asks the ERP for new instalments in the place of all that is unpaid of a plan: one by one, or evenly
   * from a first day. What it says can be agreed on by its quote on the same day.
   */
  action simulatePlanChange(plan : UUID,
                            instalments : many WorklistService.WishedInstalment,
                            firstDueOn : Date,
                            intervalUnit : String(5),
                            intervalCount : Integer,
                            instalmentCount : Integer,
                            instalmentAmount : saldo.Amount,
                            income : saldo.Amount,
                            expenses : saldo.Amount)
    returns WorklistService.PlanOffer;
  /** Changes the plan in the ERP as its quote says; above the bank's limits a supervisor decides first. */
  action changePlan(quote : UUID, reason : String(250), seen : Timestamp)
    returns WorklistService.MyPositions;
  /** Ends a plan, here and in the ERP: what is open of its items is due again. Reason as in PlanEndReasons. */
  action withdrawPlan(plan : UUID, reason : String(2), note : String(250))
    returns WorklistService.MyPositions;
};

annotate WorklistService.MyPositions with actions {
  instalmentsToChange(plan @mandatory);
  simulatePlanChange(plan @mandatory);
  changePlan(quote @mandatory, reason @mandatory);
  withdrawPlan(plan @mandatory, reason @mandatory);
};
