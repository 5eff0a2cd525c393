namespace saldo.locks;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/**
 * Locks that Saldo asked the ERP for. DFKKLOCKS has no field for who set a lock: what is not here, or
 * here as foreign, Saldo never lifts.
 */
entity RequestedLocks {
  key ID            : UUID;
      source        : saldo.Source;
      partner       : saldo.PartnerId;
      account       : saldo.AccountId; // of a lock on the whole contract account; else none
      document      : String(12); // DFKKOP-OPBEL
      repetition    : String(3);  // DFKKOP-OPUPW
      item          : String(4);  // DFKKOP-OPUPK
      subitem       : String(3);  // DFKKOP-OPUPZ
      process       : String(2);  // DFKKLOCKS-PROID: 01 dunning, 02 incoming payment
      reason        : String(1);  // DFKKLOCKS-LOCKR
      validFrom     : Date;       // DFKKLOCKS-FDATE
      validTo       : Date;       // DFKKLOCKS-TDATE
      status        : String(10); // requested, set, foreign (was there before), lifting, lifted, cancelled
      setBy         : saldo.UserId;
      setAt         : Timestamp;
      liftedBy      : saldo.UserId;
      liftedAt      : Timestamp;
      replaces      : UUID;       // the lock that is lifted once this one is set; none for a first one
}

/** What an agent keeps off a customer for a while. Over after its last day, or when lifted. */
entity Blocks {
  key ID         : UUID;
      source     : saldo.Source;
      partner    : saldo.PartnerId;
      segment    : saldo.SegmentId;
      kind       : String(8);  // dunning, payment: locks in the ERP; contact: nobody contacts the customer
      reason     : String(20);
      note       : String(250);
      validFrom  : Date;
      validTo    : Date;
      setBy      : saldo.UserId;
      setAt      : Timestamp;
      liftedBy   : saldo.UserId;
      liftedAt   : Timestamp;
      liftReason : String(250);
}

/** The locks that a block of dunning or payment stands for. */
entity BlockLocks {
  key block : UUID;
  key lock  : UUID; // in RequestedLocks
}

/** Locks of an ERP under which nobody contacts the customer: from a day on, as the bank decides. */
entity ContactLocks {
  key source    : saldo.Source;
  key process   : String(2);   // DFKKLOCKS-PROID
  key reason    : String(1);   // DFKKLOCKS-LOCKR
  key validFrom : Date;
      validTo   : Date;
      basis     : String(250); // law, contract or policy that forbids it; shown with every refusal
      changedBy : saldo.UserId;
      changedAt : Timestamp;
}

entity BlockReasons : CodeList {
  key code       : String(20);
      lockReason : String(1); // DFKKLOCKS-LOCKR of a dunning lock, as the bank configures it
}

entity BlockKinds : CodeList {
  key code : String(8);
}

entity BlockStates : CodeList {
  key code        : String(8);
      criticality : Integer;
}
