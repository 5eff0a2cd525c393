namespace saldo.operations;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

annotate Operations with @assert.unique: {objectOrder: [
  source,
  objectKey,
  sequence
]};

/** One intended effect in the ERP. This row is the truth; a message is only a wake-up. */
entity Operations {
  key ID            : UUID;          // deterministic: business key, action and payload
      kind          : String(30);    // promise-create, contact-note, …
      source        : saldo.Source;
      objectKey     : String(60);    // order is kept for each object
      sequence      : Integer64;     // order in the object
      partner       : saldo.PartnerId;
      subject       : UUID;          // the promise or contact it carries
      segment       : saldo.SegmentId; // whose business it is; none for what concerns the person in all of them
      state         : String(12);    // pending, sending, confirmed, parked, cancelled
      payload       : LargeString;   // JSON
      payloadHash   : String(64);
      attempts      : Integer default 0;
      nextAttemptAt : Timestamp;
      leaseHolder   : String(60);
      leaseUntil    : Timestamp;
      fencingToken  : Integer64 default 0;
      outcomeUnknown: Boolean default false; // sent without an answer: read before sending again
      firstSentAt   : Timestamp;     // since when the ERP may have it
      sentVersion   : String(200);   // ETag of the object under which a change was sent
      erpKey        : String(40);
      errorCode     : String(60);
      errorText     : String(1000);
      erpErrorCode  : String(60);    // message class and number, as the ERP gave it
      refusal       : String(30);    // what the ERP's refusal means in the business
      conflict      : LargeString;   // JSON: the ERP's object before, what was wanted, the object then
      createdAt     : Timestamp;
      createdBy     : saldo.UserId;
      confirmedAt   : Timestamp;
      parkedAt      : Timestamp;
      resolvedAt    : Timestamp;     // when a person last decided on it
      resolvedBy    : saldo.UserId;
      resolution    : String(500);   // evidence or reason
}

/**
 * An attempt that did not settle an operation well at once, or came after such a one: what got through
 * at its first attempt has none.
 */
entity OperationAttempts {
  key operation     : UUID;
  key token         : Integer64;   // fencing token of its claim: a later attempt has a greater one
      endedAt       : Timestamp;   // when its outcome was written down
      sentTo        : String(100); // service and entity set
      outcome       : String(10);  // confirmed, refused, failed, unknown, check, lost
      status        : Integer;     // of the HTTP answer; none when none came, or none was asked for
      errorCode     : String(60);
      erpErrorCode  : String(60);
      errorText     : String(1000);
      nextAttemptAt : Timestamp;   // none: a person decides, or it is done
}

/** What a message of the ERP means to an agent. Banks add the messages of their own wrapper. */
entity ErpMessages {
  key erpErrorCode : String(60);
      refusal      : String(30);     // item-cleared, item-in-promise, …
}

entity OperationStates : CodeList {
  key code        : String(12);
      criticality : Integer;
}
