namespace saldo.events;

using saldo from './types';

annotate ChangeEvents with @assert.unique.due: [
  state,
  nextAttemptAt,
  ID
];

/**
 * A change event of the ERP (CloudEvents 1.0): only a wake-up to read an object again by its key.
 * What else the event says is not kept, and not trusted.
 */
entity ChangeEvents {
  key ID            : UUID;         // deterministic: the event's source and id, so that it comes in once
      eventSource   : String(255);
      eventId       : String(255);
      type          : String(255);
      channel       : String(10);   // webhook, messaging; saldo: has an object read again itself
      subject       : String(20);   // kind of object; empty when the type is not known
      objectKey     : String(40);
      happenedAt    : Timestamp;    // by the ERP's clock
      receivedAt    : Timestamp;
      state         : String(10);   // pending, done, failed, ignored
      attempts      : Integer default 0;
      nextAttemptAt : Timestamp;
      settledAt     : Timestamp;
      errorCode     : String(60);
      errorText     : String(1000);
}
