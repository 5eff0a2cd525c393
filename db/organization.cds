namespace saldo.organization;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** ERP clients, core systems and file feeds that rows come from. */
entity Sources {
  key source : saldo.Source;
      name   : String(60);
}

entity CompanyCodes {
  key source      : saldo.Source;
  key companyCode : saldo.CompanyCode; // T001-BUKRS
      name        : String(60);
      country     : String(3);
      currency    : saldo.CurrencyCode;
}

/** A collection segment: company codes that are collected together. Facts are in its currency, dates in its zone. */
entity Segments {
  key segment      : saldo.SegmentId;
      name         : String(60);
      currency     : saldo.CurrencyCode;
      rateType     : String(4) default 'M'; // TCURR-KURST for amounts in other currencies
      timeZone     : String(40);
      calendar     : String(10);
      language     : saldo.LanguageCode;    // spoken by every group; for customers whose language nobody speaks
      contactPack  : String(20);            // rules of contact that apply here
      businessDate : Date;                  // the day the published lists are for
}

entity SegmentCompanyCodes {
  key segment     : saldo.SegmentId;
  key source      : saldo.Source;
  key companyCode : saldo.CompanyCode;
}

/** What may be asked for, how payers are classed and how delinquency is counted in a segment. */
entity SegmentPolicies {
  key segment                 : saldo.SegmentId;
  key validFrom               : Date;
      validTo                 : Date;
      countedStatisticalCodes : String(20) default ''; // STAKZ that are asked for all the same
      blockingRestrictions    : String(20) default ''; // AUGRS that keep an item from the customer
      collectsWriteOffs       : Boolean default false; // what is agreed to be written off is asked for until it is posted
      toleranceDays           : Integer default 0;     // for stages: days past due that do not count yet
      dueSoonDays             : Integer default 7;     // for stages: how far ahead pre-due looks
      behaviourMinimumItems   : Integer;
      behaviourPromptUpTo     : Integer;               // average days late
      behaviourLateUpTo       : Integer;
      behaviourErraticFrom    : Integer;               // standard deviation in days
      buckets                 : String(500);           // JSON: [{id, fromDays}]
      maxImbalance            : Decimal(5, 4) default 0.05;
      maxMoves                : Integer;               // owned customers moved for balance in a night
      legalSource             : String(250);           // where the counting comes from
}

/** A supervisor's choice for a segment's balancing, in the policy's place while it is valid; the latest counts. */
entity BalanceKnobs {
  key segment      : saldo.SegmentId;
  key validFrom    : Date;
      validTo      : Date;
      maxImbalance : Decimal(5, 4); // above the bound: 0.05 is five percent
      maxMoves     : Integer;       // owned customers moved for balance in a night; none given: no limit
      reason       : String(250);
      changedBy    : saldo.UserId;
      changedAt    : Timestamp;
}

/** How long rows of a kind are kept; of several the latest valid counts, without one a default. */
entity RetentionPeriods {
  key kind         : String(20); // changes, run-details, worklists, trials, snapshots, file-rows, persons, reads
  key validFrom    : Date;
      validTo      : Date;
      days         : Integer;
      monthEndDays : Integer;    // for the last lists or snapshots of a month; none given: as the others
      reason       : String(250);
      changedBy    : saldo.UserId;
      changedAt    : Timestamp;
}

/** Working days: weekend days as digits 1 (Monday) to 7, holidays as rows. */
entity Calendars {
  key calendar    : String(10);
      name        : String(60);
      weekendDays : String(7) default '67';
}

entity Holidays {
  key calendar : String(10);
  key day      : Date;
      name     : String(60);
}

/** People who can do the same work. An external agency is a group too, and its own only agent. */
entity Groups {
  key collectionGroup : saldo.GroupId;
      segment         : saldo.SegmentId;
      name            : String(60);
      kind            : String(10) default 'internal'; // internal, special, agency
}

/** Which group works which stage of a segment. */
entity GroupStages {
  key segment         : saldo.SegmentId;
  key stage           : String(12);
      collectionGroup : saldo.GroupId;
}

/** How much of a stage an agency may hold at most; what is not given is not limited. Of several the latest counts. */
entity AgencyQuotas {
  key collectionGroup : saldo.GroupId; // of kind agency
  key segment         : saldo.SegmentId;
  key stage           : String(12);
  key validFrom       : Date;
      validTo         : Date;
      sharePercent    : Decimal(5, 2); // of the stage's customers
      maxCustomers    : Integer;
      maxAmount       : saldo.Amount;  // overdue, in the segment's currency
      reason          : String(250);
      changedBy       : saldo.UserId;
      changedAt       : Timestamp;
}

/** Collection specialists: the agents. */
entity Specialists {
  key agent            : saldo.UserId;
      name            : String(80);
      capacityMinutes : Integer default 420; // work in a day that is worked
      workingDays     : String(7);           // weekdays as digits 1 (Monday) to 7; none given: every business day
      fullTimeShare   : Decimal(4, 3) default 1;
      promiseLimit    : saldo.Amount;        // above it a promise needs a second pair of eyes
      isActive        : Boolean default true;
}

entity GroupMembers {
  key collectionGroup : saldo.GroupId;
  key agent            : saldo.UserId;
      validFrom       : Date;
      validTo         : Date;
}

entity SpecialistLanguages {
  key agent     : saldo.UserId;
  key language : saldo.LanguageCode;
}

/** Skills beyond language, as for a product or a kind of customer. */
entity SpecialistSkills {
  key agent  : saldo.UserId;
  key skill : String(20);
}

/** What customers of a segment ask of their agent: a row that fits the customer adds its skill. */
entity RequiredSkills {
  key segment      : saldo.SegmentId;
  key skill        : String(20);
  key product      : String(20) default ''; // of a contract with open items; none given: any
  key customerKind : String(12) default ''; // person, organization; none given: any
}

/** Who takes the day's work of an absent specialist, in this order. */
entity Substitutes {
  key agent       : saldo.UserId;
  key sequence   : Integer;
      substitute : saldo.UserId;
}

entity Absences {
  key ID        : UUID;
      agent      : saldo.UserId;
      validFrom : Date;
      validTo   : Date;
      isHalfDay : Boolean default false; // half of each day is worked, so nobody stands in
      reason    : String(40);
}

/**
 * For a while another specialist works a customer, or all customers of an owner (of one group, or
 * of every one). Ownership stays, and so the customers are back by themselves after the last day.
 */
entity TemporaryAssignments {
  key ID              : UUID;
      segment         : saldo.SegmentId;
      source          : saldo.Source;    // one customer; none given: the customers of the owner
      partner         : saldo.PartnerId;
      owner           : saldo.UserId;
      collectionGroup : saldo.GroupId;   // only the owner's customers in this group
      agent           : saldo.UserId;    // who works them meanwhile
      validFrom       : Date;
      validTo         : Date;
      reason          : String(100);
      createdBy       : saldo.UserId;
      createdAt       : Timestamp;
}

/** For a while another group works a customer than the one of their stage; the latest counts. */
entity HandOvers {
  key ID        : UUID;
      segment   : saldo.SegmentId;
      source    : saldo.Source;
      partner   : saldo.PartnerId;
      fromGroup : saldo.GroupId;
      toGroup   : saldo.GroupId;
      validFrom : Date;
      validTo   : Date;
      reason    : String(250);
      createdBy : saldo.UserId;
      createdAt : Timestamp;
}

/** A specialist named for a customer wins over distribution. */
entity FixedAssignments {
  key source    : saldo.Source;
  key partner   : saldo.PartnerId;
  key segment   : saldo.SegmentId;
  key validFrom : Date;
      validTo   : Date;
      agent      : saldo.UserId;
      reason    : String(100);
}

/** Minutes a customer is expected to take, by stage and priority. */
entity EffortMinutes {
  key segment  : saldo.SegmentId;
  key stage    : String(12);
  key priority : String(10);
      minutes  : Integer;
}

entity Stages : CodeList {
  key code : String(12);
}
