namespace saldo.strategies.listed;

using saldo from '../../db/types';

/** A row of a list in words. */
type Row {
  rowKey  : String(250);
  segment : saldo.SegmentId;
  title   : String(250);   // which row
  text    : String(5000);  // all else that it says
  state   : String(10);    // current, later, over
  waiting : String(80);    // the change that would change it, if there is one
}

/** A row as it is written. */
type RowToEdit {
  known        : String(16);  // says how it stood when it was read
  waitingTitle : String(80);
  waitingBy    : saldo.UserId;
  drafts       : many OpenDraft;
  fields       : many Field;
  isBegun      : Boolean;      // it can only be given another end
  effect       : String(250); // from when what is written holds
  ruleChoices  : many RuleChoice; // what rules of contact may name, in lists that have some
}

type RuleChoice {
  what : String(20); // channels, reasons, relations, calendars
  code : String(60);
  name : String(120);
}

/** A draft of the reader's that the row could go into. */
type OpenDraft {
  ID      : UUID;
  title   : String(80);
  segment : saldo.SegmentId;
}

type Field {
  name       : String(40);
  label      : String(120);
  kind       : String(10);   // text, long, day, integer, decimal, flag, choice, rules
  isFixed    : Boolean;
  isRequired : Boolean;
  longest    : Integer;      // characters of a text, decimals of a number
  value      : LargeString;
  choices    : many Choice;
}

type Choice {
  code : String(60);
  name : String(120);
}

type FieldValue {
  name  : String(40);
  value : LargeString;
}
