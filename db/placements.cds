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
      state           : String(10);      // submitted, recalled, cancelled
      recalledOn      : Date;
      operation       : UUID;            // its way to the ERP
      recallOperation : UUID;            // and back
}

entity SubmittedItems : saldo.itemKey {
  key submission : UUID;
}
