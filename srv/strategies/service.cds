using {saldo} from '../../db/types';
using {saldo.strategies} from '../../db/strategies';
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
      /** A new draft of the same strategy with the same content. */
      action   copyAsDraft(comment : String(250))        returns Versions;
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
      /** What would be different with it in force; nothing is written. An action, since it takes its time. */
      action   tryVersion(sampleSize : Integer)          returns answers.Trial;
    };

  entity Rules            as projection on strategies.StrategyRules;
  entity RuleTexts        as projection on strategies.StrategyRuleTexts;
  entity Conditions       as projection on strategies.StrategyConditions;
  entity Bands            as projection on strategies.StrategyBands;
  entity Assignments      as projection on strategies.StrategyAssignments;
  entity StageRules       as projection on strategies.StageRules;
  entity StageConditions  as projection on strategies.StageConditions;
  entity ExclusionTreatments as projection on strategies.ExclusionTreatments;

  @readonly entity ExclusionReasons as projection on strategies.ExclusionReasons;
  @readonly entity TreatmentTrees       as
    select from strategies.TreatmentTrees {
      *,
      branches : Association to many TreatmentBranches on branches.tree = $self.ID
    };

  @readonly entity TreatmentBranches    as
    select from strategies.TreatmentBranches {
      *,
      texts      : Association to many TreatmentBranchTexts
                     on texts.tree = $self.tree and texts.sequence = $self.sequence,
      conditions : Association to many TreatmentConditions
                     on conditions.tree = $self.tree and conditions.branch = $self.sequence
    };

  @readonly entity TreatmentBranchTexts as projection on strategies.TreatmentBranchTexts;
  @readonly entity TreatmentConditions  as projection on strategies.TreatmentConditions;
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
