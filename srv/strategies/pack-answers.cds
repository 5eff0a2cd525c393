namespace saldo.strategies.packs;

using saldo from '../../db/types';

/** Rules of contact as they read, and what is wrong with them. */
type Reading {
  content : LargeString;      // the rules as they will be kept
  rules   : many RuleReading;
  looser  : many String(1000); // rules in force that they do not keep, as sentences
  than    : String(250);      // of which version they are
  problem : String(500);      // of the pack as a whole
}

type RuleReading {
  sequence : Integer;
  kind     : String(20);
  sentence : String(2000);
  source   : String(250);
  problem  : String(500);
}

/** What a pack would do on a day in a segment that it holds for. */
type Effect {
  segment     : saldo.SegmentId;
  name        : String(80);
  day         : Date;
  positions   : Integer; // on today's lists
  looked      : Integer; // of these, asked about
  openBefore  : Integer; // who could be contacted at some full hour of the day, by what holds now
  openAfter   : Integer; // by the pack
  opens       : Integer; // who could be contacted by the pack alone
  closes      : Integer;
  hoursBefore : Decimal(4, 1); // full hours of the day at which one could be contacted, on average
  hoursAfter  : Decimal(4, 1);
}
