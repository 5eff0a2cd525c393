namespace saldo.writeoffs;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** What somebody proposes to write off. Who may posts it in the ERP. */
entity WriteOffs {
  key ID             : UUID;
      source         : saldo.Source;
      partner        : saldo.PartnerId;
      segment        : saldo.SegmentId;
      currency       : saldo.CurrencyCode;
      amount         : saldo.Amount;
      reason         : String(2);   // DFKKOP-ABGRD
      note           : String(250);
      state          : String(10);  // waiting, proposed, rejected, cancelled
      dispute        : UUID;        // the case that gives it up; none: proposed by itself
      decidedAt      : Timestamp;
      decidedBy      : saldo.UserId;
      decisionReason : String(250);
      operation      : UUID;        // its way to the ERP
      createdAt      : Timestamp;
      createdBy      : saldo.UserId;
}

entity WriteOffItems : saldo.itemKey {
  key writeOff : UUID;
      amount   : saldo.Amount;
}

/** What the ERP says of proposals. WriteOffProposal of the wrapper contract. */
entity ErpWriteOffs : saldo.mirrored {
  key source    : saldo.Source;
  key proposal  : String(12);   // the ERP's number
      partner   : saldo.PartnerId;
      operation : UUID;         // that proposed it, if Saldo did
      status    : String(1);    // blank proposed, 1 posted, 2 refused
}

/**
 * Above which amount of a customer, in one write-off or several, a second pair of eyes is needed; always
 * where nothing is said.
 */
entity WriteOffPolicies {
  key segment       : saldo.SegmentId;
  key validFrom     : Date;
      validTo       : Date;
      approvalAbove : saldo.Amount; // in the segment's currency; none given: always
}

entity WriteOffReasons : CodeList {
  key code : String(2); // DFKKOP-ABGRD, as the bank configures it
}

entity WriteOffStates : CodeList {
  key code        : String(10);
      criticality : Integer;
}
