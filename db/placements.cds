namespace saldo.placements;

using saldo from './types';

/** Who an external agency is in an ERP. Saldo submits to those that are here, and to no others. */
entity AgencyPartners {
  key collectionGroup : saldo.GroupId;   // of kind agency
  key source          : saldo.Source;
      agencyPartner   : saldo.PartnerId; // DFKKCOLL-INKGP
      recallReason    : String(2);       // DFKKCOLL-RUGRD of what Saldo takes back
      changedBy       : saldo.UserId;
      changedAt       : Timestamp;
}

/** Items of a customer in one currency that Saldo has the ERP give to an agency. */
entity Submissions {
  key ID              : UUID;
      source          : saldo.Source;
      partner         : saldo.PartnerId;
      segment         : saldo.SegmentId;
      collectionGroup : saldo.GroupId;   // the agency
      currency        : saldo.CurrencyCode;
      amount          : saldo.Amount;    // open on its items when submitted
      items           : Integer;
      run             : UUID;            // the night that asked for it
      submittedOn     : Date;
      state           : String(10);      // submitted, settled, recalled, cancelled
      settledOn       : Date;            // all its items were cleared
      recalledOn      : Date;
      recallCause     : String(20);      // list, dispute, or why the customer is excluded
      operation       : UUID;            // its way to the ERP
      recallOperation : UUID;            // and back
}

entity SubmittedItems : saldo.itemKey {
  key submission : UUID;
}

/** What is with agencies by the ERP's own books: AgencySubmission (DFKKCOLL). Saldo's submissions too. */
entity ErpSubmissions : saldo.mirrored {
  key source        : saldo.Source;
  key submission    : String(12);        // the ERP's number
      operation     : UUID;              // that asked for it, if Saldo did
      partner       : saldo.PartnerId;
      agencyPartner : saldo.PartnerId;   // DFKKCOLL-INKGP
      currency      : saldo.CurrencyCode;
      amount        : saldo.Amount;
      status        : String(2);         // DFKKCOLL-AGSTA
      isOpen        : Boolean;           // an agency has it
      submittedOn   : Date;
      recalledOn    : Date;
}

entity ErpSubmittedItems : saldo.itemKey, saldo.mirrored {
  key submission : String(12);
      partner    : saldo.PartnerId;
}
