namespace saldo.supervision.answers;

using saldo from '../../db/types';

/** What balancing the published lists anew would do; nothing is written. */
type BalancePreview {
  run    : UUID;
  chosen : BalancePoint;
  curve  : many BalancePoint;  // the same imbalance allowed, with more and more moves allowed
  moves  : many PreviewedMove;
}

type BalancePoint {
  maxMoves  : Integer;         // none: no limit
  moves     : Integer;         // for balance; who has to move anyway is not counted
  imbalance : Decimal(9, 4);   // of the fullest agent above the bound, in the worst dimension
}

type PreviewedMove {
  source       : saldo.Source;
  partner      : saldo.PartnerId;
  customerName : String(80);
  fromAgent    : saldo.UserId;
  fromName     : String(80);
  toAgent      : saldo.UserId;
  toName       : String(80);
  reason       : String(20);
}
