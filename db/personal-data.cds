/** What is personal data, for SAP's Data Privacy Integration and for who reads the model. */
namespace saldo;

using {saldo.ledger} from './ledger';
using {saldo.contacts} from './contacts';
using {saldo.agreements} from './agreements';
using {saldo.credit} from './credit';
using {saldo.plans} from './plans';
using {saldo.locks} from './locks';
using {saldo.placements} from './placements';
using {saldo.writeoffs} from './write-offs';
using {saldo.correspondence} from './correspondence';
using from './gate-overrides';
using {saldo.organization} from './organization';
using {saldo.strategies} from './trials';
using {saldo.worklists} from './worklists';
using {saldo.teams} from './teams';
using {saldo.disputes} from './dispute-cases';

annotate ledger.Partners with @PersonalData: {
  EntitySemantics: 'DataSubject',
  DataSubjectRole: 'Customer'
} {
  partner    @PersonalData.FieldSemantics: 'DataSubjectID';
  name       @PersonalData.IsPotentiallyPersonal;
  nameKey    @PersonalData.IsPotentiallyPersonal;
  birthDate  @PersonalData.IsPotentiallyPersonal;
  deathDate  @PersonalData.IsPotentiallyPersonal;
  street     @PersonalData.IsPotentiallyPersonal;
  city       @PersonalData.IsPotentiallyPersonal;
  postalCode @PersonalData.IsPotentiallyPersonal;
}

annotate ledger.NameWords with @PersonalData.EntitySemantics: 'DataSubjectDetails' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  word    @PersonalData.IsPotentiallyPersonal;
}

annotate ledger.ContactPoints with @PersonalData.EntitySemantics: 'DataSubjectDetails' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  value   @PersonalData.IsPotentiallyPersonal;
  searchKey @PersonalData.IsPotentiallyPersonal;
}

annotate ledger.Identifications with @PersonalData.EntitySemantics: 'DataSubjectDetails' {
  partner   @PersonalData.FieldSemantics: 'DataSubjectID';
  searchKey @PersonalData.IsPotentiallySensitive;
}

annotate contacts.Contacts with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  note    @PersonalData.IsPotentiallySensitive;
}

annotate contacts.Consents with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
}

annotate agreements.Promises with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  note    @PersonalData.IsPotentiallySensitive;
}

annotate strategies.TrialMoves with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
}

annotate plans.Plans with @PersonalData.EntitySemantics: 'Other' {
  partner  @PersonalData.FieldSemantics: 'DataSubjectID';
  income   @PersonalData.IsPotentiallySensitive;
  expenses @PersonalData.IsPotentiallySensitive;
  note     @PersonalData.IsPotentiallySensitive;
}

annotate worklists.PositionEvents with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  note    @PersonalData.IsPotentiallySensitive;
}

annotate teams.TeamChanges with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  reason  @PersonalData.IsPotentiallySensitive;
}

annotate worklists.Reorderings with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  reason  @PersonalData.IsPotentiallySensitive;
}

annotate locks.Blocks with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  note    @PersonalData.IsPotentiallySensitive;
}

annotate correspondence.DocumentRequests with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  note    @PersonalData.IsPotentiallySensitive;
}

annotate contacts.GateOverrides with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  reason  @PersonalData.IsPotentiallySensitive;
}

annotate organization.HandOvers with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  reason  @PersonalData.IsPotentiallySensitive;
}

annotate placements.Submissions with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
}

annotate placements.ErpSubmissions with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
}

annotate writeoffs.WriteOffs with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  note    @PersonalData.IsPotentiallySensitive;
}

annotate credit.CreditProfiles with @PersonalData.EntitySemantics: 'Other' {
  partner   @PersonalData.FieldSemantics: 'DataSubjectID';
  score     @PersonalData.IsPotentiallySensitive;
  riskClass @PersonalData.IsPotentiallySensitive;
}

annotate disputes.Cases with @PersonalData.EntitySemantics: 'Other' {
  partner        @PersonalData.FieldSemantics: 'DataSubjectID';
  decisionReason @PersonalData.IsPotentiallySensitive;
}

annotate disputes.CaseTasks with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  task    @PersonalData.IsPotentiallySensitive;
  result  @PersonalData.IsPotentiallySensitive;
}

annotate disputes.CaseMessages with @PersonalData.EntitySemantics: 'Other' {
  partner @PersonalData.FieldSemantics: 'DataSubjectID';
  text    @PersonalData.IsPotentiallySensitive;
}
