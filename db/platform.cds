/**
 * Tables of what processes agree on in the database (srv/platform).
 * Nothing else reads or writes them.
 */
namespace saldo.platform;

/** Who may do a thing at the moment; the row stays, so that the fencing token only rises. */
entity Leases {
  key name         : String(200);
      holder       : String(200) not null;
      fencingToken : Int64 not null;
      expiresAt    : Timestamp not null;
}

/** What was taken out of a budget in its current window; the row stays for the next window. */
entity Counters {
  key name         : String(200);
      used         : Int64 not null;
      windowEndsAt : Timestamp not null;
}

/** What is done once only, and what came of it. */
entity OnceRecords {
  key name        : String(300);
      payloadHash : String(128) not null;
      /** Which claim may complete it. */
      claim       : String(36) not null;
      done        : Boolean not null;
      result      : LargeString;
      expiresAt   : Timestamp not null;
}

/** A message that waits, is being handled, or was given up. Handled messages are deleted. */
// Always unique, by the key in them; they are there for their indexes: what comes next, and whether
// something of its group comes before it.
@assert.unique.order : [queue, state, sequence, id]
@assert.unique.group : [queue, orderGroup, sequence, id]
entity QueueMessages {
  key queue       : String(60);
  key id          : String(120);
      /** Messages of one group are handled one after the other, in the order they were sent. */
      orderGroup  : String(120);
      sequence    : Int64 not null;
      body        : LargeString not null;
      /** `ready` or `dead`. */
      state       : String(5) not null;
      /** When it may be handed out; while it is being handled, when its handler's time is over. */
      availableAt : Timestamp not null;
      attempts    : Integer not null;
      /** Which hand-out may complete it; null while it waits. */
      leaseToken  : String(36);
      lastError   : String(1000);
}
