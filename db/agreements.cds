namespace saldo.agreements;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** A promise to pay over several open items and dates, as FI-CA's DFKKPP. Status changes through actions only. */
entity Promises {
  key ID                : UUID;
      source            : saldo.Source;
      partner           : saldo.PartnerId;   // DFKKPP-GPART
      segment           : saldo.SegmentId;
      category          : String(4);         // DFKKPP-PPCAT
      promisedOn        : Date;
      promisedBy        : saldo.PartnerId;   // DFKKPP-PRGPA
      currency          : saldo.CurrencyCode;// DFKKPP-PRCUR
      amount            : saldo.Amount;      // DFKKPP-PRAMT
      status            : String(1) default '0'; // DFKKPP status; 0 stands for FI-CA's blank. What counts: its judge's verdict
      fulfilmentPercent : Decimal(5, 2) default 0;
      judge             : String(5);         // who judged it: saldo, erp (the category's policy says so)
      ownStatus         : String(1);         // Saldo's own verdict, also while FI-CA is the judge
      ownFulfilmentPercent : Decimal(5, 2);
      erpStatus         : String(1);         // FI-CA's status as mirrored (0 for blank), also while Saldo is the judge
      erpFulfilmentPercent : Decimal(5, 2);
      nextCheckOn       : Date;
      judgedAt          : Timestamp;
      predecessor       : UUID;              // the promise that this one replaces
      withdrawalReason  : String(4);         // DFKKPP-PPRSW
      needsApproval     : Boolean default false; // waits for a second pair of eyes: has no effect yet
      approval          : String(10);        // waiting, approved, rejected, replaced, withdrawn; none: not needed
      decidedAt         : Timestamp;         // by the second pair of eyes
      decidedBy         : saldo.UserId;
      decisionReason    : String(250);
      note              : String(250);
      origin            : String(8) default 'saldo'; // where it was made: saldo, erp
      erpPromise        : String(12);        // DFKKPP-PPKEY, once the ERP has it
      erpChangedAt      : Timestamp;         // when FI-CA changed it last
      operation         : UUID;
      createdAt         : Timestamp;
      createdBy         : saldo.UserId;
}

/** Promises as the ERP has them, ours among them; each stands behind one of Promises. */
entity ErpPromises : saldo.mirrored {
  key source            : saldo.Source;
  key promise           : String(12);        // DFKKPP-PPKEY
      partner           : saldo.PartnerId;
      companyCode       : saldo.CompanyCode;
      operation         : UUID;              // of Saldo, for those it made
      category          : String(4);
      status            : String(1);         // as in Promises: 0 stands for FI-CA's blank
      fulfilmentPercent : Decimal(5, 2);
      withdrawalReason  : String(4);
      promisedBy        : saldo.PartnerId;
      promisedOn        : Date;
      currency          : saldo.CurrencyCode;
      amount            : saldo.Amount;
      enteredBy         : String(12);
      content           : String(64);        // hash of its dates and items
}

/** What is to be paid when. DFKKPPD. */
entity PromiseDates {
  key promise  : UUID;
  key sequence : Integer;
      dueOn    : Date;
      amount   : saldo.Amount;
}

/** The items a promise covers, with the amount promised on each. DFKKPPI. */
entity PromiseItems : saldo.itemKey {
  key promise    : UUID;
      amount     : saldo.Amount;
      paidBefore : saldo.Amount default 0; // paid from that day on but before the promise was given: does not count
}

/** Every verdict ever given: a broken promise stays visible after clearing and after a reset. */
entity PromiseVerdicts {
  key ID                : UUID;
      promise           : UUID;
      judgedAt          : Timestamp;
      businessDate      : Date;
      status            : String(1);
      fulfilmentPercent : Decimal(5, 2);
      paidAmount        : saldo.Amount;
      cause             : String(40);
}

/** How promises of a category are judged. Tolerances are data with validity. */
entity PromisePolicies {
  key category             : String(4);
  key validFrom            : Date;
      validTo              : Date;
      toleranceDays        : Integer;
      reductionPerDay      : Decimal(5, 2);  // percent points for each day late within tolerance
      keptFromPercent      : Decimal(5, 2);
      varianceFromPercent  : Decimal(5, 2);
      maximumDates         : Integer;
      maximumDays          : Integer;        // horizon of the last date
      judge                : String(5) default 'saldo'; // whose verdict counts: saldo (sent to the ERP) or erp
}

/** Who sends the letters of a dunning procedure, the ERP or Saldo; the ERP where no row is valid. */
entity DunningSenders {
  key source    : saldo.Source;
  key procedure : String(2);  // FKKVKP-MAHNV
  key validFrom : Date;
      validTo   : Date;
      sender    : String(5);  // erp, saldo
}

/** Why a promise is withdrawn: DFKKPP-PPRSW, as the bank configures it. */
entity WithdrawalReasons : CodeList {
  key code      : String(4);
      initiator : String(8); // customer, bank; none given: either
}

entity PromiseStatuses : CodeList {
  key code        : String(1);
      criticality : Integer;
}

entity PromiseApprovals : CodeList {
  key code        : String(10);
      criticality : Integer;
}

/** Instalment plans of the ERP; their instalments are items with their own due dates. */
entity InstalmentPlans : saldo.mirrored {
  key source   : saldo.Source;
  key planNumber : String(12);  // FKK_INSTPLN_HEAD-RPNUM
      partner  : saldo.PartnerId;
      operation : UUID;            // of Saldo, for those it made
      companyCode : saldo.CompanyCode;
      account  : saldo.AccountId;
      contract : saldo.ContractId;
      currency : saldo.CurrencyCode;
      amount   : saldo.Amount;
      startsOn : Date;
      status   : String(12);   // active, completed, deactivated
      content  : String(64);   // hash of its instalments and originals
}
