namespace saldo.correspondence;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** What an agent can have sent to a customer, as the bank configures it. */
entity DocumentKinds : CodeList {
  key code               : String(20);
      correspondenceType : String(4);              // DFKKCOH-COTYP
      channel            : String(12);             // by which it reaches the customer; the contact gate is asked for it
      isService          : Boolean default false;  // answers the customer and asks for nothing: no contact that rules count
}

/** What was asked of the ERP for a customer, by whom. */
entity DocumentRequests {
  key ID          : UUID;
      source      : saldo.Source;
      partner     : saldo.PartnerId;
      segment     : saldo.SegmentId;
      kind        : String(20);
      channel     : String(12);
      language    : saldo.LanguageCode;
      account     : saldo.AccountId;
      companyCode : saldo.CompanyCode;
      note        : String(250);
      requestedAt : Timestamp;
      requestedBy : saldo.UserId;
      operation   : UUID;                           // its way to the ERP
}
