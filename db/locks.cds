namespace saldo.locks;

using saldo from './types';

/**
 * Locks that Saldo asked the ERP for. DFKKLOCKS has no field for who set a lock: what is not here, or
 * here as foreign, Saldo never lifts.
 */
entity RequestedLocks {
  key ID            : UUID;
      source        : saldo.Source;
      partner       : saldo.PartnerId;
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
}
