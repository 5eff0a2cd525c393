namespace saldo.audit;

using saldo from './types';

/** Who decided what, why, under which version of the rules. Appended in the decision's own transaction. */
entity Events {
  key ID          : UUID;
      occurredAt  : Timestamp;
      actor       : saldo.UserId;
      decision    : String(40);
      objectType  : String(30);
      objectKey   : String(120);
      source      : saldo.Source;
      partner     : saldo.PartnerId;
      reason      : String(250);
      ruleVersion : String(60);
      details     : LargeString; // JSON, no personal data
}
