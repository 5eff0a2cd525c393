using {saldo} from '../../db/types';
using {saldo.codes as codes} from '../../db/code-texts';
using {saldo.worklists as worklists} from '../../db/worklists';
using {StrategiesService} from './service';
using {saldo.strategies.desk as desk} from './desk-answers';

// What the strategy desk shows and does beside the rows themselves: in words, and in one step.
extend service StrategiesService with {
  @readonly entity CodeTexts  as projection on codes.CodeTexts;
  @readonly entity Priorities as projection on worklists.Priorities;

  /** What the reader may do that begins with no row; for the screen alone. */
  @readonly
  @odata.singleton
  @cds.persistence.skip
  entity Desk {
    key reader   : saldo.UserId;
        mayWrite : Boolean;
  }

  /** Values that a condition on a fact of kind code may name; others may be written too. */
  function choicesOf(fact : String(40)) returns many desk.Choice;

  /** A strategy with a first, empty draft. */
  action newStrategy(strategy : String(20), name : String(60), description : String(250),
                     currency : saldo.CurrencyCode, maxValuation : Integer) returns StrategiesService.Versions;

  /** A draft of a test of a challenger against how things go today, half and half unless said otherwise. */
  action draftTest(name : String(80), segment : saldo.SegmentId, stage : String(12),
                   challenger : String(20), sharePercent : Decimal(5, 2),
                   startsOn : Date, enrolUntil : Date, endsOn : Date, entersFromDays : Integer,
                   metric : String(20), horizonDays : Integer, expectedShare : Decimal(9, 6),
                   deviation : Decimal(23, 6), wishedEffect : Decimal(23, 6),
                   power : Decimal(5, 4), significance : Decimal(5, 4), looks : Integer,
                   comment : String(250)) returns StrategiesService.Experiments;
}

extend StrategiesService.Versions with columns {
  virtual null as mayEdit     : Boolean,
  virtual null as mayActivate : Boolean,
  virtual null as maySendBack : Boolean,
  virtual null as mayRetire   : Boolean,
  virtual null as mayCopy     : Boolean,
  virtual null as knownParameters : String(16), // says how the parameters stand
  virtual null as trialText        : String(60), // whether it was tried as it stands
  virtual null as trialCriticality : Integer,
  statusText   : Association to one StrategiesService.CodeTexts
                   on  statusText.list = 'draft-status'
                   and statusText.code = $self.status,
  strategyText : Association to one StrategiesService.Strategies on strategyText.strategy = $self.strategy
};

extend entity StrategiesService.Versions with actions {
  /** A rule as it is written, to be changed; without a sequence, a new one. */
  function ruleToEdit(sequence : Integer)                                    returns desk.Clause;
  /** Writes a rule of a draft; refused when somebody else changed it since it was read (RULE_CHANGED). */
  action   saveRule(sequence : Integer, known : String(16), titles : many desk.Title,
                    points : Integer, conditions : many desk.WrittenCondition) returns StrategiesService.Versions;
  action   removeRule(sequence : Integer, known : String(16))                returns StrategiesService.Versions;
  /** All bands of a draft at once, in the place of those that were read (BANDS_CHANGED). */
  action   saveBands(bands : many desk.Band, was : many desk.Band)           returns StrategiesService.Versions;
  /** What is left out stays; `known` is `knownParameters` as it was read (PARAMETERS_CHANGED). */
  action   changeParameters(known : String(16), currency : saldo.CurrencyCode, maxValuation : Integer,
                            toleranceDays : Integer, dueSoonDays : Integer, dunningDays : Integer, overdueGrid : String(60),
                            dueGrid : String(60), minimumValue : saldo.Amount, effortCapMinutes : Integer,
                            comment : String(250))                           returns StrategiesService.Versions;
  /** What `check` tells, and on how much of today's portfolio each rule holds. */
  function examine()                                                         returns desk.Examination;
  /** From another version to this one, rules as sentences. */
  function compare(other : UUID)                                             returns desk.Comparison;
};

extend StrategiesService.Rules with columns {
  virtual null as title    : String(120),
  virtual null as sentence : String(2000),
  virtual null as problem  : String(500)
};

extend StrategiesService.Bands with columns {
  priorityText : Association to one StrategiesService.Priorities on priorityText.code = $self.priority
};

extend StrategiesService.TreatmentTrees with columns {
  virtual null as mayEdit     : Boolean,
  virtual null as mayActivate : Boolean,
  virtual null as maySendBack : Boolean,
  virtual null as mayRetire   : Boolean,
  virtual null as mayCopy     : Boolean,
  virtual null as trialText        : String(60), // whether it was tried as it stands
  virtual null as trialCriticality : Integer,
  statusText : Association to one StrategiesService.CodeTexts
                 on  statusText.list = 'draft-status'
                 and statusText.code = $self.status
};

extend entity StrategiesService.TreatmentTrees with actions {
  /** Its branches in the order in which they are asked, as sentences. */
  function outline()                                                          returns desk.Outline;
  function branchToEdit(sequence : Integer)                                   returns desk.Clause;
  /** Writes a branch of a draft, a new one at the end of its siblings (TREE_CHANGED). */
  action   saveBranch(sequence : Integer, parent : Integer, known : String(16), titles : many desk.Title,
                      treatment : String(20), conditions : many desk.WrittenCondition)
    returns StrategiesService.TreatmentTrees;
  /** With all branches below it. */
  action   removeBranch(sequence : Integer, known : String(16)) returns StrategiesService.TreatmentTrees;
  /** Asks it before or after the sibling beside it. */
  action   moveBranch(sequence : Integer, known : String(16), up : Boolean) returns StrategiesService.TreatmentTrees;
};

extend StrategiesService.Experiments with columns {
  virtual null as mayEdit     : Boolean,
  virtual null as mayActivate : Boolean,
  virtual null as maySendBack : Boolean,
  virtual null as mayEnd      : Boolean,
  statusText : Association to one StrategiesService.CodeTexts
                 on  statusText.list = 'draft-status'
                 and statusText.code = $self.status,
  stageText  : Association to one StrategiesService.Stages on stageText.code = $self.stage,
  metricText : Association to one StrategiesService.CodeTexts
                 on  metricText.list = 'test-metric'
                 and metricText.code = $self.metric
};

extend entity StrategiesService.Experiments with actions {
  /** Another design of a draft; what is left out stays. */
  action redesign(name : String(80), startsOn : Date, enrolUntil : Date, endsOn : Date, entersFromDays : Integer,
                  horizonDays : Integer, expectedShare : Decimal(9, 6), deviation : Decimal(23, 6),
                  wishedEffect : Decimal(23, 6), power : Decimal(5, 4), significance : Decimal(5, 4),
                  looks : Integer, comment : String(250)) returns StrategiesService.Experiments;
};

extend StrategiesService.SettingChanges with columns {
  virtual null as mayEdit     : Boolean,
  virtual null as mayActivate : Boolean,
  virtual null as maySendBack : Boolean,
  virtual null as hasRows        : Boolean, // what there is to show of it
  virtual null as hasAssignments : Boolean,
  virtual null as hasStages      : Boolean,
  virtual null as hasExclusions  : Boolean,
  statusText : Association to one StrategiesService.CodeTexts
                 on  statusText.list = 'draft-status'
                 and statusText.code = $self.status
};

extend StrategiesService.AssignmentChanges with columns {
  stageText    : Association to one StrategiesService.Stages on stageText.code = $self.stage,
  strategyText : Association to one StrategiesService.Strategies on strategyText.strategy = $self.strategy
};

extend StrategiesService.ExclusionTreatmentChanges with columns {
  reasonText    : Association to one StrategiesService.ExclusionReasons on reasonText.code = $self.reason,
  treatmentText : Association to one StrategiesService.CodeTexts
                    on  treatmentText.list = 'exclusion-effect'
                    and treatmentText.code = $self.treatment
};

extend StrategiesService.StageRuleChanges with columns {
  virtual null as sentence : String(2000)
};
