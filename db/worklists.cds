namespace saldo.worklists;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** One segment on one business date, inputs frozen. Readers see published runs only. */
entity Runs {
  key ID           : UUID;
      segment      : saldo.SegmentId;
      businessDate : Date;
      status       : String(12); // planned, evaluated, balanced, published, failed
      plannedAt    : Timestamp;
      publishedAt  : Timestamp;
      strategyVersions : LargeString; // JSON: assignment rows and versions frozen for this run
      customers    : Integer default 0;
      positions    : Integer default 0;
      excluded     : Integer default 0;
      rejected     : Integer default 0;
      message      : String(1000);
      keptUntil    : Date;       // of a month end: its lists, positions and facts stay until then
}

/** A key range of a run's customers of one source; evaluating it again gives the same rows. */
entity RunPartitions {
  key run         : UUID;
  key number      : Integer;
      source      : saldo.Source;
      fromPartner : saldo.PartnerId;
      toPartner   : saldo.PartnerId;
      status      : String(12); // planned, writing, evaluated, failed
      readAt      : Timestamp;  // when its rows were written
      customers   : Integer default 0;
      positions   : Integer default 0;
      excluded    : Integer default 0;
      rejected    : Integer default 0;
      message     : String(1000); // what stopped it; none once it is evaluated
}

/** Agents who share no customer with others: balanced apart, and put together when the run is published. */
entity RunComponents {
  key run        : UUID;
  key number     : Integer;
  key attempt    : Integer;     // rises when people or customers changed after it was cut
      problem    : String(64);  // fingerprint of what it is cut from
      result     : LargeString; // JSON; empty until it is balanced
      balancedAt : Timestamp;
}

/** What a partition added up, scaled by 10^4, to the last unit: agrees with the mirror or the run says where not. */
entity RunTotals {
  key run              : UUID;
  key partitionNumber  : Integer;
  key currency         : saldo.CurrencyCode;
      items            : Integer64;
      ledger4          : Integer64; // open and not statistical, rejected customers included
      mirrorItems      : Integer64; // what the mirror held at the same moment
      mirror4          : Integer64;
      collectible4     : Integer64;
      overdue4         : Integer64;
}

/** The one pointer that publishing flips. */
entity PublishedRuns {
  key segment     : saldo.SegmentId;
      run         : UUID;
      publishedAt : Timestamp;
}

/** One customer in one segment on one business date: morning figures, and what they are now. */
entity Positions {
  key run             : UUID;
  key source          : saldo.Source;
  key partner         : saldo.PartnerId;
      segment         : saldo.SegmentId;
      businessDate    : Date;
      collectionGroup : saldo.GroupId;
      stage           : String(12);
      strategyVersion : UUID;
      arm             : String(20);
      status          : String(12) default 'open'; // open, completed, closed
      closedBy        : String(20);                 // agent, payment, exclusion, …
      priority        : String(10);
      points          : Integer;
      percent         : Integer;                    // of the version's maximum
      factRow         : String(64);                 // content hash of facts and reasons
      currency        : saldo.CurrencyCode;
      openAmount      : saldo.Amount;               // collectible, due or not
      overdueAmount   : saldo.Amount;
      toCollectAmount : saldo.Amount;               // due and not promised, see the fact toCollect
      promisedAmount  : saldo.Amount;
      disputedAmount  : saldo.Amount;
      daysPastDue     : Integer;
      overdueItems    : Integer;
      dunningLevel    : Integer;
      lastContactOn   : Date;
      promiseState    : String(20);
      resubmissionOn  : Date;
      effortMinutes   : Integer;
      treatment       : String(20);                 // what to do next, by the segment's decision tree
      treatmentTree   : UUID;                       // the version that said so
      treatmentBranch : Integer;                    // and its branch
      keptOff         : String(20);                 // why no agent works it today: below-minimum, no-contact-until, contact-lock
      isQuarantined   : Boolean default false;      // totals of an account do not agree with the ERP
      morningPriority : String(10);
      morningPercent  : Integer;
      morningOverdueAmount   : saldo.Amount;
      morningToCollectAmount : saldo.Amount;
      changedAt       : Timestamp;
      changedBy       : String(60);
}

/** Facts and held rules of a position, once for each content. */
entity FactRows {
  key hash            : String(64);
      strategyVersion : UUID;
      catalogue       : String(64);  // says which value is which fact; none: the built-in facts in their order
      facts           : LargeString; // JSON array in catalogue order
      heldRules       : String(1000); // JSON array of rule sequences
      lastSeenOn      : Date; // what no position has pointed to for long may be forgotten
      keptUntil       : Date; // for the positions of a month end
}

/** Each fact catalogue ever used, so that an old fact row can still be read. */
entity FactCatalogues {
  key hash  : String(64);
      facts : LargeString; // JSON array of fact ids
}

/** What changed on a position during the day, and why. */
entity PositionEvents {
  key ID          : UUID;
      run         : UUID;
      source      : saldo.Source;
      partner     : saldo.PartnerId;
      occurredAt  : Timestamp;
      cause       : String(20);
      fromStatus  : String(12);
      toStatus    : String(12);
      fromPercent : Integer;
      toPercent   : Integer;
      fromFactRow : String(64); // facts and held rules before and after: none before it came in,
      toFactRow   : String(64); // none after it was closed
      operation   : UUID;       // what the ERP refused, for cause 'erp'
      about       : String(40);  // code of what was done: a kind of document, a group, a channel
      note        : String(250); // why, as somebody wrote it
}

/** Excluded customers of a run, with the reason that came before any points. */
entity ExcludedCustomers {
  key run       : UUID;
  key source    : saldo.Source;
  key partner   : saldo.PartnerId;
      reason    : String(20);
      evidence  : String(60);
}

/** Who owns a customer in a segment. Kept over nights. */
entity Ownerships {
  key segment : saldo.SegmentId;
  key source  : saldo.Source;
  key partner : saldo.PartnerId;
      agent    : saldo.UserId;
      since   : Date;
      cause   : String(20); // distributed, agency, recalled, or why it moved: left, fixed, balance, …
      recalledOn : Date;    // when an agency last gave the customer back
}

/** Who changed hands with a run, and why. */
entity OwnershipMoves {
  key run       : UUID;
  key source    : saldo.Source;
  key partner   : saldo.PartnerId;
      fromAgent : saldo.UserId;
      toAgent   : saldo.UserId;
      cause     : String(20); // as in Ownerships
}

/** Today's list: what an agent works today, in order. */
entity ListEntries {
  key run         : UUID;
  key source      : saldo.Source;
  key partner     : saldo.PartnerId;
      agent        : saldo.UserId;
      rank        : Integer;
      minutes     : Integer;
      standsInFor : saldo.UserId;
}

/** A customer whom an agent moved on today's list, and why. Holds for the run: the next night orders anew. */
entity Reorderings {
  key ID           : UUID;
      run          : UUID;
      source       : saldo.Source;
      partner      : saldo.PartnerId;
      agent        : saldo.UserId;    // whose list it is
      place        : String(5);       // top, after, end
      afterPartner : saldo.PartnerId; // whom the customer comes after, for place 'after'
      reason       : String(250);
      fromRank     : Integer;
      toRank       : Integer;
      movedAt      : Timestamp;
      endedAt      : Timestamp;       // moved again, or put back in the order of the strategy
}

/** Positions on no list today, and why: owned but not today, with an agency, or no one may serve them. */
entity UnlistedPositions {
  key run     : UUID;
  key source  : saldo.Source;
  key partner : saldo.PartnerId;
      agent    : saldo.UserId; // the owner or agency, if there is one
      reason  : String(40);
}

/**
 * How good a layer is. Ownership: the greatest load against a bound that no assignment can beat. Today: an
 * agent's minutes planned (maximum) against those of the day (ideal); the bound is what could be filled, the
 * gap the part of it left because nobody who waits is short enough.
 */
entity BalanceCertificates {
  key run        : UUID;
  key layer      : String(12); // ownership, today
  key component  : Integer;    // groups that share no agent are balanced apart
  key dimension  : String(10); // count, amount, effort
      agent      : saldo.UserId; // whose day it is; who carries most, of ownership
      maximum    : Double;
      ideal      : Double;
      lowerBound : Double;
      gap        : Double;
      agents     : Integer;
      customers  : Integer;
      moved      : Integer;
}

/** One agent at a time works a customer, over all segments. */
entity Holds {
  key source    : saldo.Source;
  key partner   : saldo.PartnerId;
      agent      : saldo.UserId;
      since     : Timestamp;
      expiresAt : Timestamp;
}

/** Each night's state of each contract and currency. Explaining, roll rates and back-tests read these, never the mirror. */
entity ContractSnapshots {
  key businessDate    : Date;
  key source          : saldo.Source;
  key contract        : saldo.ContractId;
  key currency        : saldo.CurrencyCode;
      segment         : saldo.SegmentId;
      partner         : saldo.PartnerId;
      collectible     : saldo.Amount;
      overdue         : saldo.Amount;
      exposure        : saldo.Amount;
      daysPastDue     : Integer;
      bucket          : String(10);
      stage           : String(12);
      strategyVersion : UUID;
      arm             : String(20);
}

entity Priorities : CodeList {
  key code        : String(10);
      criticality : Integer;
}

entity PositionStatuses : CodeList {
  key code : String(12);
}
