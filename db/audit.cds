namespace saldo.audit;

using saldo from './types';

/**
 * Who decided what, why, under which version of the rules. Appended in the decision's own transaction.
 * What tells about a person may be erased here; that it was there stays proven by its seal.
 */
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
      actorSalt   : String(32);
      salt        : String(32);  // goes with the person's data: the digest then tells nothing
      erasedBy    : UUID;        // the event that says what was erased, and by which rule
}

/** An event as it was, by digests: appended only, each with the digest of the one before. */
entity Seals {
  key chain          : UUID;
  key sequence       : Integer64;
      event          : UUID not null;
      occurredAt     : Timestamp;
      decision       : String(40);
      objectType     : String(30);
      ruleVersion    : String(60);
      actorDigest    : String(64);
      payloadDigest  : String(64);
      previousDigest : String(64);
      digest         : String(64);
}

/** Where each chain ends. Transactions that seal at the same time use different chains. */
entity Chains {
  key chain : UUID;
      seals : Integer64;
      head  : String(64);
}
