namespace saldo.strategies;

using saldo from './types';
using {sap.common.CodeList} from '@sap/cds/common';

/** A condition on one fact of the catalogue (srv/domain/fact-catalogue.ts). */
aspect condition {
      fact     : String(40);
      operator : String(10);           // equals, in, between, above, below, exists, prefix
      negated  : Boolean default false;
      operands : String(500);          // JSON array of values
}

entity Strategies {
  key strategy    : String(20);
      name        : String(60);
      description : String(250);
}

/** A version is never changed once it was active; an old position is explained by the version that made it. */
entity StrategyVersions {
  key ID           : UUID;
      strategy     : String(20);
      version      : Integer;
      status       : String(10) default 'draft'; // draft, proposed, active, retired
      validFrom    : Date;
      validTo      : Date;
      currency     : saldo.CurrencyCode;
      maxValuation : Integer;
      toleranceDays: Integer default 0;   // days past due that do not count as overdue yet
      dueSoonDays  : Integer default 7;
      dunningDays  : Integer default 0;   // a notice is given to work, before its amount is to be collected
      overdueGrid  : String(60);          // JSON: last days of the first three periods; else 30, 60, 90
      dueGrid      : String(60);          // JSON: the same before the due date; else 7, 14, 30
      minimumValue : saldo.Amount;        // overdue below this is not worth an agent's time
      effortCapMinutes : Integer;         // of all agents' time in a segment and day; beyond it treatment is automatic
      comment      : String(250);         // what is new in it, for who reads it later
      createdAt    : Timestamp;
      createdBy    : saldo.UserId;
      proposedAt   : Timestamp;
      proposedBy   : saldo.UserId;        // never who activates it
      activatedAt  : Timestamp;
      activatedBy  : saldo.UserId;
      retiredAt    : Timestamp;
      retiredBy    : saldo.UserId;
      rules        : Composition of many StrategyRules on rules.version = $self.ID;
      bands        : Composition of many StrategyBands on bands.version = $self.ID;
}

/** All conditions must hold; then the points count. */
entity StrategyRules {
  key version  : UUID;
  key sequence : Integer;
      ruleId   : String(40);
      points   : Integer;
      texts      : Composition of many StrategyRuleTexts
                     on  texts.version  = $self.version
                     and texts.sequence = $self.sequence;
      conditions : Composition of many StrategyConditions
                     on  conditions.version = $self.version
                     and conditions.rule    = $self.sequence;
}

/** What a rule is called, in each language. */
entity StrategyRuleTexts {
  key version  : UUID;
  key sequence : Integer;
  key language : saldo.LanguageCode;
      text     : String(120);
}

entity StrategyConditions : condition {
  key version   : UUID;
  key rule      : Integer;
  key sequence  : Integer;
}

/** From which percentage of the maximum a priority begins. */
entity StrategyBands {
  key version     : UUID;
  key priority    : String(10);
      percentFrom : Integer;
      criticality : Integer; // colour on screen, as in UI.CriticalityType
}

/** Whose strategy it is, and when. */
aspect assignment {
      stage           : String(12);
      collectionGroup : saldo.GroupId;
      arm             : String(20);
      strategy        : String(20);
      validFrom       : Date;
      validTo         : Date;
}

/** Which strategy a customer gets. The most specific row wins: arm before group before stage before segment. */
entity StrategyAssignments : assignment {
  key ID              : UUID;
      segment         : saldo.SegmentId;
}

/** The first stage whose conditions all hold is the customer's stage. */
entity StageRules {
  key segment   : saldo.SegmentId;
  key validFrom : Date;
  key sequence  : Integer;
      validTo   : Date;
      stage     : String(12);
}

entity StageConditions : condition {
  key segment   : saldo.SegmentId;
  key validFrom : Date;
  key rule      : Integer;
  key sequence  : Integer;
}

/** Why a customer is not worked by agents, before any points. Dated, with its source. */
entity Exclusions {
  key ID        : UUID;
      source    : saldo.Source;
      partner   : saldo.PartnerId;
      reason    : String(20);
      evidence  : String(60);    // where it comes from: an ERP field, a letter, a user
      validFrom : Date;
      validTo   : Date;
}

/** Why a customer may be excluded. Deployed though no service shows it. */
@cds.persistence.skip: false
entity ExclusionReasons : CodeList {
  key code : String(20);
}

aspect exclusionTreatment {
      validTo         : Date;
      precedence      : Integer;                      // the lowest decides
      treatment       : String(10) default 'exclude'; // exclude, route
      collectionGroup : saldo.GroupId;
}

/** What an exclusion does from a day on: keep off all lists, or route to a special group. */
entity ExclusionTreatments : exclusionTreatment {
  key reason          : String(20);
  key validFrom       : Date;
}

/** Who is to be met with care, told by a person or a document. Dated, with its source. */
entity CustomerFlags {
  key ID        : UUID;
      source    : saldo.Source;
      partner   : saldo.PartnerId;
      flag      : String(12);    // hardship, vulnerable
      evidence  : String(60);
      validFrom : Date;
      validTo   : Date;
}

/** From which level on a dunning procedure is legal dunning. */
entity LegalDunningLevels {
  key source    : saldo.Source;
  key procedure : String(2); // MAHNV
      fromLevel : Integer;
}

/** Dispute reasons whose disputed amount is asked for all the same; others are left alone. */
entity CollectedDisputeReasons {
  key source : saldo.Source;
  key reason : String(4);
}

/** Which treatment a customer of a segment gets: a version of the segment's decision tree. */
entity TreatmentTrees {
  key ID        : UUID;
      segment   : saldo.SegmentId;
      version   : Integer;
      status    : String(10) default 'draft'; // draft, proposed, active, retired
      validFrom : Date;
      validTo   : Date;
      currency  : saldo.CurrencyCode;         // of amounts in conditions: the segment's
      comment   : String(250);                // what is new in it, for who reads it later
      createdAt    : Timestamp;
      createdBy    : saldo.UserId;
      proposedAt   : Timestamp;
      proposedBy   : saldo.UserId;            // never who activates it
      activatedAt  : Timestamp;
      activatedBy  : saldo.UserId;
      retiredAt    : Timestamp;
      retiredBy    : saldo.UserId;
      branches     : Composition of many TreatmentBranches on branches.tree = $self.ID;
}

/** A branch holds when all its conditions and those of its parents do; the first that ends in a treatment decides. */
entity TreatmentBranches {
  key tree      : UUID;
  key sequence  : Integer;
      parent    : Integer;    // sequence of the branch it belongs to; none at the top
      branchId  : String(40);
      treatment : String(20); // none when it has branches of its own
      texts      : Composition of many TreatmentBranchTexts
                     on  texts.tree     = $self.tree
                     and texts.sequence = $self.sequence;
      conditions : Composition of many TreatmentConditions
                     on  conditions.tree   = $self.tree
                     and conditions.branch = $self.sequence;
}

/** What a branch is called, in each language. */
entity TreatmentBranchTexts {
  key tree     : UUID;
  key sequence : Integer;
  key language : saldo.LanguageCode;
      text     : String(120);
}

entity TreatmentConditions : condition {
  key tree     : UUID;
  key branch   : Integer;
  key sequence : Integer;
}

/** What is done next about a customer. Deployed though no service shows it. */
@cds.persistence.skip: false
entity Treatments : CodeList {
  key code               : String(20);
      correspondenceType : String(4); // DFKKCOH-COTYP of the letter that it asks for; none: it asks for no letter
      repeatAfterDays    : Integer;   // at least so long until the same letter is sent again
}
