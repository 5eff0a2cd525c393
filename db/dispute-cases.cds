namespace saldo.disputes;

using saldo from './types';
using {Attachments} from '@cap-js/attachments';
using {sap.common.CodeList} from '@sap/cds/common';

type CaseStatus : String(10) enum {
  proposed; // from a short payment: without any effect until a clerk confirms it
  open;
  working;
  decided;
  closed;
  voided;   // there never was a dispute
}

/**
 * What the dispute team does about a case. The ERP's own view of it is DisputeCases; its key there
 * is `caseId`, which is ours until the ERP has given one.
 */
entity Cases {
  key ID               : UUID;
      source           : saldo.Source;
      caseId           : String(36);
      caseNumber       : String(12);                 // none until the ERP has given one
      partner          : saldo.PartnerId;
      segment          : saldo.SegmentId;
      companyCode      : saldo.CompanyCode;
      status           : CaseStatus default 'open';
      origin           : String(15);                 // agent, erp, short-payment
      title            : String(60);
      reason           : String(4);
      category         : String(4);
      rootCause        : String(4);
      owner            : saldo.UserId;               // SCMG_T_CASE_ATTR-RESPONSIBLE
      coordinator      : saldo.UserId;               // UDMCASEATTR00-FIN_COORDINATOR
      currency         : saldo.CurrencyCode;
      disputedAmount   : saldo.Amount;               // what the customer contests
      openAmount       : saldo.Amount;               // of it, still in dispute: kept from dunning and priority
      decision         : String(15);                 // justified, part, not-justified
      correctedAmount  : saldo.Amount;
      writtenOffAmount : saldo.Amount;
      toCollectAmount  : saldo.Amount;
      decisionReason   : String(1000);
      decidedAt        : Timestamp;
      decidedBy        : saldo.UserId;
      openedOn         : Date;
      openedIn         : String(7);                  // month, for analysis
      dueOn            : Date;                       // to be decided by
      escalateAgainOn  : Date;
      escalationLevel  : Integer default 0;          // 1 from the deadline on, 2 when it stays undecided
      escalatedAt      : Timestamp;
      solvedOn         : Date;                       // decided, or closed without a decision
      solvedIn         : String(7);
      daysToSolve      : Integer;
      closedAt         : Timestamp;
      closedBy         : saldo.UserId;
      closeCause       : String(10);                 // decided, cleared, erp, voided
      payment          : String(36);                 // the short payment that it was proposed from
      createdAt        : Timestamp;
      createdBy        : saldo.UserId;
      modifiedAt       : Timestamp;
      attachments      : Composition of many Attachments;
}

/** What is contested of each item, and how much of that is still in dispute. */
entity CaseItems : saldo.itemKey {
  key dispute        : UUID;
      currency       : saldo.CurrencyCode;
      disputedAmount : saldo.Amount;
      openAmount     : saldo.Amount;
}

/** What a department has to find out or do. */
entity CaseTasks {
  key ID         : UUID;
      dispute    : UUID;
      source     : saldo.Source;
      partner    : saldo.PartnerId;
      department : String(10);
      task       : String(250);
      dueOn      : Date;
      askedAt    : Timestamp;
      askedBy    : saldo.UserId;
      doneAt     : Timestamp;
      doneBy     : saldo.UserId;
      result     : String(1000);
      modifiedAt : Timestamp;
}

/** Correspondence about a case: what the customer wrote or said, what they were told, what the bank noted. */
entity CaseMessages {
  key ID        : UUID;
      dispute   : UUID;
      source    : saldo.Source;
      partner   : saldo.PartnerId;
      direction : String(10);    // inbound, outbound, internal
      channel   : String(12);
      text      : String(1000);
      writtenAt : Timestamp;
      writtenBy : saldo.UserId;
}

/** By when a case has to be decided, as the bank configures it: the line that says most about a case counts. */
entity CaseDeadlines {
  key category           : String(4) default ''; // blank for every category
  key reason             : String(4) default ''; // blank for every reason
  key validFrom          : Date;
      validTo            : Date;
      decideInDays       : Integer;
      escalateAgainAfter : Integer;              // days after the deadline; none given: escalated once
      coordinator        : saldo.UserId;         // who is told of late cases
}

/** How many documents a case may have and how large each may be, as the bank configures it. */
entity DocumentLimits {
  key validFrom     : Date;
      validTo       : Date;
      mostDocuments : Integer;                   // none given: as many as there are
      mostKilobytes : Integer;                   // at most what srv/disputes/constraints.cds lets the database carry
}

/** People of the dispute team, and who they are in the ERP. */
entity Clerks {
  key clerk    : saldo.UserId;
      name     : String(60);
      erpUser  : String(12);
      isActive : Boolean default true;
}

/** Reasons that come with a payment which is too small, and the dispute they propose. */
entity ShortPaymentReasons {
  key source        : saldo.Source;
  key paymentReason : String(4);
  key validFrom     : Date;
      validTo       : Date;
      reason        : String(4);
      category      : String(4);
      atLeastPercent : Decimal(5, 2) default 0; // of the item: less than that missing is a matter of tolerance
}

/** UDMCASEATTR00-FIN_ROOT_CCODE, as the bank configures it. */
entity RootCauses : CodeList {
  key code : String(4);
}

entity Departments : CodeList {
  key code : String(10);
}

entity CaseStatuses : CodeList {
  key code        : String(10);
      criticality : Integer;
}

// Unique constraints serve as indexes, as in indexes.cds.
annotate Cases with @assert.unique: {
  erpKey  : [source, caseId],
  customer: [source, partner, status, ID],
  waiting : [status, dueOn, ID],
  payment : [source, payment, ID]
};

annotate CaseItems with @assert.unique.item: [source, document, repetition, item, subitem, dispute];
annotate CaseTasks with @assert.unique.ofCase: [dispute, ID];
annotate CaseMessages with @assert.unique.ofCase: [dispute, ID];
