namespace saldo.privacy;

using saldo from './types';

/** Persons whose data may only be kept, not used (GDPR Art. 18): nobody sees them until they are erased. */
entity Restrictions {
  key source       : saldo.Source;
  key partner      : saldo.PartnerId;
      reason       : String(250);
      restrictedAt : Timestamp;
      restrictedBy : saldo.UserId;
      eraseFrom    : Date;          // the law wants the data kept until then
}

/** What was erased, and by which rule; not of whom. */
entity Erasures {
  key ID           : UUID;
      erasedAt     : Timestamp;
      erasedBy     : saldo.UserId;
      reason       : String(250);
      rule         : String(60);
      erasedRows   : Integer;
      emptiedEvents: Integer;       // of the audit trail: what told about the person
      report       : LargeString;   // JSON: rows by table
}

/** Who has read whose sensitive data on which day, and when first: one row however often. */
entity SensitiveReads {
  key day     : Date;
  key source  : saldo.Source;
  key partner : saldo.PartnerId;
  key reader  : saldo.UserId;
  key entity  : String(80); // as the service names it
      readAt  : Timestamp;
}
