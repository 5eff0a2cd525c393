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
