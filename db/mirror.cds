namespace saldo.mirror;

using saldo from './types';

/** Up to where each ERP object has been read. */
entity States {
  key source    : saldo.Source;
  key object    : String(40);
      highWater : String(40);   // latest change stamp seen, by the ERP's clock
      nextPage  : String(2000); // where an interrupted load goes on
      startedAt : Timestamp;    // when that load began
      keyFrom   : String(40);   // a load in parts: the key range of this one, from (exclusive)
      keyTo     : String(40);   // up to (inclusive); none for the last
      fullAt    : Timestamp;
      deltaAt   : Timestamp;
      rowsRead  : Integer64 default 0;
      fields    : String(16);   // fingerprint of the fields that a complete reading brought last
      rereadCause  : String(10);   // why it is read again beside its deltas: fields
      rereadFields : String(16);   // those that this reading brings
      rereadPage   : String(2000); // where it goes on with the next run
      rereadSince  : Timestamp;
      rereadAt     : Timestamp;    // when it had come to its end; none while it is under way
}

/** One comparison with the ERP's own aggregate, at one instant; and how the mirror came there from the last one. */
entity ControlTotals {
  key source      : saldo.Source;
  key takenAt     : Timestamp;
  key companyCode : saldo.CompanyCode;
  key currency    : saldo.CurrencyCode;
      erpCount    : Integer64;
      erpAmount   : saldo.Amount;
      ownCount    : Integer64;
      ownAmount   : saldo.Amount;
      accountsOff : Integer; // accounts that differ
      agrees      : Boolean;
      asOf             : Timestamp;    // the ERP's count, by its clock
      accountsOpen     : Integer;      // accounts on which postings came in all the time: compared next time
      keysCompared     : Boolean;      // the ERP gave a hash of the keys, too
      openingCount     : Integer64;    // the mirror's, at the comparison before; none at the first one
      openingAmount    : saldo.Amount;
      postedCount      : Integer64;    // items that became open since
      postedAmount     : saldo.Amount;
      clearedCount     : Integer64;    // items that are open no more
      clearedAmount    : saldo.Amount;
      changedAmount    : saldo.Amount; // by what items that stayed open changed
      movementsAgree   : Boolean;      // opening + posted - cleared + changed = what the mirror holds
}

/** What one comparison of keys and contents with the ERP found of an object, and what it repaired. */
entity KeyComparisons {
  key source    : saldo.Source;
  key object    : String(40); // items, partners, payments, …
  key startedAt : Timestamp;
      endedAt   : Timestamp;
      compared  : Integer64; // records of the ERP
      missing   : Integer;   // in the ERP and not here: read again
      different : Integer;   // on both sides, with other contents: read again
      extra     : Integer;   // here and not in the ERP: read again
      written   : Integer;   // rows that reading again changed
      gone      : Integer;   // extra ones that the ERP no longer has: marked as left
}

/** Accounts whose totals differ from the ERP's: shown with a flag, kept off write-back until they agree again. */
entity Quarantines {
  key source      : saldo.Source;
  key companyCode : saldo.CompanyCode;
  key account     : saldo.AccountId;
  key currency    : saldo.CurrencyCode;
      since       : Timestamp;
      erpCount    : Integer64;
      erpAmount   : saldo.Amount;
      ownCount    : Integer64;
      ownAmount   : saldo.Amount;
      reason      : String(12); // what differs: count, amount, keys, movements
      asOf        : Timestamp;  // the ERP's count, by its clock
}

/** What the mirror held of an account at the last comparison: the next one's opening. */
entity AccountTotals {
  key source      : saldo.Source;
  key companyCode : saldo.CompanyCode;
  key account     : saldo.AccountId;
  key currency    : saldo.CurrencyCode;
      items       : Integer64;
      amount4     : Integer64; // scaled by 10^4
}

/** What one write to the mirror did to an account's open items; summed up and forgotten by the next comparison. */
entity Movements {
  key ID          : UUID;
      source      : saldo.Source;
      companyCode : saldo.CompanyCode;
      account     : saldo.AccountId;
      currency    : saldo.CurrencyCode;
      posted      : Integer64 default 0; // items
      posted4     : Integer64 default 0; // their amounts, scaled by 10^4
      cleared     : Integer64 default 0;
      cleared4    : Integer64 default 0;
      changed4    : Integer64 default 0;
}

/** What somebody has to look into. Raised once, and cleared by itself when it is over. */
entity Alerts {
  key ID        : UUID;
      source    : saldo.Source;
      kind      : String(30);   // totals-differ, totals-failed, rows-gone, events-failed,
                                // operations-parked, run-totals-differ, night-missing, dead-letters
      subject   : String(120);  // what it is about: company code and currency, an object
      count     : Integer;      // accounts or records concerned
      message   : String(1000);
      raisedAt  : Timestamp;
      changedAt : Timestamp;
      clearedAt : Timestamp;    // none while it holds
}

/** How fresh the figures of a source are. */
entity Freshness {
  key source        : saldo.Source;
      asOf          : Timestamp;   // the ledger up to here is in: when the last complete reading of it began
      comparedAt    : Timestamp;   // when totals were compared last, by our clock
      comparedAsOf  : Timestamp;   // and which instant of the ERP was compared
      totalsAgree   : Boolean;
      accountsOff   : Integer;
      clockAheadMs  : Integer64;   // our clock less the ERP's
      lagMedian     : Integer;     // seconds from posting in the ERP to the list: half are faster
      lagP95        : Integer;     // and 95 of 100
      lagSamples    : Integer;     // measured over so many changes
      measuredAt    : Timestamp;
}

/** Records that could not be used, each with what is wrong and what to do. Nothing is dropped silently. */
entity Rejections {
  key ID           : UUID;
      origin       : String(20);  // mirror, evaluate, balance, publish, write-back
      run          : UUID;
      object       : String(40);
      objectKey    : String(200);
      code         : String(60);
      message      : String(1000);
      rejectedAt   : Timestamp;
      recordFilter : String(1000); // the ERP's $filter that brings the record again
}

/** Customers touched by a mirror or business write; evaluated again, then marked. */
entity ChangedCustomers {
  key ID          : UUID;
      source      : saldo.Source;
      partner     : saldo.PartnerId;
      cause       : String(20);  // payment, item, promise, contact, dispute, dunning, …
      changedAt   : Timestamp;
      postedAt    : Timestamp;   // when the ERP posted it, by our clock
      processedAt : Timestamp;
}
