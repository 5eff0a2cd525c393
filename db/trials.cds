namespace saldo.strategies;

using saldo from './types';

/** What a trial of a strategy version or a tree found: who decides sees the very one that was proposed on. */
entity Trials {
  key ID         : UUID;
      tried      : UUID;        // the version or the tree
      content    : String(16);  // fingerprint of what it said then
      triedAt    : Timestamp;
      triedBy    : saldo.UserId;
      sampleSize : Integer;     // none given: everybody was judged
      report     : LargeString; // JSON, without the persons of its largest moves
}

/** Where it was tried, and on the portfolio of which day. */
entity TrialSegments {
  key trial        : UUID;
  key segment      : saldo.SegmentId;
      businessDate : Date;
}

/** The largest moves of a trial, the largest first. */
entity TrialMoves {
  key trial         : UUID;
  key sequence      : Integer;
      segment       : saldo.SegmentId;
      source        : saldo.Source;
      partner       : saldo.PartnerId;
      currency      : saldo.CurrencyCode;
      amount        : saldo.Amount;
      fromPriority  : String(10);
      toPriority    : String(10);
      percentBefore : Integer;
      percentAfter  : Integer;
      reasonsBefore : LargeString;
      reasonsAfter  : LargeString;
}

// Unique constraints serve as indexes, as in indexes.cds.
annotate Trials with @assert.unique.ofTried: [tried, triedAt, ID];
annotate TrialMoves with @assert.unique.customer: [source, partner, trial, sequence];
