namespace saldo.contacts;

using saldo from './types';

/** Which kinds of contact rules may be overridden in a segment, and for how long; a kind without a row never. */
entity OverridePolicies {
  key segment   : saldo.SegmentId;
  key ruleKind  : String(20); // cap, cooldown, hours, closed-days, consent, no-contact-until, …
  key validFrom : Date;
      validTo   : Date;
      minutes   : Integer;
}

/** Who, beside supervisors, may override the contact gate in a segment. */
entity OverrideRights {
  key segment   : saldo.SegmentId;
  key agent     : saldo.UserId;
  key validFrom : Date;
      validTo   : Date;
}

/** A rule that somebody answers for not keeping, for one customer and channel, for a while. */
entity GateOverrides {
  key ID         : UUID;
      source     : saldo.Source;
      partner    : saldo.PartnerId;
      segment    : saldo.SegmentId;
      channel    : String(12);
      rule       : String(60);   // id in the pack
      ruleKind   : String(20);
      ruleSource : String(250);
      pack       : String(40);   // that refused, with its version
      reason     : String(250);
      grantedBy  : saldo.UserId;
      grantedAt  : Timestamp;
      expiresAt  : Timestamp;
}
