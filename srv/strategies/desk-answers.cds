namespace saldo.strategies.desk;

using saldo from '../../db/types';
using {saldo.strategies.answers as answers} from './answers';

/** What a rule or branch is called in a language. */
type Title {
  language : saldo.LanguageCode;
  text     : String(120);
}

/** A condition as people write it: amounts as decimals of the currency, ratios as percentages. */
type WrittenCondition {
  fact     : String(40);
  operator : String(10);
  negated  : Boolean;
  values   : many String(60);
}

/** A rule or branch as it is edited. */
type Clause {
  sequence   : Integer;
  name       : String(40);
  titles     : many Title;
  points     : Integer;     // of a rule
  parent     : Integer;     // of a branch
  treatment  : String(20);  // of a branch that ends
  currency   : saldo.CurrencyCode;
  known      : String(16);  // says how it stood when it was read
  conditions : many WrittenCondition;
}

type Band {
  priority    : String(10);
  percentFrom : Integer;
}

/** A value that conditions on a code may name. */
type Choice {
  code : String(60);
  name : String(120);
}

/** All that is wrong or doubtful, and on how much of today's portfolio each rule holds. */
type Examination {
  positions : Integer;
  problems  : many answers.Problem;
  rules     : many RuleShare;
}

type RuleShare {
  sequence     : Integer;
  rule         : String(40);
  title        : String(120);
  sentence     : String(2000);
  sharePercent : Decimal(5, 2); // none for a rule that cannot be asked
}

type Comparison {
  version  : Integer;
  other    : Integer;
  rules    : many RuleChange;
  settings : many SettingChange;
}

type RuleChange {
  change : String(10); // added, removed, changed, same
  title  : String(120);
  before : String(2000);
  after  : String(2000);
}

type SettingChange {
  name   : String(40); // a parameter, or band: and the priority
  before : String(60);
  after  : String(60);
}

/** A branch where it stands in its tree. */
type OutlinedBranch {
  sequence  : Integer;
  depth     : Integer;
  number    : String(40); // as in 2.1.3
  title     : String(120);
  sentence  : String(2000);
  treatment : String(20);
  isFirst   : Boolean;    // of its siblings
  isLast    : Boolean;
  problem   : String(500);
}

type Outline {
  known    : String(16);
  branches : many OutlinedBranch;
}
