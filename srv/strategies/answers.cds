namespace saldo.strategies.answers;

using saldo from '../../db/types';
using from './trial-answers';
using from './test-answers';
using from './backtest-answers';

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
