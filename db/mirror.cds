namespace saldo.mirror;

using saldo from './types';

/** Up to where each ERP object has been read. */
entity States {
  key source    : saldo.Source;
  key object    : String(40);
      highWater : String(40);   // latest change stamp seen, by the ERP's clock
      nextPage  : String(2000); // where an interrupted load goes on
      fullAt    : Timestamp;
      deltaAt   : Timestamp;
      rowsRead  : Integer64 default 0;
}

/** One comparison with the ERP's own aggregate, at one instant. */
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
      processedAt : Timestamp;
}
