namespace saldo.plans;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** A payment agreement: what the ERP keeps as an instalment plan, or what was proposed to the core system. */
entity Plans {
  key ID              : UUID;
      source          : saldo.Source;
      partner         : saldo.PartnerId;
      segment         : saldo.SegmentId;
      kind            : String(15);    // annuity, equal-principal, flat, interest-free; erp: made there
      keptBy          : String(5);     // erp: instalment plan of FI-CA; core: refinancing
      state           : String(10);    // quoted, waiting, agreed, proposed, changed, kept, broken, withdrawn, rejected, cancelled
      account         : saldo.AccountId;
      contract        : saldo.ContractId;
      currency        : saldo.CurrencyCode;
      principal       : saldo.Amount;
      charges         : saldo.Amount;
      interest        : saldo.Amount;
      rate            : Decimal(9, 6); // nominal, percent a year
      firstDueOn      : Date;
      lastDueOn       : Date;
      intervalUnit    : String(5);     // day, week, month
      intervalCount   : Integer;
      instalmentCount : Integer;
      income          : saldo.Amount;  // of a month, as the customer says
      expenses        : saldo.Amount;
      affordability   : String(12);    // affordable, tight, unaffordable, unknown
      needsApproval   : Boolean default false;
      approval        : String(10);    // waiting, approved, rejected; none: not needed
      decidedAt       : Timestamp;
      decidedBy       : saldo.UserId;
      decisionReason  : String(250);
      note            : String(250);
      operation       : UUID;          // its way to the ERP
      erpPlan         : String(12);    // FKK_INSTPLN_HEAD-RPNUM where it was made in the ERP itself; none for Saldo's own
      changes         : UUID;          // the plan that it gives new instalments; none for a plan of its own
      origin          : UUID;          // where it changes one: the plan with which the line began
      brokenOn        : Date;
      brokenBy        : String(20);    // the rule that broke it: missed-instalments, days-late, ended-in-erp
      endReason       : String(2);     // FKK_INSTPLN_HEAD-DEAGD of a withdrawn one
      createdAt       : Timestamp;
      createdBy       : saldo.UserId;
}

/** What is due when. Of a plan that the ERP keeps, as the ERP simulated it. */
entity PlanInstalments {
  key plan      : UUID;
  key number    : Integer;
      dueOn     : Date;
      amount    : saldo.Amount;
      principal : saldo.Amount;
      interest  : saldo.Amount;
      charges   : saldo.Amount;
      balance   : saldo.Amount; // principal left after it
      remindedAt : Timestamp;
}

/** The items a plan covers, with what was open on each when it was agreed. */
entity PlanItems : saldo.itemKey {
  key plan   : UUID;
      amount : saldo.Amount;
}

/** What a bank agrees to in a segment, and when a plan is broken. */
entity PlanPolicies {
  key segment          : saldo.SegmentId;
  key validFrom        : Date;
      validTo          : Date;
      category         : String(4);     // of FI-CA's plan, as the bank configures it
      mostInstalments  : Integer;       // of a plan that FI-CA keeps
      longestMonths    : Integer;       // of any agreement
      firstWithinDays  : Integer;       // the first instalment at the latest
      offeredCounts    : String(40);    // numbers of instalments offered by themselves, as 3,6,12
      rate             : Decimal(9, 6); // nominal, percent a year, where the agent gives none
      approvalAbove    : saldo.Amount;  // in the segment's currency; none given: never by amount
      approvalFromCount : Integer;      // more instalments than these need a second pair of eyes
      affordableShare  : Decimal(5, 2); // percent of what is left in a month that a plan may take
      graceDays        : Integer;       // an instalment unpaid for longer is missed
      brokenAfterMissed : Integer;      // as many missed instalments break the plan
      deactivationReason : String(4);   // DEAGD for broken ones
      reminderDays     : Integer;       // before each instalment a resubmission; none given: no reminder
}

entity PlanKinds : CodeList {
  key code : String(15);
}

/** Why a plan is withdrawn: FKK_INSTPLN_HEAD-DEAGD, as the bank configures it. */
entity EndReasons : CodeList {
  key code : String(2);
}

entity PlanStates : CodeList {
  key code        : String(10);
      criticality : Integer;
}
