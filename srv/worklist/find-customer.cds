using {WorklistService} from './service';
using {saldo} from '../../db/types';

// Who is calling.
extend service WorklistService with {
  type FoundCustomer {
    segment   : saldo.SegmentId;
    source    : saldo.Source;
    partner   : saldo.PartnerId;
    name      : String(81);
    city      : String(40);
    matchedBy : String(12);  // phone, email, name, identity, partner, account, contract, document
    matched   : String(80);  // what of it
    isMine    : Boolean;     // on my list today
    hasPosition : Boolean;   // to be collected from today: can be taken by takeCall
    heldBy    : saldo.UserId;
    heldByName : String(80);
    isHeldByMe : Boolean;
    flagText : String(250);  // what holds of the person, as that they died; empty for most
  }

  /** Customers of my segments by phone number, e-mail, name, identity number, partner, account, contract or document; at most 20. An action: names and numbers have no place in addresses, which are logged. */
  action findCustomer(text : String(80)) returns many FoundCustomer;
  /** Takes a customer of my segments who calls onto my list for today, opens and holds them. */
  action takeCall(segment : saldo.SegmentId, source : saldo.Source, partner : saldo.PartnerId)
    returns WorklistService.MyPositions;
}

annotate WorklistService.findCustomer with (
  text @mandatory
);

annotate WorklistService.takeCall with (
  segment @mandatory,
  source  @mandatory,
  partner @mandatory
);
