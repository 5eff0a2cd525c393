namespace saldo.strategies.answers;

using saldo from '../../db/types';

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
