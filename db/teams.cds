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

/** Who spread work differently, when and why: what the audit trail seals, as supervisors read it. */
entity TeamChanges {
  key ID              : UUID;
      changedAt       : Timestamp;
      changedBy       : saldo.UserId;
      change          : String(40);    // as the audit trail's decision
      segment         : saldo.SegmentId;
      collectionGroup : saldo.GroupId; // none given: of the whole segment
      source          : saldo.Source;  // one customer; none given: an agent's work, or everybody's
      partner         : saldo.PartnerId;
      fromAgent       : saldo.UserId;  // whose work it was
      toAgent         : saldo.UserId;  // who does it from then on
      validFrom       : Date;
      validTo         : Date;
      reason          : String(250);
}
