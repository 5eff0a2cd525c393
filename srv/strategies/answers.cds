namespace saldo.strategies.answers;

using saldo from '../../db/types';

/** Wrong (error: cannot be activated) or doubtful (warning). */
type Problem {
  code         : String(40);
  severity     : String(10);
  rule         : String(40);
  text         : String(500); // in the user's language
  detail       : String(500); // what exactly, in English
  sharePercent : Decimal(5, 2); // of today's positions on which the rule holds
}

type Explanation {
  run             : UUID;
  segment         : saldo.SegmentId;
  source          : saldo.Source;
  partner         : saldo.PartnerId;
  businessDate    : Date;
  stage           : String(12);
  collectionGroup : saldo.GroupId;
  arm             : String(20);
  strategy        : String(20);
  version         : Integer;
  versionID       : UUID;
  versionStatus   : String(10); // as it is now
  points          : Integer;
  maxValuation    : Integer;
  percent         : Integer;
  priority        : String(10);
  text            : LargeString; // the held rules, strongest first
  rules           : many RuleExplanation;
  treatment       : String(20); // what to do next, by the segment's decision tree
  treatmentTree   : UUID;
  treatmentBranch : Integer;
  treatmentSteps  : many TreatmentStep;
}

type TreatmentStep {
  branch : String(40);
  title  : String(120);
  text   : String(1000);
}

type RuleExplanation {
  rule       : String(40);
  title      : String(120);
  points     : Integer;
  held       : Boolean;
  text       : LargeString;
  conditions : many ConditionExplanation;
}

type ConditionExplanation {
  fact     : String(40);
  operator : String(10);
  negated  : Boolean;
  operands : String(500); // JSON array
  value    : String(100); // JSON; null when nothing was known
  held     : Boolean;
  question : String(500);
  text     : String(500);
}

type StrategyChoice {
  day         : Date;
  strategy    : String(20);
  version     : Integer;
  versionID   : UUID;
  code        : String(40);  // why there is none, or null
  text        : String(500);
  assignments : many MatchingAssignment; // the first applies
}

type MatchingAssignment {
  ID              : UUID;
  strategy        : String(20);
  stage           : String(12);
  collectionGroup : saldo.GroupId;
  arm             : String(20);
  validFrom       : Date;
  validTo         : Date;
  applies         : Boolean;
}

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

/** Groups of connected debtors. */
type ExperimentPlan {
  experiment  : UUID;
  firstDay    : Date;        // on which it could start: no lists are published for it
  expected    : Integer;     // could enter today
  needed      : Integer;
  isEnough    : Boolean;
  shownEffect : Double;      // the smallest that those expected could show
  arms        : many ArmNeed;
  code        : String(40);  // what is wrong with the design, or null
  text        : String(500);
}

type ArmNeed {
  arm    : String(20);
  needed : Integer;
}

type ExperimentResults {
  experiment    : UUID;
  status        : String(10);
  asOf          : Date;
  currency      : saldo.CurrencyCode;
  information   : Double;     // of what was planned, 1 is all
  criticalValue : Double;     // standard errors that the deciding difference must exceed
  isLookDue     : Boolean;
  verdict       : String(10); // of the last look taken: go-on, stop
  arms          : many ArmProgress;
  looks         : many LookTaken;
  comparisons   : many ArmComparison;
}

/** Groups of connected debtors: drawn, observed over their whole horizon, needed. */
type ArmProgress {
  arm      : String(20);
  entered  : Integer;
  observed : Integer;
  needed   : Integer;
}

type LookTaken {
  number        : Integer;
  takenOn       : Date;
  information   : Double;
  criticalValue : Double;
  verdict       : String(10);
}

/** A challenger against the champion by one metric: challenger less champion. */
type ArmComparison {
  metric     : String(20);
  unit       : String(10); // share, count, or the currency of an amount for each group
  isDeciding : Boolean;
  champion   : ArmFigure;
  challenger : ArmFigure;
  difference : Double;
  lower      : Double;
  upper      : Double;
  isShown    : Boolean;    // whether an uplift may be claimed
  code       : String(40); // why not, or null
  text       : String(500);
}

type ArmFigure {
  arm    : String(20);
  groups : Integer;
  value  : Double;
}

/** Exposure in the segment's currency. */
aspect RankQuality {
  exposure  : saldo.Amount;
  rolled    : saldo.Amount; // into a worse bucket
  selfCured : saldo.Amount; // paid with nobody asking
  gini      : Double;       // 1: all that rolled stood first; 0: by chance
  slices    : many RankSlice;
}

type RankSlice {
  slice          : Integer; // equal parts of the exposure, best ranked first
  rolledShare    : Double;
  selfCuredShare : Double;
  lift           : Double;
  gain           : Double;
}

type Backtest : RankQuality {
  version     : UUID;
  strategy    : String(20);
  segment     : saldo.SegmentId;
  currency    : saldo.CurrencyCode;
  validFrom   : Date;
  validTo     : Date;
  horizonDays : Integer;
  stage       : String(12);   // null: every stage
  sampleSize  : Integer;
  contracts   : Integer;      // once for each day
  approximate : Integer;      // valued on facts made with other parameters
  days        : many BacktestDay;
  uplift      : Double;       // never: what a version brings is shown by random arms alone
  upliftCode  : String(40);
  upliftText  : String(500);
}

type BacktestDay : RankQuality {
  day   : Date;
  until : Date;
}
