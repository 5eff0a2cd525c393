namespace saldo.teams;

using saldo from './types';

/** When a supervisor of a segment should look at somebody; without a row nobody is said to be idle by time. */
entity TeamRules {
  key segment         : saldo.SegmentId;
      idleMinutes     : Integer; // since the last contact
      overloadPercent : Integer; // minutes planned, of those of the day
      reason          : String(250);
      changedBy       : saldo.UserId;
      changedAt       : Timestamp;
}

/** How the days that nobody has touched a customer are classed. */
entity AgeBuckets {
  key segment  : saldo.SegmentId;
  key fromDays : Integer;
      toDays   : Integer; // none given: and more
}

/** A hold that a supervisor has ended, until its agent is told. */
entity ReleasedHolds {
  key source     : saldo.Source;
  key partner    : saldo.PartnerId;
  key agent      : saldo.UserId;
      releasedBy : saldo.UserId;
      releasedAt : Timestamp;
      reason     : String(250);
}
