namespace saldo.strategies.answers;

using saldo from '../../db/types';

/** Amounts are overdue, each in its segment's currency; 'none' stands for no position an agent would work. */
type Trial {
  version        : UUID;
  strategy       : String(20);
  content        : String(16); // says what the version was judged by
  days           : many TriedDay;
  portfolio      : Integer;
  customers      : Integer;
  concerned      : Integer;
  excluded       : Integer;
  rejectedBefore : Integer;
  rejectedAfter  : Integer;
  entering       : Integer;
  leaving        : Integer;
  moving         : Integer;
  seconds        : Double;
  bands          : many TrialBand;
  moves          : many TrialMove;
  loads          : many TrialLoad;
  largestMoves   : many LargestMove;
}

/** Where something was tried, and on the portfolio of which day. */
type TriedDay {
  segment      : saldo.SegmentId;
  businessDate : Date;
}

/** A trial that was kept, in short. */
type KeptTrial {
  ID         : UUID;
  triedAt    : Timestamp;
  triedBy    : saldo.UserId;
  sampleSize : Integer;    // none: everybody was judged
  firstDay   : Date;       // of the portfolio, over all segments
  lastDay    : Date;
  customers  : Integer;
  changing   : Integer;    // who would get another priority or treatment, on or off the lists included
  isCurrent  : Boolean;    // what was tried still says what it said then
}

type TrialBand {
  segment         : saldo.SegmentId;
  collectionGroup : saldo.GroupId;
  priority        : String(10);
  currency        : saldo.CurrencyCode;
  positionsBefore : Integer;
  positionsAfter  : Integer;
  workedBefore    : Integer;
  workedAfter     : Integer;
  amountBefore    : saldo.Amount;
  amountAfter     : saldo.Amount;
}

type TrialMove {
  segment      : saldo.SegmentId;
  currency     : saldo.CurrencyCode;
  fromPriority : String(10);
  toPriority   : String(10);
  positions    : Integer;
  amount       : saldo.Amount;
}

type TrialLoad {
  segment         : saldo.SegmentId;
  collectionGroup : saldo.GroupId;
  minutesBefore   : Integer64;
  minutesAfter    : Integer64;
  cappedBefore    : Integer64; // of these, beyond the strategies' effort caps
  cappedAfter     : Integer64;
  capacityMinutes : Integer64;
}

type LargestMove {
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

/** By the tree in force and by the one on trial; amounts are overdue, in the segment's currency. */
type TreeTrial {
  tree      : UUID;
  content   : String(16);
  days      : many TriedDay;
  segment   : saldo.SegmentId;
  currency  : saldo.CurrencyCode;
  customers : Integer;
  rejected  : Integer;
  changing  : Integer;
  seconds   : Double;
  moves     : many TreatmentMove;
}

type TreatmentMove {
  fromTreatment : String(20); // none while the segment has no tree
  toTreatment   : String(20);
  positions     : Integer;
  amount        : saldo.Amount;
}
