namespace saldo.strategies.answers;

using saldo from '../../db/types';

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
