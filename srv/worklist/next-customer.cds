using {WorklistService} from './service';
using {saldo} from '../../db/types';

// Whom to work next, without going through the list.
extend service WorklistService with {
  type SkippedCustomer {
    segment : saldo.SegmentId;
    source  : saldo.Source;
    partner : saldo.PartnerId;
    name    : String(81);
    why     : String(10);  // held, gate
    text    : String(500);
    opensAt : Timestamp;
  }

  /** No key when the list holds nobody who can be worked now. */
  type NextCustomer {
    segment   : saldo.SegmentId;
    source    : saldo.Source;
    partner   : saldo.PartnerId;
    name      : String(81);
    heldUntil : Timestamp;
    skipped   : many SkippedCustomer;
  }

  /** Opens and holds the first open customer of my lists whom the gate lets contact now; who was passed over is named with why. Channel: phone when left out. */
  action nextCustomer(channel : String(12)) returns NextCustomer;
}
