namespace saldo.strategies;

using saldo from './types';
using {saldo.strategies as strategies} from './strategies';

/**
 * A change of what nights read beside strategy versions: assignments and stages of one segment, or
 * what exclusions do in the whole bank. Drafted by one, put into force by another; then its rows
 * stand in StrategyAssignments, StageRules and ExclusionTreatments, and here as what was decided.
 */
entity SettingChanges {
  key ID          : UUID;
      segment     : saldo.SegmentId;            // null: the whole bank
      title       : String(80);
      reason      : String(250);
      status      : String(10) default 'draft'; // draft, proposed, active
      createdAt   : Timestamp;
      createdBy   : saldo.UserId;
      proposedAt  : Timestamp;
      proposedBy  : saldo.UserId;               // never who activates it
      activatedAt : Timestamp;
      activatedBy : saldo.UserId;
      assignments : Composition of many AssignmentChanges on assignments.change = $self.ID;
      stageRules  : Composition of many StageRuleChanges on stageRules.change = $self.ID;
      exclusionTreatments : Composition of many ExclusionTreatmentChanges
                              on exclusionTreatments.change = $self.ID;
}

/** An assignment as it shall be, new or in the place of the one with this id. */
entity AssignmentChanges : strategies.assignment {
  key change     : UUID;
  key assignment : UUID;                  // id of the row in StrategyAssignments
      isRemoved  : Boolean not null default false;
}

/** The stages of a day are replaced as a whole: all rules valid from that day are here. */
entity StageRuleChanges {
  key change     : UUID;
  key validFrom  : Date;
  key sequence   : Integer;
      validTo    : Date;
      stage      : String(12);
      conditions : Composition of many StageConditionChanges
                     on  conditions.change    = $self.change
                     and conditions.validFrom = $self.validFrom
                     and conditions.rule      = $self.sequence;
}

entity StageConditionChanges : strategies.condition {
  key change     : UUID;
  key validFrom  : Date;
  key rule       : Integer;
  key sequence   : Integer;
}

entity ExclusionTreatmentChanges : strategies.exclusionTreatment {
  key change     : UUID;
  key reason     : String(20);
  key validFrom  : Date;
      isRemoved  : Boolean not null default false;
}

/**
 * A row of a list (srv/strategies/lists) as it shall be. Its fields stand as text: lists have other columns
 * each, and are checked by what the list says of them.
 */
entity SettingRowChanges {
  key change  : UUID;
  key list    : String(30);
  key rowKey  : String(250);  // JSON array: the texts of its keys
      segment : saldo.SegmentId;
      content : LargeString;  // JSON: what it shall say; none: it is removed
      was     : LargeString;  // JSON: what it said when it was drafted; none: there was none
}
