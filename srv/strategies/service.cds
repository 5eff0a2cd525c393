using {saldo} from '../../db/types';
using {saldo.strategies} from '../../db/setting-changes';
using {saldo.experiments} from '../../db/experiments';
using {saldo.organization} from '../../db/organization';
using {saldo.strategies.answers as answers} from './answers';

/** How collection is steered: strategies and their versions, who gets which, and what each would do. */
@path: '/odata/v4/strategies'
service StrategiesService {

  entity Strategies       as
    select from strategies.Strategies {
      *,
      versions : Association to many Versions on versions.strategy = $self.strategy
    };

  /** Written while a draft; what is more becomes of it through the actions alone. */
  entity Versions         as projection on strategies.StrategyVersions
    actions {
      /** A new draft with the same content, of the same strategy or of another, such as a challenger's. */
      action   copyAsDraft(comment : String(250), strategy : String(20)) returns Versions;
      /** Puts a draft before a second pair of eyes, to be valid from a day; nobody can change it then. */
      action   propose(validFrom : Date, validTo : Date) returns Versions;
      /** By someone else than who proposed it. From then on the version never changes. */
      action   activate()                                returns Versions;
      /** Makes a draft of a proposal again. */
      action   sendBack(reason : String(250))            returns Versions;
      /** No new night uses it; what it judged is still explained by it. */
      action   retire(reason : String(250))              returns Versions;
      /** Everything wrong or doubtful, with the share of today's positions on which a rule holds. */
      function check()                                   returns many answers.Problem;
      /** What would be different with it in force; kept, and nothing else is written. An action, since it takes its time. */
      action   tryVersion(sampleSize : Integer)          returns answers.Trial;
      /** The trials that were kept of it, the latest first, and whether it still says what was tried. */
      function trials()                                  returns many answers.KeptTrial;
      /** One of them, as whoever made it saw it. */
      function keptTrial(trial : UUID)                   returns answers.Trial;
      /** How well it would have ranked past days, by what rolled within the horizon after each. */
      action   backtest(segment : saldo.SegmentId, validFrom : Date, validTo : Date, horizonDays : Integer,
                        stage : String(12), sampleSize : Integer) returns answers.Backtest;
    };

  entity Rules            as projection on strategies.StrategyRules;
  entity RuleTexts        as projection on strategies.StrategyRuleTexts;
  entity Conditions       as projection on strategies.StrategyConditions;
  entity Bands            as projection on strategies.StrategyBands;

  /** A test of strategies: champion against challengers, in arms that chance deals. */
  entity Experiments      as
    select from experiments.Experiments {
      *,
      taken : Association to many ExperimentLooks on taken.experiment = $self.ID
    }
    actions {
      /** The sample it needs against the groups of connected debtors that could enter today. */
      function plan()                       returns answers.ExperimentPlan;
      /** Puts a draft before a second pair of eyes; refused when too few would enter. */
      action   propose()                    returns Experiments;
      /** By someone else than who proposed it: fixes sample and versions; arms are dealt from its first night. */
      action   activate()                   returns Experiments;
      action   sendBack(reason : String(250)) returns Experiments;
      /** From the next night its arms do not count. What was drawn stays, and its results. */
      action   end(reason : String(250))    returns Experiments;
      /** How it stands, with confidence intervals; looking changes nothing and decides nothing. */
      function results()                    returns answers.ExperimentResults;
      /** Takes the planned look if it is due, as every night does. */
      action   takeLook()                   returns answers.ExperimentResults;
    };

  entity ExperimentArms   as
    select from experiments.ExperimentArms {
      *,
      test : Association to Experiments on test.ID = $self.experiment
    };

  @readonly entity ExperimentLooks as
    select from experiments.ExperimentLooks {
      *,
      test : Association to Experiments on test.ID = $self.experiment
    };

  /** What the next night reads beside versions. Changed by SettingChanges alone. */
  @readonly entity Assignments         as projection on strategies.StrategyAssignments;
  @readonly entity StageRules          as projection on strategies.StageRules;
  @readonly entity StageConditions     as projection on strategies.StageConditions;
  @readonly entity ExclusionTreatments as projection on strategies.ExclusionTreatments;

  /** Assignments and stages of a segment, or exclusions of the bank, as they shall be. */
  entity SettingChanges   as projection on strategies.SettingChanges
    actions {
      /** Puts a draft before a second pair of eyes; refused when it could not come into force. */
      action propose()                        returns SettingChanges;
      /** By someone else than who proposed it: the next night reads it. */
      action activate()                       returns SettingChanges;
      action sendBack(reason : String(250))   returns SettingChanges;
    };

  entity AssignmentChanges         as
    select from strategies.AssignmentChanges {
      *,
      partOf : Association to SettingChanges on partOf.ID = $self.change
    };

  entity StageRuleChanges          as
    select from strategies.StageRuleChanges {
      *,
      partOf : Association to SettingChanges on partOf.ID = $self.change
    };

  entity StageConditionChanges     as
    select from strategies.StageConditionChanges {
      *,
      partOf : Association to SettingChanges on partOf.ID = $self.change
    };

  entity ExclusionTreatmentChanges as
    select from strategies.ExclusionTreatmentChanges {
      *,
      partOf : Association to SettingChanges on partOf.ID = $self.change
    };

  @readonly entity ExclusionReasons as projection on strategies.ExclusionReasons;

  /** What is done next about customers of a segment; versioned, written while a draft. */
  entity TreatmentTrees   as projection on strategies.TreatmentTrees
    actions {
      /** A new draft for the same segment with the same content. */
      action   copyAsDraft(comment : String(250))        returns TreatmentTrees;
      action   propose(validFrom : Date, validTo : Date) returns TreatmentTrees;
      /** By someone else than who proposed it. From then on the tree never changes. */
      action   activate()                                returns TreatmentTrees;
      action   sendBack(reason : String(250))            returns TreatmentTrees;
      /** No new night uses it; the one before it does, if it is still valid. */
      action   retire(reason : String(250))              returns TreatmentTrees;
      /** Everything that keeps it from being proposed; `rule` is the branch. */
      function check()                                   returns many answers.Problem;
      /** Which treatments would be different with it in force; kept, and nothing else is written. */
      action   tryTree()                                 returns answers.TreeTrial;
      function trials()                                  returns many answers.KeptTrial;
      function keptTrial(trial : UUID)                   returns answers.TreeTrial;
    };

  entity TreatmentBranches    as
    select from strategies.TreatmentBranches {
      *,
      partOf : Association to TreatmentTrees on partOf.ID = $self.tree
    };

  entity TreatmentBranchTexts as
    select from strategies.TreatmentBranchTexts {
      *,
      partOf : Association to TreatmentTrees on partOf.ID = $self.tree
    };

  entity TreatmentConditions  as
    select from strategies.TreatmentConditions {
      *,
      partOf : Association to TreatmentTrees on partOf.ID = $self.tree
    };

  @readonly entity Treatments           as projection on strategies.Treatments;

  @readonly entity Segments as projection on organization.Segments { segment, name, currency, businessDate };
  @readonly entity Stages   as projection on organization.Stages;
  @readonly entity Groups   as projection on organization.Groups;

  /** What conditions may ask of a customer; from the catalogue in code, labels in the user's language. */
  @readonly
  @cds.persistence.skip
  entity Facts {
    key fact       : String(40);
        kind       : String(10);
        label      : String(120);
        source     : String(500); // how it is computed and from which rows
        operators  : many String(10);
        parameters : many String(20);
        position   : Integer; // in every stored row of facts
  }

  /** Why a position got its points: now, or as it stood at a moment. From what was stored, whenever asked. */
  function explain(run : UUID, source : saldo.Source, partner : saldo.PartnerId, moment : Timestamp)
    returns answers.Explanation;

  /** Which version customers get on a day (the segment's business date when left out), and why that one. */
  function whichStrategy(segment : saldo.SegmentId, stage : String(12), collectionGroup : saldo.GroupId,
                         arm : String(20), day : Date)
    returns answers.StrategyChoice;
}
