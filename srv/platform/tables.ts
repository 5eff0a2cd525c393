// Generated from db/*.cds by srv/generate/tables.ts; do not edit.

import type { TableDef } from './database.ts';

/** saldo.agreements.DunningSenders */
export interface DunningSendersRow {
  source: string;
  procedure: string;
  validFrom: string;
  validTo: string | null;
  sender: string | null;
}

export const dunningSendersTable: TableDef<DunningSendersRow> = {
  name: 'saldo_agreements_DunningSenders',
  keys: ['source', 'procedure', 'validFrom'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'procedure', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'sender', kind: 'string' },
  ],
};

/** saldo.agreements.ErpPromises */
export interface ErpPromisesRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  promise: string;
  partner: string | null;
  companyCode: string | null;
  operation: string | null;
  category: string | null;
  status: string | null;
  fulfilmentPercent: string | null;
  withdrawalReason: string | null;
  promisedBy: string | null;
  promisedOn: string | null;
  currency: string | null;
  amount: string | null;
  enteredBy: string | null;
  content: string | null;
}

export const erpPromisesTable: TableDef<ErpPromisesRow> = {
  name: 'saldo_agreements_ErpPromises',
  keys: ['source', 'promise'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'promise', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'category', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'fulfilmentPercent', kind: 'decimal' },
    { name: 'withdrawalReason', kind: 'string' },
    { name: 'promisedBy', kind: 'string' },
    { name: 'promisedOn', kind: 'date' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'enteredBy', kind: 'string' },
    { name: 'content', kind: 'string' },
  ],
};

/** saldo.agreements.InstalmentPlans */
export interface InstalmentPlansRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  planNumber: string;
  partner: string | null;
  operation: string | null;
  companyCode: string | null;
  account: string | null;
  contract: string | null;
  currency: string | null;
  amount: string | null;
  startsOn: string | null;
  status: string | null;
  content: string | null;
}

export const instalmentPlansTable: TableDef<InstalmentPlansRow> = {
  name: 'saldo_agreements_InstalmentPlans',
  keys: ['source', 'planNumber'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'planNumber', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'contract', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'startsOn', kind: 'date' },
    { name: 'status', kind: 'string' },
    { name: 'content', kind: 'string' },
  ],
};

/** saldo.agreements.PromiseDates */
export interface PromiseDatesRow {
  promise: string;
  sequence: number;
  dueOn: string | null;
  amount: string | null;
}

export const promiseDatesTable: TableDef<PromiseDatesRow> = {
  name: 'saldo_agreements_PromiseDates',
  keys: ['promise', 'sequence'],
  columns: [
    { name: 'promise', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'dueOn', kind: 'date' },
    { name: 'amount', kind: 'decimal' },
  ],
};

/** saldo.agreements.PromiseItems */
export interface PromiseItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  promise: string;
  amount: string | null;
  paidBefore: string | null;
}

export const promiseItemsTable: TableDef<PromiseItemsRow> = {
  name: 'saldo_agreements_PromiseItems',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'promise'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'promise', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'paidBefore', kind: 'decimal' },
  ],
};

/** saldo.agreements.PromisePolicies */
export interface PromisePoliciesRow {
  category: string;
  validFrom: string;
  validTo: string | null;
  toleranceDays: number | null;
  reductionPerDay: string | null;
  keptFromPercent: string | null;
  varianceFromPercent: string | null;
  maximumDates: number | null;
  maximumDays: number | null;
  judge: string | null;
}

export const promisePoliciesTable: TableDef<PromisePoliciesRow> = {
  name: 'saldo_agreements_PromisePolicies',
  keys: ['category', 'validFrom'],
  columns: [
    { name: 'category', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'toleranceDays', kind: 'integer' },
    { name: 'reductionPerDay', kind: 'decimal' },
    { name: 'keptFromPercent', kind: 'decimal' },
    { name: 'varianceFromPercent', kind: 'decimal' },
    { name: 'maximumDates', kind: 'integer' },
    { name: 'maximumDays', kind: 'integer' },
    { name: 'judge', kind: 'string' },
  ],
};

/** saldo.agreements.PromiseVerdicts */
export interface PromiseVerdictsRow {
  ID: string;
  promise: string | null;
  judgedAt: string | null;
  businessDate: string | null;
  status: string | null;
  fulfilmentPercent: string | null;
  paidAmount: string | null;
  cause: string | null;
}

export const promiseVerdictsTable: TableDef<PromiseVerdictsRow> = {
  name: 'saldo_agreements_PromiseVerdicts',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'promise', kind: 'string' },
    { name: 'judgedAt', kind: 'timestamp' },
    { name: 'businessDate', kind: 'date' },
    { name: 'status', kind: 'string' },
    { name: 'fulfilmentPercent', kind: 'decimal' },
    { name: 'paidAmount', kind: 'decimal' },
    { name: 'cause', kind: 'string' },
  ],
};

/** saldo.agreements.Promises */
export interface PromisesRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  category: string | null;
  promisedOn: string | null;
  promisedBy: string | null;
  currency: string | null;
  amount: string | null;
  status: string | null;
  fulfilmentPercent: string | null;
  judge: string | null;
  ownStatus: string | null;
  ownFulfilmentPercent: string | null;
  erpStatus: string | null;
  erpFulfilmentPercent: string | null;
  nextCheckOn: string | null;
  judgedAt: string | null;
  predecessor: string | null;
  withdrawalReason: string | null;
  needsApproval: boolean | null;
  approval: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  decisionReason: string | null;
  note: string | null;
  origin: string | null;
  erpPromise: string | null;
  erpChangedAt: string | null;
  operation: string | null;
  createdAt: string | null;
  createdBy: string | null;
}

export const promisesTable: TableDef<PromisesRow> = {
  name: 'saldo_agreements_Promises',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'category', kind: 'string' },
    { name: 'promisedOn', kind: 'date' },
    { name: 'promisedBy', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'status', kind: 'string' },
    { name: 'fulfilmentPercent', kind: 'decimal' },
    { name: 'judge', kind: 'string' },
    { name: 'ownStatus', kind: 'string' },
    { name: 'ownFulfilmentPercent', kind: 'decimal' },
    { name: 'erpStatus', kind: 'string' },
    { name: 'erpFulfilmentPercent', kind: 'decimal' },
    { name: 'nextCheckOn', kind: 'date' },
    { name: 'judgedAt', kind: 'timestamp' },
    { name: 'predecessor', kind: 'string' },
    { name: 'withdrawalReason', kind: 'string' },
    { name: 'needsApproval', kind: 'boolean' },
    { name: 'approval', kind: 'string' },
    { name: 'decidedAt', kind: 'timestamp' },
    { name: 'decidedBy', kind: 'string' },
    { name: 'decisionReason', kind: 'string' },
    { name: 'note', kind: 'string' },
    { name: 'origin', kind: 'string' },
    { name: 'erpPromise', kind: 'string' },
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'operation', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
  ],
};

/** saldo.audit.Chains */
export interface ChainsRow {
  chain: string;
  seals: number | null;
  head: string | null;
}

export const chainsTable: TableDef<ChainsRow> = {
  name: 'saldo_audit_Chains',
  keys: ['chain'],
  columns: [
    { name: 'chain', kind: 'string' },
    { name: 'seals', kind: 'int64' },
    { name: 'head', kind: 'string' },
  ],
};

/** saldo.audit.Events */
export interface EventsRow {
  ID: string;
  occurredAt: string | null;
  actor: string | null;
  decision: string | null;
  objectType: string | null;
  objectKey: string | null;
  source: string | null;
  partner: string | null;
  reason: string | null;
  ruleVersion: string | null;
  details: string | null;
  actorSalt: string | null;
  salt: string | null;
  erasedBy: string | null;
}

export const eventsTable: TableDef<EventsRow> = {
  name: 'saldo_audit_Events',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'occurredAt', kind: 'timestamp' },
    { name: 'actor', kind: 'string' },
    { name: 'decision', kind: 'string' },
    { name: 'objectType', kind: 'string' },
    { name: 'objectKey', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'ruleVersion', kind: 'string' },
    { name: 'details', kind: 'string' },
    { name: 'actorSalt', kind: 'string' },
    { name: 'salt', kind: 'string' },
    { name: 'erasedBy', kind: 'string' },
  ],
};

/** saldo.audit.Seals */
export interface SealsRow {
  chain: string;
  sequence: number;
  event: string;
  occurredAt: string | null;
  decision: string | null;
  objectType: string | null;
  ruleVersion: string | null;
  actorDigest: string | null;
  payloadDigest: string | null;
  previousDigest: string | null;
  digest: string | null;
}

export const sealsTable: TableDef<SealsRow> = {
  name: 'saldo_audit_Seals',
  keys: ['chain', 'sequence'],
  columns: [
    { name: 'chain', kind: 'string' },
    { name: 'sequence', kind: 'int64' },
    { name: 'event', kind: 'string' },
    { name: 'occurredAt', kind: 'timestamp' },
    { name: 'decision', kind: 'string' },
    { name: 'objectType', kind: 'string' },
    { name: 'ruleVersion', kind: 'string' },
    { name: 'actorDigest', kind: 'string' },
    { name: 'payloadDigest', kind: 'string' },
    { name: 'previousDigest', kind: 'string' },
    { name: 'digest', kind: 'string' },
  ],
};

/** saldo.codes.CodeTexts */
export interface CodeTextsRow {
  list: string;
  code: string;
  name: string | null;
  criticality: number | null;
}

export const codeTextsTable: TableDef<CodeTextsRow> = {
  name: 'saldo_codes_CodeTexts',
  keys: ['list', 'code'],
  columns: [
    { name: 'list', kind: 'string' },
    { name: 'code', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'criticality', kind: 'integer' },
  ],
};

/** saldo.codes.CodeTexts.texts */
export interface CodeTextsTextsRow {
  locale: string;
  list: string;
  code: string;
  name: string | null;
}

export const codeTextsTextsTable: TableDef<CodeTextsTextsRow> = {
  name: 'saldo_codes_CodeTexts_texts',
  keys: ['locale', 'list', 'code'],
  columns: [
    { name: 'locale', kind: 'string' },
    { name: 'list', kind: 'string' },
    { name: 'code', kind: 'string' },
    { name: 'name', kind: 'string' },
  ],
};

/** saldo.contacts.CallScriptSteps */
export interface CallScriptStepsRow {
  script: string;
  language: string;
  sequence: number;
  title: string | null;
  text: string | null;
}

export const callScriptStepsTable: TableDef<CallScriptStepsRow> = {
  name: 'saldo_contacts_CallScriptSteps',
  keys: ['script', 'language', 'sequence'],
  columns: [
    { name: 'script', kind: 'string' },
    { name: 'language', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'title', kind: 'string' },
    { name: 'text', kind: 'string' },
  ],
};

/** saldo.contacts.CallScripts */
export interface CallScriptsRow {
  ID: string;
  segment: string | null;
  strategy: string | null;
  stage: string | null;
  validFrom: string | null;
  validTo: string | null;
}

export const callScriptsTable: TableDef<CallScriptsRow> = {
  name: 'saldo_contacts_CallScripts',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'strategy', kind: 'string' },
    { name: 'stage', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.contacts.Consents */
export interface ConsentsRow {
  source: string;
  partner: string;
  channel: string;
  purpose: string;
  isGranted: boolean | null;
  provenance: string | null;
  validFrom: string | null;
  validTo: string | null;
}

export const consentsTable: TableDef<ConsentsRow> = {
  name: 'saldo_contacts_Consents',
  keys: ['source', 'partner', 'channel', 'purpose'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'channel', kind: 'string' },
    { name: 'purpose', kind: 'string' },
    { name: 'isGranted', kind: 'boolean' },
    { name: 'provenance', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.contacts.ContactDebts */
export interface ContactDebtsRow {
  contact: string;
  contract: string;
}

export const contactDebtsTable: TableDef<ContactDebtsRow> = {
  name: 'saldo_contacts_ContactDebts',
  keys: ['contact', 'contract'],
  columns: [
    { name: 'contact', kind: 'string' },
    { name: 'contract', kind: 'string' },
  ],
};

/** saldo.contacts.ContactRulePacks */
export interface ContactRulePacksRow {
  pack: string;
  validFrom: string;
  validTo: string | null;
  name: string | null;
  legalSource: string | null;
  lawPack: string | null;
  looserBecause: string | null;
  content: string | null;
}

export const contactRulePacksTable: TableDef<ContactRulePacksRow> = {
  name: 'saldo_contacts_ContactRulePacks',
  keys: ['pack', 'validFrom'],
  columns: [
    { name: 'pack', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'name', kind: 'string' },
    { name: 'legalSource', kind: 'string' },
    { name: 'lawPack', kind: 'string' },
    { name: 'looserBecause', kind: 'string' },
    { name: 'content', kind: 'string' },
  ],
};

/** saldo.contacts.Contacts */
export interface ContactsRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  person: string | null;
  relation: string | null;
  channel: string | null;
  direction: string | null;
  result: string | null;
  isReached: boolean | null;
  isRightParty: boolean | null;
  startedAt: string | null;
  recordedAt: string | null;
  timeZone: string | null;
  localDate: string | null;
  durationSeconds: number | null;
  note: string | null;
  agent: string | null;
  origin: string | null;
  gateRule: string | null;
  isAgainstRule: boolean | null;
  ruleSource: string | null;
  operation: string | null;
}

export const contactsTable: TableDef<ContactsRow> = {
  name: 'saldo_contacts_Contacts',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'person', kind: 'string' },
    { name: 'relation', kind: 'string' },
    { name: 'channel', kind: 'string' },
    { name: 'direction', kind: 'string' },
    { name: 'result', kind: 'string' },
    { name: 'isReached', kind: 'boolean' },
    { name: 'isRightParty', kind: 'boolean' },
    { name: 'startedAt', kind: 'timestamp' },
    { name: 'recordedAt', kind: 'timestamp' },
    { name: 'timeZone', kind: 'string' },
    { name: 'localDate', kind: 'date' },
    { name: 'durationSeconds', kind: 'integer' },
    { name: 'note', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'origin', kind: 'string' },
    { name: 'gateRule', kind: 'string' },
    { name: 'isAgainstRule', kind: 'boolean' },
    { name: 'ruleSource', kind: 'string' },
    { name: 'operation', kind: 'string' },
  ],
};

/** saldo.contacts.GateOverrides */
export interface GateOverridesRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  channel: string | null;
  rule: string | null;
  ruleKind: string | null;
  ruleSource: string | null;
  pack: string | null;
  reason: string | null;
  grantedBy: string | null;
  grantedAt: string | null;
  expiresAt: string | null;
}

export const gateOverridesTable: TableDef<GateOverridesRow> = {
  name: 'saldo_contacts_GateOverrides',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'channel', kind: 'string' },
    { name: 'rule', kind: 'string' },
    { name: 'ruleKind', kind: 'string' },
    { name: 'ruleSource', kind: 'string' },
    { name: 'pack', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'grantedBy', kind: 'string' },
    { name: 'grantedAt', kind: 'timestamp' },
    { name: 'expiresAt', kind: 'timestamp' },
  ],
};

/** saldo.contacts.Letters */
export interface LettersRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  businessDate: string | null;
  run: string | null;
  account: string | null;
  companyCode: string | null;
  dunningProcedure: string | null;
  treatment: string | null;
  branch: string | null;
  dunningLevel: number | null;
  correspondenceType: string | null;
  operation: string | null;
}

export const lettersTable: TableDef<LettersRow> = {
  name: 'saldo_contacts_Letters',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'businessDate', kind: 'date' },
    { name: 'run', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'dunningProcedure', kind: 'string' },
    { name: 'treatment', kind: 'string' },
    { name: 'branch', kind: 'string' },
    { name: 'dunningLevel', kind: 'integer' },
    { name: 'correspondenceType', kind: 'string' },
    { name: 'operation', kind: 'string' },
  ],
};

/** saldo.contacts.OverridePolicies */
export interface OverridePoliciesRow {
  segment: string;
  ruleKind: string;
  validFrom: string;
  validTo: string | null;
  minutes: number | null;
}

export const overridePoliciesTable: TableDef<OverridePoliciesRow> = {
  name: 'saldo_contacts_OverridePolicies',
  keys: ['segment', 'ruleKind', 'validFrom'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'ruleKind', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'minutes', kind: 'integer' },
  ],
};

/** saldo.contacts.OverrideRights */
export interface OverrideRightsRow {
  segment: string;
  agent: string;
  validFrom: string;
  validTo: string | null;
}

export const overrideRightsTable: TableDef<OverrideRightsRow> = {
  name: 'saldo_contacts_OverrideRights',
  keys: ['segment', 'agent', 'validFrom'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.contacts.Resubmissions */
export interface ResubmissionsRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  dueOn: string | null;
  reason: string | null;
  noContactUntil: boolean | null;
  owner: string | null;
  status: string | null;
  createdAt: string | null;
  createdBy: string | null;
}

export const resubmissionsTable: TableDef<ResubmissionsRow> = {
  name: 'saldo_contacts_Resubmissions',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'dueOn', kind: 'date' },
    { name: 'reason', kind: 'string' },
    { name: 'noContactUntil', kind: 'boolean' },
    { name: 'owner', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
  ],
};

/** saldo.correspondence.DocumentRequests */
export interface DocumentRequestsRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  kind: string | null;
  channel: string | null;
  language: string | null;
  account: string | null;
  companyCode: string | null;
  note: string | null;
  requestedAt: string | null;
  requestedBy: string | null;
  operation: string | null;
}

export const documentRequestsTable: TableDef<DocumentRequestsRow> = {
  name: 'saldo_correspondence_DocumentRequests',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'kind', kind: 'string' },
    { name: 'channel', kind: 'string' },
    { name: 'language', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'note', kind: 'string' },
    { name: 'requestedAt', kind: 'timestamp' },
    { name: 'requestedBy', kind: 'string' },
    { name: 'operation', kind: 'string' },
  ],
};

/** saldo.credit.CreditAccounts */
export interface CreditAccountsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  creditSegment: string;
  currency: string | null;
  limitAmount: string | null;
  isBlocked: boolean | null;
}

export const creditAccountsTable: TableDef<CreditAccountsRow> = {
  name: 'saldo_credit_CreditAccounts',
  keys: ['source', 'partner', 'creditSegment'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'creditSegment', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'limitAmount', kind: 'decimal' },
    { name: 'isBlocked', kind: 'boolean' },
  ],
};

/** saldo.credit.CreditProfiles */
export interface CreditProfilesRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  riskClass: string | null;
  score: string | null;
}

export const creditProfilesTable: TableDef<CreditProfilesRow> = {
  name: 'saldo_credit_CreditProfiles',
  keys: ['source', 'partner'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'riskClass', kind: 'string' },
    { name: 'score', kind: 'string' },
  ],
};

/** saldo.credit.CreditStandings */
export interface CreditStandingsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  isBankrupt: boolean | null;
  foreclosureInitiated: boolean | null;
  standing: string | null;
  rating: number | null;
}

export const creditStandingsTable: TableDef<CreditStandingsRow> = {
  name: 'saldo_credit_CreditStandings',
  keys: ['source', 'partner'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'isBankrupt', kind: 'boolean' },
    { name: 'foreclosureInitiated', kind: 'boolean' },
    { name: 'standing', kind: 'string' },
    { name: 'rating', kind: 'integer' },
  ],
};

/** saldo.disputes.CaseDeadlines */
export interface CaseDeadlinesRow {
  category: string;
  reason: string;
  validFrom: string;
  validTo: string | null;
  decideInDays: number | null;
  escalateAgainAfter: number | null;
  coordinator: string | null;
}

export const caseDeadlinesTable: TableDef<CaseDeadlinesRow> = {
  name: 'saldo_disputes_CaseDeadlines',
  keys: ['category', 'reason', 'validFrom'],
  columns: [
    { name: 'category', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'decideInDays', kind: 'integer' },
    { name: 'escalateAgainAfter', kind: 'integer' },
    { name: 'coordinator', kind: 'string' },
  ],
};

/** saldo.disputes.CaseItems */
export interface CaseItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  dispute: string;
  currency: string | null;
  disputedAmount: string | null;
  openAmount: string | null;
}

export const caseItemsTable: TableDef<CaseItemsRow> = {
  name: 'saldo_disputes_CaseItems',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'dispute'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'dispute', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'disputedAmount', kind: 'decimal' },
    { name: 'openAmount', kind: 'decimal' },
  ],
};

/** saldo.disputes.CaseMessages */
export interface CaseMessagesRow {
  ID: string;
  dispute: string | null;
  source: string | null;
  partner: string | null;
  direction: string | null;
  channel: string | null;
  text: string | null;
  writtenAt: string | null;
  writtenBy: string | null;
}

export const caseMessagesTable: TableDef<CaseMessagesRow> = {
  name: 'saldo_disputes_CaseMessages',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'dispute', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'direction', kind: 'string' },
    { name: 'channel', kind: 'string' },
    { name: 'text', kind: 'string' },
    { name: 'writtenAt', kind: 'timestamp' },
    { name: 'writtenBy', kind: 'string' },
  ],
};

/** saldo.disputes.CaseTasks */
export interface CaseTasksRow {
  ID: string;
  dispute: string | null;
  source: string | null;
  partner: string | null;
  department: string | null;
  task: string | null;
  dueOn: string | null;
  askedAt: string | null;
  askedBy: string | null;
  doneAt: string | null;
  doneBy: string | null;
  result: string | null;
  modifiedAt: string | null;
}

export const caseTasksTable: TableDef<CaseTasksRow> = {
  name: 'saldo_disputes_CaseTasks',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'dispute', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'department', kind: 'string' },
    { name: 'task', kind: 'string' },
    { name: 'dueOn', kind: 'date' },
    { name: 'askedAt', kind: 'timestamp' },
    { name: 'askedBy', kind: 'string' },
    { name: 'doneAt', kind: 'timestamp' },
    { name: 'doneBy', kind: 'string' },
    { name: 'result', kind: 'string' },
    { name: 'modifiedAt', kind: 'timestamp' },
  ],
};

/** saldo.disputes.Cases */
export interface CasesRow {
  ID: string;
  source: string | null;
  caseId: string | null;
  caseNumber: string | null;
  partner: string | null;
  segment: string | null;
  companyCode: string | null;
  status: 'proposed' | 'open' | 'working' | 'decided' | 'closed' | 'voided' | null;
  origin: string | null;
  title: string | null;
  reason: string | null;
  category: string | null;
  rootCause: string | null;
  owner: string | null;
  coordinator: string | null;
  currency: string | null;
  disputedAmount: string | null;
  openAmount: string | null;
  decision: string | null;
  correctedAmount: string | null;
  writtenOffAmount: string | null;
  toCollectAmount: string | null;
  decisionReason: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  openedOn: string | null;
  openedIn: string | null;
  dueOn: string | null;
  escalateAgainOn: string | null;
  escalationLevel: number | null;
  escalatedAt: string | null;
  solvedOn: string | null;
  solvedIn: string | null;
  daysToSolve: number | null;
  closedAt: string | null;
  closedBy: string | null;
  closeCause: string | null;
  payment: string | null;
  createdAt: string | null;
  createdBy: string | null;
  modifiedAt: string | null;
}

export const casesTable: TableDef<CasesRow> = {
  name: 'saldo_disputes_Cases',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'caseId', kind: 'string' },
    { name: 'caseNumber', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'origin', kind: 'string' },
    { name: 'title', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'category', kind: 'string' },
    { name: 'rootCause', kind: 'string' },
    { name: 'owner', kind: 'string' },
    { name: 'coordinator', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'disputedAmount', kind: 'decimal' },
    { name: 'openAmount', kind: 'decimal' },
    { name: 'decision', kind: 'string' },
    { name: 'correctedAmount', kind: 'decimal' },
    { name: 'writtenOffAmount', kind: 'decimal' },
    { name: 'toCollectAmount', kind: 'decimal' },
    { name: 'decisionReason', kind: 'string' },
    { name: 'decidedAt', kind: 'timestamp' },
    { name: 'decidedBy', kind: 'string' },
    { name: 'openedOn', kind: 'date' },
    { name: 'openedIn', kind: 'string' },
    { name: 'dueOn', kind: 'date' },
    { name: 'escalateAgainOn', kind: 'date' },
    { name: 'escalationLevel', kind: 'integer' },
    { name: 'escalatedAt', kind: 'timestamp' },
    { name: 'solvedOn', kind: 'date' },
    { name: 'solvedIn', kind: 'string' },
    { name: 'daysToSolve', kind: 'integer' },
    { name: 'closedAt', kind: 'timestamp' },
    { name: 'closedBy', kind: 'string' },
    { name: 'closeCause', kind: 'string' },
    { name: 'payment', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
    { name: 'modifiedAt', kind: 'timestamp' },
  ],
};

/** saldo.disputes.Cases.attachments */
export interface CasesAttachmentsRow {
  up__ID: string;
  ID: string;
  createdAt: string | null;
  createdBy: string | null;
  modifiedAt: string | null;
  modifiedBy: string | null;
  url: string | null;
  mimeType: string | null;
  filename: string | null;
  hash: string | null;
  status: string | null;
  lastScan: string | null;
  note: string | null;
}

export const casesAttachmentsTable: TableDef<CasesAttachmentsRow> = {
  name: 'saldo_disputes_Cases_attachments',
  keys: ['up__ID', 'ID'],
  columns: [
    { name: 'up__ID', kind: 'string' },
    { name: 'ID', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
    { name: 'modifiedAt', kind: 'timestamp' },
    { name: 'modifiedBy', kind: 'string' },
    { name: 'url', kind: 'string' },
    { name: 'mimeType', kind: 'string' },
    { name: 'filename', kind: 'string' },
    { name: 'hash', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'lastScan', kind: 'timestamp' },
    { name: 'note', kind: 'string' },
  ],
};

/** saldo.disputes.Clerks */
export interface ClerksRow {
  clerk: string;
  name: string | null;
  erpUser: string | null;
  isActive: boolean | null;
}

export const clerksTable: TableDef<ClerksRow> = {
  name: 'saldo_disputes_Clerks',
  keys: ['clerk'],
  columns: [
    { name: 'clerk', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'erpUser', kind: 'string' },
    { name: 'isActive', kind: 'boolean' },
  ],
};

/** saldo.disputes.DisputeCases */
export interface DisputeCasesRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  caseId: string;
  caseNumber: string | null;
  partner: string | null;
  status: string | null;
  isOpen: boolean | null;
  category: string | null;
  companyCode: string | null;
  reason: string | null;
  rootCause: string | null;
  title: string | null;
  processor: string | null;
  coordinator: string | null;
  currency: string | null;
  disputedAmount: string | null;
  createdOn: string | null;
  closedOn: string | null;
}

export const disputeCasesTable: TableDef<DisputeCasesRow> = {
  name: 'saldo_disputes_DisputeCases',
  keys: ['source', 'caseId'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'caseId', kind: 'string' },
    { name: 'caseNumber', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'isOpen', kind: 'boolean' },
    { name: 'category', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'rootCause', kind: 'string' },
    { name: 'title', kind: 'string' },
    { name: 'processor', kind: 'string' },
    { name: 'coordinator', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'disputedAmount', kind: 'decimal' },
    { name: 'createdOn', kind: 'date' },
    { name: 'closedOn', kind: 'date' },
  ],
};

/** saldo.disputes.DisputedItems */
export interface DisputedItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  erpChangedAt: string | null;
  mirroredAt: string | null;
  caseId: string;
  partner: string | null;
  currency: string | null;
  disputedAmount: string | null;
  isOpen: boolean | null;
}

export const disputedItemsTable: TableDef<DisputedItemsRow> = {
  name: 'saldo_disputes_DisputedItems',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'caseId'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'caseId', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'disputedAmount', kind: 'decimal' },
    { name: 'isOpen', kind: 'boolean' },
  ],
};

/** saldo.disputes.DocumentLimits */
export interface DocumentLimitsRow {
  validFrom: string;
  validTo: string | null;
  mostDocuments: number | null;
  mostKilobytes: number | null;
}

export const documentLimitsTable: TableDef<DocumentLimitsRow> = {
  name: 'saldo_disputes_DocumentLimits',
  keys: ['validFrom'],
  columns: [
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'mostDocuments', kind: 'integer' },
    { name: 'mostKilobytes', kind: 'integer' },
  ],
};

/** saldo.disputes.ShortPaymentReasons */
export interface ShortPaymentReasonsRow {
  source: string;
  paymentReason: string;
  validFrom: string;
  validTo: string | null;
  reason: string | null;
  category: string | null;
  atLeastPercent: string | null;
}

export const shortPaymentReasonsTable: TableDef<ShortPaymentReasonsRow> = {
  name: 'saldo_disputes_ShortPaymentReasons',
  keys: ['source', 'paymentReason', 'validFrom'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'paymentReason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'reason', kind: 'string' },
    { name: 'category', kind: 'string' },
    { name: 'atLeastPercent', kind: 'decimal' },
  ],
};

/** saldo.events.ChangeEvents */
export interface ChangeEventsRow {
  ID: string;
  eventSource: string | null;
  eventId: string | null;
  type: string | null;
  channel: string | null;
  subject: string | null;
  objectKey: string | null;
  happenedAt: string | null;
  receivedAt: string | null;
  state: string | null;
  attempts: number | null;
  nextAttemptAt: string | null;
  settledAt: string | null;
  errorCode: string | null;
  errorText: string | null;
}

export const changeEventsTable: TableDef<ChangeEventsRow> = {
  name: 'saldo_events_ChangeEvents',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'eventSource', kind: 'string' },
    { name: 'eventId', kind: 'string' },
    { name: 'type', kind: 'string' },
    { name: 'channel', kind: 'string' },
    { name: 'subject', kind: 'string' },
    { name: 'objectKey', kind: 'string' },
    { name: 'happenedAt', kind: 'timestamp' },
    { name: 'receivedAt', kind: 'timestamp' },
    { name: 'state', kind: 'string' },
    { name: 'attempts', kind: 'integer' },
    { name: 'nextAttemptAt', kind: 'timestamp' },
    { name: 'settledAt', kind: 'timestamp' },
    { name: 'errorCode', kind: 'string' },
    { name: 'errorText', kind: 'string' },
  ],
};

/** saldo.experiments.ArmAssignments */
export interface ArmAssignmentsRow {
  experiment: string;
  source: string;
  partner: string;
  arm: string | null;
  debtorGroup: string | null;
  since: string | null;
  observedUntil: string | null;
}

export const armAssignmentsTable: TableDef<ArmAssignmentsRow> = {
  name: 'saldo_experiments_ArmAssignments',
  keys: ['experiment', 'source', 'partner'],
  columns: [
    { name: 'experiment', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'arm', kind: 'string' },
    { name: 'debtorGroup', kind: 'string' },
    { name: 'since', kind: 'date' },
    { name: 'observedUntil', kind: 'date' },
  ],
};

/** saldo.experiments.ExperimentArms */
export interface ExperimentArmsRow {
  experiment: string;
  arm: string;
  isChampion: boolean | null;
  strategy: string | null;
  strategyVersion: string | null;
  assignment: string | null;
  sharePercent: string | null;
  sampleSize: number | null;
}

export const experimentArmsTable: TableDef<ExperimentArmsRow> = {
  name: 'saldo_experiments_ExperimentArms',
  keys: ['experiment', 'arm'],
  columns: [
    { name: 'experiment', kind: 'string' },
    { name: 'arm', kind: 'string' },
    { name: 'isChampion', kind: 'boolean' },
    { name: 'strategy', kind: 'string' },
    { name: 'strategyVersion', kind: 'string' },
    { name: 'assignment', kind: 'string' },
    { name: 'sharePercent', kind: 'decimal' },
    { name: 'sampleSize', kind: 'integer' },
  ],
};

/** saldo.experiments.ExperimentLooks */
export interface ExperimentLooksRow {
  experiment: string;
  number: number;
  takenOn: string | null;
  information: string | null;
  criticalValue: string | null;
  verdict: string | null;
}

export const experimentLooksTable: TableDef<ExperimentLooksRow> = {
  name: 'saldo_experiments_ExperimentLooks',
  keys: ['experiment', 'number'],
  columns: [
    { name: 'experiment', kind: 'string' },
    { name: 'number', kind: 'integer' },
    { name: 'takenOn', kind: 'date' },
    { name: 'information', kind: 'decimal' },
    { name: 'criticalValue', kind: 'decimal' },
    { name: 'verdict', kind: 'string' },
  ],
};

/** saldo.experiments.Experiments */
export interface ExperimentsRow {
  ID: string;
  name: string | null;
  segment: string | null;
  stage: string | null;
  status: string | null;
  startsOn: string | null;
  enrolUntil: string | null;
  endsOn: string | null;
  entersFromDays: number | null;
  metric: string | null;
  horizonDays: number | null;
  expectedShare: string | null;
  deviation: string | null;
  wishedEffect: string | null;
  power: string | null;
  significance: string | null;
  looks: number | null;
  sampleSize: number | null;
  comment: string | null;
  createdAt: string | null;
  createdBy: string | null;
  proposedAt: string | null;
  proposedBy: string | null;
  startedAt: string | null;
  startedBy: string | null;
  armsUntil: string | null;
  endedAt: string | null;
  endedBy: string | null;
  endReason: string | null;
}

export const experimentsTable: TableDef<ExperimentsRow> = {
  name: 'saldo_experiments_Experiments',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'stage', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'startsOn', kind: 'date' },
    { name: 'enrolUntil', kind: 'date' },
    { name: 'endsOn', kind: 'date' },
    { name: 'entersFromDays', kind: 'integer' },
    { name: 'metric', kind: 'string' },
    { name: 'horizonDays', kind: 'integer' },
    { name: 'expectedShare', kind: 'decimal' },
    { name: 'deviation', kind: 'decimal' },
    { name: 'wishedEffect', kind: 'decimal' },
    { name: 'power', kind: 'decimal' },
    { name: 'significance', kind: 'decimal' },
    { name: 'looks', kind: 'integer' },
    { name: 'sampleSize', kind: 'integer' },
    { name: 'comment', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
    { name: 'proposedAt', kind: 'timestamp' },
    { name: 'proposedBy', kind: 'string' },
    { name: 'startedAt', kind: 'timestamp' },
    { name: 'startedBy', kind: 'string' },
    { name: 'armsUntil', kind: 'date' },
    { name: 'endedAt', kind: 'timestamp' },
    { name: 'endedBy', kind: 'string' },
    { name: 'endReason', kind: 'string' },
  ],
};

/** saldo.files.LoadTotals */
export interface LoadTotalsRow {
  load: string;
  companyCode: string;
  currency: string;
  rowCount: number | null;
  amount: string | null;
  expectedCount: number | null;
  expectedAmount: string | null;
}

export const loadTotalsTable: TableDef<LoadTotalsRow> = {
  name: 'saldo_files_LoadTotals',
  keys: ['load', 'companyCode', 'currency'],
  columns: [
    { name: 'load', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'rowCount', kind: 'int64' },
    { name: 'amount', kind: 'decimal' },
    { name: 'expectedCount', kind: 'int64' },
    { name: 'expectedAmount', kind: 'decimal' },
  ],
};

/** saldo.files.Loads */
export interface LoadsRow {
  ID: string;
  fileName: string | null;
  fileHash: string | null;
  fileBytes: number | null;
  uploadedAt: string | null;
  uploadedBy: string | null;
  source: string | null;
  object: string | null;
  mapping: string | null;
  mappingVersion: number | null;
  delivery: string | null;
  status: string | null;
  startedAt: string | null;
  startedBy: string | null;
  endedAt: string | null;
  rowsRead: number | null;
  rowsChanged: number | null;
  rowsUnchanged: number | null;
  rowsRejected: number | null;
  itemsLeft: number | null;
  errorCode: string | null;
  errorText: string | null;
  report: string | null;
  header: string | null;
  format: string | null;
}

export const loadsTable: TableDef<LoadsRow> = {
  name: 'saldo_files_Loads',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'fileName', kind: 'string' },
    { name: 'fileHash', kind: 'string' },
    { name: 'fileBytes', kind: 'int64' },
    { name: 'uploadedAt', kind: 'timestamp' },
    { name: 'uploadedBy', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'object', kind: 'string' },
    { name: 'mapping', kind: 'string' },
    { name: 'mappingVersion', kind: 'integer' },
    { name: 'delivery', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'startedAt', kind: 'timestamp' },
    { name: 'startedBy', kind: 'string' },
    { name: 'endedAt', kind: 'timestamp' },
    { name: 'rowsRead', kind: 'int64' },
    { name: 'rowsChanged', kind: 'int64' },
    { name: 'rowsUnchanged', kind: 'int64' },
    { name: 'rowsRejected', kind: 'int64' },
    { name: 'itemsLeft', kind: 'int64' },
    { name: 'errorCode', kind: 'string' },
    { name: 'errorText', kind: 'string' },
    { name: 'report', kind: 'string' },
    { name: 'header', kind: 'string' },
    { name: 'format', kind: 'string' },
  ],
};

/** saldo.files.Mappings */
export interface MappingsRow {
  source: string;
  mapping: string;
  version: number;
  object: string | null;
  content: string | null;
  savedAt: string | null;
  savedBy: string | null;
}

export const mappingsTable: TableDef<MappingsRow> = {
  name: 'saldo_files_Mappings',
  keys: ['source', 'mapping', 'version'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'mapping', kind: 'string' },
    { name: 'version', kind: 'integer' },
    { name: 'object', kind: 'string' },
    { name: 'content', kind: 'string' },
    { name: 'savedAt', kind: 'timestamp' },
    { name: 'savedBy', kind: 'string' },
  ],
};

/** saldo.files.RejectedRows */
export interface RejectedRowsRow {
  load: string;
  rowNumber: number;
  cells: string | null;
  problems: string | null;
}

export const rejectedRowsTable: TableDef<RejectedRowsRow> = {
  name: 'saldo_files_RejectedRows',
  keys: ['load', 'rowNumber'],
  columns: [
    { name: 'load', kind: 'string' },
    { name: 'rowNumber', kind: 'int64' },
    { name: 'cells', kind: 'string' },
    { name: 'problems', kind: 'string' },
  ],
};

/** saldo.ledger.AccountLocks */
export interface AccountLocksRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  account: string;
  partner: string;
  process: string;
  reason: string;
  validFrom: string;
  validTo: string;
}

export const accountLocksTable: TableDef<AccountLocksRow> = {
  name: 'saldo_ledger_AccountLocks',
  keys: ['source', 'account', 'partner', 'process', 'reason', 'validFrom', 'validTo'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'process', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.ledger.ContactPoints */
export interface ContactPointsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  kind: string;
  sequence: string;
  value: string | null;
  searchKey: string | null;
  isDefault: boolean | null;
}

export const contactPointsTable: TableDef<ContactPointsRow> = {
  name: 'saldo_ledger_ContactPoints',
  keys: ['source', 'partner', 'kind', 'sequence'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'kind', kind: 'string' },
    { name: 'sequence', kind: 'string' },
    { name: 'value', kind: 'string' },
    { name: 'searchKey', kind: 'string' },
    { name: 'isDefault', kind: 'boolean' },
  ],
};

/** saldo.ledger.ContractAccounts */
export interface ContractAccountsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  account: string;
  partner: string;
  companyCode: string | null;
  dunningProcedure: string | null;
  collectionStrategy: string | null;
  masterDataGroup: string | null;
  paymentMethod: string | null;
  toleranceGroup: string | null;
  leftErpAt: string | null;
}

export const contractAccountsTable: TableDef<ContractAccountsRow> = {
  name: 'saldo_ledger_ContractAccounts',
  keys: ['source', 'account', 'partner'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'dunningProcedure', kind: 'string' },
    { name: 'collectionStrategy', kind: 'string' },
    { name: 'masterDataGroup', kind: 'string' },
    { name: 'paymentMethod', kind: 'string' },
    { name: 'toleranceGroup', kind: 'string' },
    { name: 'leftErpAt', kind: 'timestamp' },
  ],
};

/** saldo.ledger.ContractParties */
export interface ContractPartiesRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  contract: string;
  partner: string;
  role: string;
  share: string | null;
  validFrom: string | null;
  validTo: string | null;
}

export const contractPartiesTable: TableDef<ContractPartiesRow> = {
  name: 'saldo_ledger_ContractParties',
  keys: ['source', 'contract', 'partner', 'role'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'contract', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'role', kind: 'string' },
    { name: 'share', kind: 'decimal' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.ledger.Contracts */
export interface ContractsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  contract: string;
  partner: string | null;
  account: string | null;
  companyCode: string | null;
  product: string | null;
  currency: string | null;
  exposure: string | null;
  rate: string | null;
  maturity: string | null;
  asOf: string | null;
}

export const contractsTable: TableDef<ContractsRow> = {
  name: 'saldo_ledger_Contracts',
  keys: ['source', 'contract'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'contract', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'product', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'exposure', kind: 'decimal' },
    { name: 'rate', kind: 'decimal' },
    { name: 'maturity', kind: 'date' },
    { name: 'asOf', kind: 'date' },
  ],
};

/** saldo.ledger.CurrencyScales */
export interface CurrencyScalesRow {
  source: string;
  currency: string;
  erpDecimals: number;
  minorDigits: number;
  isIndexUnit: boolean | null;
}

export const currencyScalesTable: TableDef<CurrencyScalesRow> = {
  name: 'saldo_ledger_CurrencyScales',
  keys: ['source', 'currency'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'erpDecimals', kind: 'integer' },
    { name: 'minorDigits', kind: 'integer' },
    { name: 'isIndexUnit', kind: 'boolean' },
  ],
};

/** saldo.ledger.DunningNotices */
export interface DunningNoticesRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  runDate: string;
  runId: string;
  partner: string;
  account: string;
  counter: string;
  companyCode: string | null;
  procedure: string | null;
  level: number | null;
  currency: string | null;
  amount: string | null;
  issuedOn: string | null;
}

export const dunningNoticesTable: TableDef<DunningNoticesRow> = {
  name: 'saldo_ledger_DunningNotices',
  keys: ['source', 'runDate', 'runId', 'partner', 'account', 'counter'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'runDate', kind: 'date' },
    { name: 'runId', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'counter', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'procedure', kind: 'string' },
    { name: 'level', kind: 'integer' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'issuedOn', kind: 'date' },
  ],
};

/** saldo.ledger.ExchangeRates */
export interface ExchangeRatesRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  rateType: string;
  fromCurrency: string;
  toCurrency: string;
  validFrom: string;
  rate: string | null;
}

export const exchangeRatesTable: TableDef<ExchangeRatesRow> = {
  name: 'saldo_ledger_ExchangeRates',
  keys: ['source', 'rateType', 'fromCurrency', 'toCurrency', 'validFrom'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'rateType', kind: 'string' },
    { name: 'fromCurrency', kind: 'string' },
    { name: 'toCurrency', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'rate', kind: 'decimal' },
  ],
};

/** saldo.ledger.Identifications */
export interface IdentificationsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  type: string;
  searchKey: string;
  country: string | null;
  validTo: string | null;
}

export const identificationsTable: TableDef<IdentificationsRow> = {
  name: 'saldo_ledger_Identifications',
  keys: ['source', 'partner', 'type', 'searchKey'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'type', kind: 'string' },
    { name: 'searchKey', kind: 'string' },
    { name: 'country', kind: 'string' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.ledger.ItemLocks */
export interface ItemLocksRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  erpChangedAt: string | null;
  mirroredAt: string | null;
  process: string;
  reason: string;
  validFrom: string;
  validTo: string;
}

export const itemLocksTable: TableDef<ItemLocksRow> = {
  name: 'saldo_ledger_ItemLocks',
  keys: [
    'source',
    'document',
    'repetition',
    'item',
    'subitem',
    'process',
    'reason',
    'validFrom',
    'validTo',
  ],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'process', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.ledger.Items */
export interface ItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  erpChangedAt: string | null;
  mirroredAt: string | null;
  partner: string | null;
  account: string | null;
  contract: string | null;
  companyCode: string | null;
  documentType: string | null;
  reference: string | null;
  mainTransaction: string | null;
  subTransaction: string | null;
  documentDate: string | null;
  postingDate: string | null;
  dueDate: string | null;
  deferralDate: string | null;
  currency: string | null;
  amount: string | null;
  originalAmount: string | null;
  clearingStatus: string | null;
  clearingDate: string | null;
  clearingDocument: string | null;
  clearingReason: string | null;
  clearingRestriction: string | null;
  isClearingReset: boolean | null;
  isWithdrawn: boolean | null;
  statisticalCode: string | null;
  substituteCategory: string | null;
  substituteDocument: string | null;
  excludedFromDunning: boolean | null;
  paymentMethod: string | null;
  agencyGroup: string | null;
  isJointLiability: boolean | null;
  leftErpAt: string | null;
}

export const itemsTable: TableDef<ItemsRow> = {
  name: 'saldo_ledger_Items',
  keys: ['source', 'document', 'repetition', 'item', 'subitem'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'partner', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'contract', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'documentType', kind: 'string' },
    { name: 'reference', kind: 'string' },
    { name: 'mainTransaction', kind: 'string' },
    { name: 'subTransaction', kind: 'string' },
    { name: 'documentDate', kind: 'date' },
    { name: 'postingDate', kind: 'date' },
    { name: 'dueDate', kind: 'date' },
    { name: 'deferralDate', kind: 'date' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'originalAmount', kind: 'decimal' },
    { name: 'clearingStatus', kind: 'string' },
    { name: 'clearingDate', kind: 'date' },
    { name: 'clearingDocument', kind: 'string' },
    { name: 'clearingReason', kind: 'string' },
    { name: 'clearingRestriction', kind: 'string' },
    { name: 'isClearingReset', kind: 'boolean' },
    { name: 'isWithdrawn', kind: 'boolean' },
    { name: 'statisticalCode', kind: 'string' },
    { name: 'substituteCategory', kind: 'string' },
    { name: 'substituteDocument', kind: 'string' },
    { name: 'excludedFromDunning', kind: 'boolean' },
    { name: 'paymentMethod', kind: 'string' },
    { name: 'agencyGroup', kind: 'string' },
    { name: 'isJointLiability', kind: 'boolean' },
    { name: 'leftErpAt', kind: 'timestamp' },
  ],
};

/** saldo.ledger.NameWords */
export interface NameWordsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  word: string;
}

export const nameWordsTable: TableDef<NameWordsRow> = {
  name: 'saldo_ledger_NameWords',
  keys: ['source', 'partner', 'word'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'word', kind: 'string' },
  ],
};

/** saldo.ledger.PartnerRelations */
export interface PartnerRelationsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  relatedPartner: string;
  relation: string;
  validTo: string;
  validFrom: string | null;
}

export const partnerRelationsTable: TableDef<PartnerRelationsRow> = {
  name: 'saldo_ledger_PartnerRelations',
  keys: ['source', 'partner', 'relatedPartner', 'relation', 'validTo'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'relatedPartner', kind: 'string' },
    { name: 'relation', kind: 'string' },
    { name: 'validTo', kind: 'date' },
    { name: 'validFrom', kind: 'date' },
  ],
};

/** saldo.ledger.Partners */
export interface PartnersRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  partner: string;
  category: string | null;
  name: string | null;
  nameKey: string | null;
  language: string | null;
  birthDate: string | null;
  deathDate: string | null;
  isBlocked: boolean | null;
  country: string | null;
  region: string | null;
  city: string | null;
  postalCode: string | null;
  street: string | null;
  timeZone: string | null;
  preferredMedium: string | null;
  leftErpAt: string | null;
}

export const partnersTable: TableDef<PartnersRow> = {
  name: 'saldo_ledger_Partners',
  keys: ['source', 'partner'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'category', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'nameKey', kind: 'string' },
    { name: 'language', kind: 'string' },
    { name: 'birthDate', kind: 'date' },
    { name: 'deathDate', kind: 'date' },
    { name: 'isBlocked', kind: 'boolean' },
    { name: 'country', kind: 'string' },
    { name: 'region', kind: 'string' },
    { name: 'city', kind: 'string' },
    { name: 'postalCode', kind: 'string' },
    { name: 'street', kind: 'string' },
    { name: 'timeZone', kind: 'string' },
    { name: 'preferredMedium', kind: 'string' },
    { name: 'leftErpAt', kind: 'timestamp' },
  ],
};

/** saldo.ledger.PaymentAssignments */
export interface PaymentAssignmentsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  erpChangedAt: string | null;
  mirroredAt: string | null;
  payment: string;
  partner: string | null;
  currency: string | null;
  amount: string | null;
  clearingDate: string | null;
  isReset: boolean | null;
}

export const paymentAssignmentsTable: TableDef<PaymentAssignmentsRow> = {
  name: 'saldo_ledger_PaymentAssignments',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'payment'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'payment', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'clearingDate', kind: 'date' },
    { name: 'isReset', kind: 'boolean' },
  ],
};

/** saldo.ledger.Payments */
export interface PaymentsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  payment: string;
  partner: string | null;
  account: string | null;
  document: string | null;
  currency: string | null;
  amount: string | null;
  postingDate: string | null;
  method: string | null;
  differenceReason: string | null;
  isReturned: boolean | null;
  returnedOn: string | null;
}

export const paymentsTable: TableDef<PaymentsRow> = {
  name: 'saldo_ledger_Payments',
  keys: ['source', 'payment'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'payment', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'postingDate', kind: 'date' },
    { name: 'method', kind: 'string' },
    { name: 'differenceReason', kind: 'string' },
    { name: 'isReturned', kind: 'boolean' },
    { name: 'returnedOn', kind: 'date' },
  ],
};

/** saldo.locks.BlockLocks */
export interface BlockLocksRow {
  block: string;
  lock: string;
}

export const blockLocksTable: TableDef<BlockLocksRow> = {
  name: 'saldo_locks_BlockLocks',
  keys: ['block', 'lock'],
  columns: [
    { name: 'block', kind: 'string' },
    { name: 'lock', kind: 'string' },
  ],
};

/** saldo.locks.Blocks */
export interface BlocksRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  kind: string | null;
  reason: string | null;
  note: string | null;
  validFrom: string | null;
  validTo: string | null;
  setBy: string | null;
  setAt: string | null;
  liftedBy: string | null;
  liftedAt: string | null;
  liftReason: string | null;
}

export const blocksTable: TableDef<BlocksRow> = {
  name: 'saldo_locks_Blocks',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'kind', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'note', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'setBy', kind: 'string' },
    { name: 'setAt', kind: 'timestamp' },
    { name: 'liftedBy', kind: 'string' },
    { name: 'liftedAt', kind: 'timestamp' },
    { name: 'liftReason', kind: 'string' },
  ],
};

/** saldo.locks.ContactLocks */
export interface ContactLocksRow {
  source: string;
  process: string;
  reason: string;
  validFrom: string;
  validTo: string | null;
  basis: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export const contactLocksTable: TableDef<ContactLocksRow> = {
  name: 'saldo_locks_ContactLocks',
  keys: ['source', 'process', 'reason', 'validFrom'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'process', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'basis', kind: 'string' },
    { name: 'changedBy', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
  ],
};

/** saldo.locks.RequestedLocks */
export interface RequestedLocksRow {
  ID: string;
  source: string | null;
  partner: string | null;
  account: string | null;
  document: string | null;
  repetition: string | null;
  item: string | null;
  subitem: string | null;
  process: string | null;
  reason: string | null;
  validFrom: string | null;
  validTo: string | null;
  status: string | null;
  setBy: string | null;
  setAt: string | null;
  liftedBy: string | null;
  liftedAt: string | null;
  replaces: string | null;
}

export const requestedLocksTable: TableDef<RequestedLocksRow> = {
  name: 'saldo_locks_RequestedLocks',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'process', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'status', kind: 'string' },
    { name: 'setBy', kind: 'string' },
    { name: 'setAt', kind: 'timestamp' },
    { name: 'liftedBy', kind: 'string' },
    { name: 'liftedAt', kind: 'timestamp' },
    { name: 'replaces', kind: 'string' },
  ],
};

/** saldo.mirror.AccountTotals */
export interface AccountTotalsRow {
  source: string;
  companyCode: string;
  account: string;
  currency: string;
  items: number | null;
  amount4: number | null;
}

export const accountTotalsTable: TableDef<AccountTotalsRow> = {
  name: 'saldo_mirror_AccountTotals',
  keys: ['source', 'companyCode', 'account', 'currency'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'items', kind: 'int64' },
    { name: 'amount4', kind: 'int64' },
  ],
};

/** saldo.mirror.Alerts */
export interface AlertsRow {
  ID: string;
  source: string | null;
  kind: string | null;
  subject: string | null;
  count: number | null;
  message: string | null;
  raisedAt: string | null;
  changedAt: string | null;
  clearedAt: string | null;
}

export const alertsTable: TableDef<AlertsRow> = {
  name: 'saldo_mirror_Alerts',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'kind', kind: 'string' },
    { name: 'subject', kind: 'string' },
    { name: 'count', kind: 'integer' },
    { name: 'message', kind: 'string' },
    { name: 'raisedAt', kind: 'timestamp' },
    { name: 'changedAt', kind: 'timestamp' },
    { name: 'clearedAt', kind: 'timestamp' },
  ],
};

/** saldo.mirror.ChangedCustomers */
export interface ChangedCustomersRow {
  ID: string;
  source: string | null;
  partner: string | null;
  cause: string | null;
  changedAt: string | null;
  postedAt: string | null;
  processedAt: string | null;
}

export const changedCustomersTable: TableDef<ChangedCustomersRow> = {
  name: 'saldo_mirror_ChangedCustomers',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'cause', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
    { name: 'postedAt', kind: 'timestamp' },
    { name: 'processedAt', kind: 'timestamp' },
  ],
};

/** saldo.mirror.ControlTotals */
export interface ControlTotalsRow {
  source: string;
  takenAt: string;
  companyCode: string;
  currency: string;
  erpCount: number | null;
  erpAmount: string | null;
  ownCount: number | null;
  ownAmount: string | null;
  accountsOff: number | null;
  agrees: boolean | null;
  asOf: string | null;
  accountsOpen: number | null;
  keysCompared: boolean | null;
  openingCount: number | null;
  openingAmount: string | null;
  postedCount: number | null;
  postedAmount: string | null;
  clearedCount: number | null;
  clearedAmount: string | null;
  changedAmount: string | null;
  movementsAgree: boolean | null;
}

export const controlTotalsTable: TableDef<ControlTotalsRow> = {
  name: 'saldo_mirror_ControlTotals',
  keys: ['source', 'takenAt', 'companyCode', 'currency'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'takenAt', kind: 'timestamp' },
    { name: 'companyCode', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'erpCount', kind: 'int64' },
    { name: 'erpAmount', kind: 'decimal' },
    { name: 'ownCount', kind: 'int64' },
    { name: 'ownAmount', kind: 'decimal' },
    { name: 'accountsOff', kind: 'integer' },
    { name: 'agrees', kind: 'boolean' },
    { name: 'asOf', kind: 'timestamp' },
    { name: 'accountsOpen', kind: 'integer' },
    { name: 'keysCompared', kind: 'boolean' },
    { name: 'openingCount', kind: 'int64' },
    { name: 'openingAmount', kind: 'decimal' },
    { name: 'postedCount', kind: 'int64' },
    { name: 'postedAmount', kind: 'decimal' },
    { name: 'clearedCount', kind: 'int64' },
    { name: 'clearedAmount', kind: 'decimal' },
    { name: 'changedAmount', kind: 'decimal' },
    { name: 'movementsAgree', kind: 'boolean' },
  ],
};

/** saldo.mirror.Freshness */
export interface FreshnessRow {
  source: string;
  asOf: string | null;
  comparedAt: string | null;
  comparedAsOf: string | null;
  totalsAgree: boolean | null;
  accountsOff: number | null;
  clockAheadMs: number | null;
  lagMedian: number | null;
  lagP95: number | null;
  lagSamples: number | null;
  measuredAt: string | null;
}

export const freshnessTable: TableDef<FreshnessRow> = {
  name: 'saldo_mirror_Freshness',
  keys: ['source'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'asOf', kind: 'timestamp' },
    { name: 'comparedAt', kind: 'timestamp' },
    { name: 'comparedAsOf', kind: 'timestamp' },
    { name: 'totalsAgree', kind: 'boolean' },
    { name: 'accountsOff', kind: 'integer' },
    { name: 'clockAheadMs', kind: 'int64' },
    { name: 'lagMedian', kind: 'integer' },
    { name: 'lagP95', kind: 'integer' },
    { name: 'lagSamples', kind: 'integer' },
    { name: 'measuredAt', kind: 'timestamp' },
  ],
};

/** saldo.mirror.KeyComparisons */
export interface KeyComparisonsRow {
  source: string;
  object: string;
  startedAt: string;
  endedAt: string | null;
  compared: number | null;
  missing: number | null;
  different: number | null;
  extra: number | null;
  written: number | null;
  gone: number | null;
}

export const keyComparisonsTable: TableDef<KeyComparisonsRow> = {
  name: 'saldo_mirror_KeyComparisons',
  keys: ['source', 'object', 'startedAt'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'object', kind: 'string' },
    { name: 'startedAt', kind: 'timestamp' },
    { name: 'endedAt', kind: 'timestamp' },
    { name: 'compared', kind: 'int64' },
    { name: 'missing', kind: 'integer' },
    { name: 'different', kind: 'integer' },
    { name: 'extra', kind: 'integer' },
    { name: 'written', kind: 'integer' },
    { name: 'gone', kind: 'integer' },
  ],
};

/** saldo.mirror.Movements */
export interface MovementsRow {
  ID: string;
  source: string | null;
  companyCode: string | null;
  account: string | null;
  currency: string | null;
  posted: number | null;
  posted4: number | null;
  cleared: number | null;
  cleared4: number | null;
  changed4: number | null;
}

export const movementsTable: TableDef<MovementsRow> = {
  name: 'saldo_mirror_Movements',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'posted', kind: 'int64' },
    { name: 'posted4', kind: 'int64' },
    { name: 'cleared', kind: 'int64' },
    { name: 'cleared4', kind: 'int64' },
    { name: 'changed4', kind: 'int64' },
  ],
};

/** saldo.mirror.Quarantines */
export interface QuarantinesRow {
  source: string;
  companyCode: string;
  account: string;
  currency: string;
  since: string | null;
  erpCount: number | null;
  erpAmount: string | null;
  ownCount: number | null;
  ownAmount: string | null;
  reason: string | null;
  asOf: string | null;
}

export const quarantinesTable: TableDef<QuarantinesRow> = {
  name: 'saldo_mirror_Quarantines',
  keys: ['source', 'companyCode', 'account', 'currency'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'since', kind: 'timestamp' },
    { name: 'erpCount', kind: 'int64' },
    { name: 'erpAmount', kind: 'decimal' },
    { name: 'ownCount', kind: 'int64' },
    { name: 'ownAmount', kind: 'decimal' },
    { name: 'reason', kind: 'string' },
    { name: 'asOf', kind: 'timestamp' },
  ],
};

/** saldo.mirror.Rejections */
export interface RejectionsRow {
  ID: string;
  origin: string | null;
  run: string | null;
  object: string | null;
  objectKey: string | null;
  code: string | null;
  message: string | null;
  rejectedAt: string | null;
  recordFilter: string | null;
}

export const rejectionsTable: TableDef<RejectionsRow> = {
  name: 'saldo_mirror_Rejections',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'origin', kind: 'string' },
    { name: 'run', kind: 'string' },
    { name: 'object', kind: 'string' },
    { name: 'objectKey', kind: 'string' },
    { name: 'code', kind: 'string' },
    { name: 'message', kind: 'string' },
    { name: 'rejectedAt', kind: 'timestamp' },
    { name: 'recordFilter', kind: 'string' },
  ],
};

/** saldo.mirror.States */
export interface StatesRow {
  source: string;
  object: string;
  highWater: string | null;
  nextPage: string | null;
  startedAt: string | null;
  keyFrom: string | null;
  keyTo: string | null;
  fullAt: string | null;
  deltaAt: string | null;
  rowsRead: number | null;
  fields: string | null;
  rereadCause: string | null;
  rereadFields: string | null;
  rereadPage: string | null;
  rereadSince: string | null;
  rereadAt: string | null;
}

export const statesTable: TableDef<StatesRow> = {
  name: 'saldo_mirror_States',
  keys: ['source', 'object'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'object', kind: 'string' },
    { name: 'highWater', kind: 'string' },
    { name: 'nextPage', kind: 'string' },
    { name: 'startedAt', kind: 'timestamp' },
    { name: 'keyFrom', kind: 'string' },
    { name: 'keyTo', kind: 'string' },
    { name: 'fullAt', kind: 'timestamp' },
    { name: 'deltaAt', kind: 'timestamp' },
    { name: 'rowsRead', kind: 'int64' },
    { name: 'fields', kind: 'string' },
    { name: 'rereadCause', kind: 'string' },
    { name: 'rereadFields', kind: 'string' },
    { name: 'rereadPage', kind: 'string' },
    { name: 'rereadSince', kind: 'timestamp' },
    { name: 'rereadAt', kind: 'timestamp' },
  ],
};

/** saldo.operations.ErpMessages */
export interface ErpMessagesRow {
  erpErrorCode: string;
  refusal: string | null;
}

export const erpMessagesTable: TableDef<ErpMessagesRow> = {
  name: 'saldo_operations_ErpMessages',
  keys: ['erpErrorCode'],
  columns: [
    { name: 'erpErrorCode', kind: 'string' },
    { name: 'refusal', kind: 'string' },
  ],
};

/** saldo.operations.OperationAttempts */
export interface OperationAttemptsRow {
  operation: string;
  token: number;
  endedAt: string | null;
  sentTo: string | null;
  outcome: string | null;
  status: number | null;
  errorCode: string | null;
  erpErrorCode: string | null;
  errorText: string | null;
  nextAttemptAt: string | null;
}

export const operationAttemptsTable: TableDef<OperationAttemptsRow> = {
  name: 'saldo_operations_OperationAttempts',
  keys: ['operation', 'token'],
  columns: [
    { name: 'operation', kind: 'string' },
    { name: 'token', kind: 'int64' },
    { name: 'endedAt', kind: 'timestamp' },
    { name: 'sentTo', kind: 'string' },
    { name: 'outcome', kind: 'string' },
    { name: 'status', kind: 'integer' },
    { name: 'errorCode', kind: 'string' },
    { name: 'erpErrorCode', kind: 'string' },
    { name: 'errorText', kind: 'string' },
    { name: 'nextAttemptAt', kind: 'timestamp' },
  ],
};

/** saldo.operations.Operations */
export interface OperationsRow {
  ID: string;
  kind: string | null;
  source: string | null;
  objectKey: string | null;
  sequence: number | null;
  partner: string | null;
  subject: string | null;
  segment: string | null;
  state: string | null;
  payload: string | null;
  payloadHash: string | null;
  attempts: number | null;
  nextAttemptAt: string | null;
  leaseHolder: string | null;
  leaseUntil: string | null;
  fencingToken: number | null;
  outcomeUnknown: boolean | null;
  firstSentAt: string | null;
  sentVersion: string | null;
  erpKey: string | null;
  errorCode: string | null;
  errorText: string | null;
  erpErrorCode: string | null;
  refusal: string | null;
  conflict: string | null;
  createdAt: string | null;
  createdBy: string | null;
  confirmedAt: string | null;
  parkedAt: string | null;
  resolvedAt: string | null;
  resolvedBy: string | null;
  resolution: string | null;
}

export const operationsTable: TableDef<OperationsRow> = {
  name: 'saldo_operations_Operations',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'kind', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'objectKey', kind: 'string' },
    { name: 'sequence', kind: 'int64' },
    { name: 'partner', kind: 'string' },
    { name: 'subject', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'state', kind: 'string' },
    { name: 'payload', kind: 'string' },
    { name: 'payloadHash', kind: 'string' },
    { name: 'attempts', kind: 'integer' },
    { name: 'nextAttemptAt', kind: 'timestamp' },
    { name: 'leaseHolder', kind: 'string' },
    { name: 'leaseUntil', kind: 'timestamp' },
    { name: 'fencingToken', kind: 'int64' },
    { name: 'outcomeUnknown', kind: 'boolean' },
    { name: 'firstSentAt', kind: 'timestamp' },
    { name: 'sentVersion', kind: 'string' },
    { name: 'erpKey', kind: 'string' },
    { name: 'errorCode', kind: 'string' },
    { name: 'errorText', kind: 'string' },
    { name: 'erpErrorCode', kind: 'string' },
    { name: 'refusal', kind: 'string' },
    { name: 'conflict', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
    { name: 'confirmedAt', kind: 'timestamp' },
    { name: 'parkedAt', kind: 'timestamp' },
    { name: 'resolvedAt', kind: 'timestamp' },
    { name: 'resolvedBy', kind: 'string' },
    { name: 'resolution', kind: 'string' },
  ],
};

/** saldo.organization.Absences */
export interface AbsencesRow {
  ID: string;
  agent: string | null;
  validFrom: string | null;
  validTo: string | null;
  isHalfDay: boolean | null;
  reason: string | null;
}

export const absencesTable: TableDef<AbsencesRow> = {
  name: 'saldo_organization_Absences',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'isHalfDay', kind: 'boolean' },
    { name: 'reason', kind: 'string' },
  ],
};

/** saldo.organization.AgencyQuotas */
export interface AgencyQuotasRow {
  collectionGroup: string;
  segment: string;
  stage: string;
  validFrom: string;
  validTo: string | null;
  sharePercent: string | null;
  maxCustomers: number | null;
  maxAmount: string | null;
  reason: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export const agencyQuotasTable: TableDef<AgencyQuotasRow> = {
  name: 'saldo_organization_AgencyQuotas',
  keys: ['collectionGroup', 'segment', 'stage', 'validFrom'],
  columns: [
    { name: 'collectionGroup', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'stage', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'sharePercent', kind: 'decimal' },
    { name: 'maxCustomers', kind: 'integer' },
    { name: 'maxAmount', kind: 'decimal' },
    { name: 'reason', kind: 'string' },
    { name: 'changedBy', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
  ],
};

/** saldo.organization.BalanceKnobs */
export interface BalanceKnobsRow {
  segment: string;
  validFrom: string;
  validTo: string | null;
  maxImbalance: string | null;
  maxMoves: number | null;
  reason: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export const balanceKnobsTable: TableDef<BalanceKnobsRow> = {
  name: 'saldo_organization_BalanceKnobs',
  keys: ['segment', 'validFrom'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'maxImbalance', kind: 'decimal' },
    { name: 'maxMoves', kind: 'integer' },
    { name: 'reason', kind: 'string' },
    { name: 'changedBy', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
  ],
};

/** saldo.organization.Calendars */
export interface CalendarsRow {
  calendar: string;
  name: string | null;
  weekendDays: string | null;
}

export const calendarsTable: TableDef<CalendarsRow> = {
  name: 'saldo_organization_Calendars',
  keys: ['calendar'],
  columns: [
    { name: 'calendar', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'weekendDays', kind: 'string' },
  ],
};

/** saldo.organization.CompanyCodes */
export interface CompanyCodesRow {
  source: string;
  companyCode: string;
  name: string | null;
  country: string | null;
  currency: string | null;
}

export const companyCodesTable: TableDef<CompanyCodesRow> = {
  name: 'saldo_organization_CompanyCodes',
  keys: ['source', 'companyCode'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'country', kind: 'string' },
    { name: 'currency', kind: 'string' },
  ],
};

/** saldo.organization.EffortMinutes */
export interface EffortMinutesRow {
  segment: string;
  stage: string;
  priority: string;
  minutes: number | null;
}

export const effortMinutesTable: TableDef<EffortMinutesRow> = {
  name: 'saldo_organization_EffortMinutes',
  keys: ['segment', 'stage', 'priority'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'stage', kind: 'string' },
    { name: 'priority', kind: 'string' },
    { name: 'minutes', kind: 'integer' },
  ],
};

/** saldo.organization.FixedAssignments */
export interface FixedAssignmentsRow {
  source: string;
  partner: string;
  segment: string;
  validFrom: string;
  validTo: string | null;
  agent: string | null;
  reason: string | null;
}

export const fixedAssignmentsTable: TableDef<FixedAssignmentsRow> = {
  name: 'saldo_organization_FixedAssignments',
  keys: ['source', 'partner', 'segment', 'validFrom'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'agent', kind: 'string' },
    { name: 'reason', kind: 'string' },
  ],
};

/** saldo.organization.GroupMembers */
export interface GroupMembersRow {
  collectionGroup: string;
  agent: string;
  validFrom: string | null;
  validTo: string | null;
}

export const groupMembersTable: TableDef<GroupMembersRow> = {
  name: 'saldo_organization_GroupMembers',
  keys: ['collectionGroup', 'agent'],
  columns: [
    { name: 'collectionGroup', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.organization.GroupStages */
export interface GroupStagesRow {
  segment: string;
  stage: string;
  collectionGroup: string | null;
}

export const groupStagesTable: TableDef<GroupStagesRow> = {
  name: 'saldo_organization_GroupStages',
  keys: ['segment', 'stage'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'stage', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
  ],
};

/** saldo.organization.Groups */
export interface GroupsRow {
  collectionGroup: string;
  segment: string | null;
  name: string | null;
  kind: string | null;
}

export const groupsTable: TableDef<GroupsRow> = {
  name: 'saldo_organization_Groups',
  keys: ['collectionGroup'],
  columns: [
    { name: 'collectionGroup', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'kind', kind: 'string' },
  ],
};

/** saldo.organization.HandOvers */
export interface HandOversRow {
  ID: string;
  segment: string | null;
  source: string | null;
  partner: string | null;
  fromGroup: string | null;
  toGroup: string | null;
  validFrom: string | null;
  validTo: string | null;
  reason: string | null;
  createdBy: string | null;
  createdAt: string | null;
}

export const handOversTable: TableDef<HandOversRow> = {
  name: 'saldo_organization_HandOvers',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'fromGroup', kind: 'string' },
    { name: 'toGroup', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'reason', kind: 'string' },
    { name: 'createdBy', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
  ],
};

/** saldo.organization.Holidays */
export interface HolidaysRow {
  calendar: string;
  day: string;
  name: string | null;
}

export const holidaysTable: TableDef<HolidaysRow> = {
  name: 'saldo_organization_Holidays',
  keys: ['calendar', 'day'],
  columns: [
    { name: 'calendar', kind: 'string' },
    { name: 'day', kind: 'date' },
    { name: 'name', kind: 'string' },
  ],
};

/** saldo.organization.RequiredSkills */
export interface RequiredSkillsRow {
  segment: string;
  skill: string;
  product: string;
  customerKind: string;
}

export const requiredSkillsTable: TableDef<RequiredSkillsRow> = {
  name: 'saldo_organization_RequiredSkills',
  keys: ['segment', 'skill', 'product', 'customerKind'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'skill', kind: 'string' },
    { name: 'product', kind: 'string' },
    { name: 'customerKind', kind: 'string' },
  ],
};

/** saldo.organization.RetentionPeriods */
export interface RetentionPeriodsRow {
  kind: string;
  validFrom: string;
  validTo: string | null;
  days: number | null;
  monthEndDays: number | null;
  reason: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export const retentionPeriodsTable: TableDef<RetentionPeriodsRow> = {
  name: 'saldo_organization_RetentionPeriods',
  keys: ['kind', 'validFrom'],
  columns: [
    { name: 'kind', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'days', kind: 'integer' },
    { name: 'monthEndDays', kind: 'integer' },
    { name: 'reason', kind: 'string' },
    { name: 'changedBy', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
  ],
};

/** saldo.organization.SegmentCompanyCodes */
export interface SegmentCompanyCodesRow {
  segment: string;
  source: string;
  companyCode: string;
}

export const segmentCompanyCodesTable: TableDef<SegmentCompanyCodesRow> = {
  name: 'saldo_organization_SegmentCompanyCodes',
  keys: ['segment', 'source', 'companyCode'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'companyCode', kind: 'string' },
  ],
};

/** saldo.organization.SegmentPolicies */
export interface SegmentPoliciesRow {
  segment: string;
  validFrom: string;
  validTo: string | null;
  countedStatisticalCodes: string | null;
  blockingRestrictions: string | null;
  collectsWriteOffs: boolean | null;
  toleranceDays: number | null;
  dueSoonDays: number | null;
  behaviourMinimumItems: number | null;
  behaviourPromptUpTo: number | null;
  behaviourLateUpTo: number | null;
  behaviourErraticFrom: number | null;
  buckets: string | null;
  maxImbalance: string | null;
  maxMoves: number | null;
  legalSource: string | null;
}

export const segmentPoliciesTable: TableDef<SegmentPoliciesRow> = {
  name: 'saldo_organization_SegmentPolicies',
  keys: ['segment', 'validFrom'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'countedStatisticalCodes', kind: 'string' },
    { name: 'blockingRestrictions', kind: 'string' },
    { name: 'collectsWriteOffs', kind: 'boolean' },
    { name: 'toleranceDays', kind: 'integer' },
    { name: 'dueSoonDays', kind: 'integer' },
    { name: 'behaviourMinimumItems', kind: 'integer' },
    { name: 'behaviourPromptUpTo', kind: 'integer' },
    { name: 'behaviourLateUpTo', kind: 'integer' },
    { name: 'behaviourErraticFrom', kind: 'integer' },
    { name: 'buckets', kind: 'string' },
    { name: 'maxImbalance', kind: 'decimal' },
    { name: 'maxMoves', kind: 'integer' },
    { name: 'legalSource', kind: 'string' },
  ],
};

/** saldo.organization.Segments */
export interface SegmentsRow {
  segment: string;
  name: string | null;
  currency: string | null;
  rateType: string | null;
  timeZone: string | null;
  calendar: string | null;
  language: string | null;
  contactPack: string | null;
  businessDate: string | null;
}

export const segmentsTable: TableDef<SegmentsRow> = {
  name: 'saldo_organization_Segments',
  keys: ['segment'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'rateType', kind: 'string' },
    { name: 'timeZone', kind: 'string' },
    { name: 'calendar', kind: 'string' },
    { name: 'language', kind: 'string' },
    { name: 'contactPack', kind: 'string' },
    { name: 'businessDate', kind: 'date' },
  ],
};

/** saldo.organization.Sources */
export interface SourcesRow {
  source: string;
  name: string | null;
}

export const sourcesTable: TableDef<SourcesRow> = {
  name: 'saldo_organization_Sources',
  keys: ['source'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'name', kind: 'string' },
  ],
};

/** saldo.organization.SpecialistLanguages */
export interface SpecialistLanguagesRow {
  agent: string;
  language: string;
}

export const specialistLanguagesTable: TableDef<SpecialistLanguagesRow> = {
  name: 'saldo_organization_SpecialistLanguages',
  keys: ['agent', 'language'],
  columns: [
    { name: 'agent', kind: 'string' },
    { name: 'language', kind: 'string' },
  ],
};

/** saldo.organization.SpecialistSkills */
export interface SpecialistSkillsRow {
  agent: string;
  skill: string;
}

export const specialistSkillsTable: TableDef<SpecialistSkillsRow> = {
  name: 'saldo_organization_SpecialistSkills',
  keys: ['agent', 'skill'],
  columns: [
    { name: 'agent', kind: 'string' },
    { name: 'skill', kind: 'string' },
  ],
};

/** saldo.organization.Specialists */
export interface SpecialistsRow {
  agent: string;
  name: string | null;
  capacityMinutes: number | null;
  workingDays: string | null;
  fullTimeShare: string | null;
  promiseLimit: string | null;
  isActive: boolean | null;
}

export const specialistsTable: TableDef<SpecialistsRow> = {
  name: 'saldo_organization_Specialists',
  keys: ['agent'],
  columns: [
    { name: 'agent', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'capacityMinutes', kind: 'integer' },
    { name: 'workingDays', kind: 'string' },
    { name: 'fullTimeShare', kind: 'decimal' },
    { name: 'promiseLimit', kind: 'decimal' },
    { name: 'isActive', kind: 'boolean' },
  ],
};

/** saldo.organization.Substitutes */
export interface SubstitutesRow {
  agent: string;
  sequence: number;
  substitute: string | null;
}

export const substitutesTable: TableDef<SubstitutesRow> = {
  name: 'saldo_organization_Substitutes',
  keys: ['agent', 'sequence'],
  columns: [
    { name: 'agent', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'substitute', kind: 'string' },
  ],
};

/** saldo.organization.TemporaryAssignments */
export interface TemporaryAssignmentsRow {
  ID: string;
  segment: string | null;
  source: string | null;
  partner: string | null;
  owner: string | null;
  collectionGroup: string | null;
  agent: string | null;
  validFrom: string | null;
  validTo: string | null;
  reason: string | null;
  createdBy: string | null;
  createdAt: string | null;
}

export const temporaryAssignmentsTable: TableDef<TemporaryAssignmentsRow> = {
  name: 'saldo_organization_TemporaryAssignments',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'owner', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'reason', kind: 'string' },
    { name: 'createdBy', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
  ],
};

/** saldo.placements.AgencyPartners */
export interface AgencyPartnersRow {
  collectionGroup: string;
  source: string;
  agencyPartner: string | null;
  recallReason: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export const agencyPartnersTable: TableDef<AgencyPartnersRow> = {
  name: 'saldo_placements_AgencyPartners',
  keys: ['collectionGroup', 'source'],
  columns: [
    { name: 'collectionGroup', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'agencyPartner', kind: 'string' },
    { name: 'recallReason', kind: 'string' },
    { name: 'changedBy', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
  ],
};

/** saldo.placements.ErpSubmissions */
export interface ErpSubmissionsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  submission: string;
  operation: string | null;
  partner: string | null;
  agencyPartner: string | null;
  currency: string | null;
  amount: string | null;
  status: string | null;
  isOpen: boolean | null;
  submittedOn: string | null;
  recalledOn: string | null;
}

export const erpSubmissionsTable: TableDef<ErpSubmissionsRow> = {
  name: 'saldo_placements_ErpSubmissions',
  keys: ['source', 'submission'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'submission', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'agencyPartner', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'status', kind: 'string' },
    { name: 'isOpen', kind: 'boolean' },
    { name: 'submittedOn', kind: 'date' },
    { name: 'recalledOn', kind: 'date' },
  ],
};

/** saldo.placements.ErpSubmittedItems */
export interface ErpSubmittedItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  erpChangedAt: string | null;
  mirroredAt: string | null;
  submission: string;
  partner: string | null;
}

export const erpSubmittedItemsTable: TableDef<ErpSubmittedItemsRow> = {
  name: 'saldo_placements_ErpSubmittedItems',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'submission'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'submission', kind: 'string' },
    { name: 'partner', kind: 'string' },
  ],
};

/** saldo.placements.Submissions */
export interface SubmissionsRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  collectionGroup: string | null;
  currency: string | null;
  amount: string | null;
  items: number | null;
  run: string | null;
  submittedOn: string | null;
  state: string | null;
  settledOn: string | null;
  recalledOn: string | null;
  recallCause: string | null;
  operation: string | null;
  recallOperation: string | null;
}

export const submissionsTable: TableDef<SubmissionsRow> = {
  name: 'saldo_placements_Submissions',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'items', kind: 'integer' },
    { name: 'run', kind: 'string' },
    { name: 'submittedOn', kind: 'date' },
    { name: 'state', kind: 'string' },
    { name: 'settledOn', kind: 'date' },
    { name: 'recalledOn', kind: 'date' },
    { name: 'recallCause', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'recallOperation', kind: 'string' },
  ],
};

/** saldo.placements.SubmittedItems */
export interface SubmittedItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  submission: string;
}

export const submittedItemsTable: TableDef<SubmittedItemsRow> = {
  name: 'saldo_placements_SubmittedItems',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'submission'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'submission', kind: 'string' },
  ],
};

/** saldo.plans.PlanInstalments */
export interface PlanInstalmentsRow {
  plan: string;
  number: number;
  dueOn: string | null;
  amount: string | null;
  principal: string | null;
  interest: string | null;
  charges: string | null;
  balance: string | null;
  remindedAt: string | null;
}

export const planInstalmentsTable: TableDef<PlanInstalmentsRow> = {
  name: 'saldo_plans_PlanInstalments',
  keys: ['plan', 'number'],
  columns: [
    { name: 'plan', kind: 'string' },
    { name: 'number', kind: 'integer' },
    { name: 'dueOn', kind: 'date' },
    { name: 'amount', kind: 'decimal' },
    { name: 'principal', kind: 'decimal' },
    { name: 'interest', kind: 'decimal' },
    { name: 'charges', kind: 'decimal' },
    { name: 'balance', kind: 'decimal' },
    { name: 'remindedAt', kind: 'timestamp' },
  ],
};

/** saldo.plans.PlanItems */
export interface PlanItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  plan: string;
  amount: string | null;
}

export const planItemsTable: TableDef<PlanItemsRow> = {
  name: 'saldo_plans_PlanItems',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'plan'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'plan', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
  ],
};

/** saldo.plans.PlanPolicies */
export interface PlanPoliciesRow {
  segment: string;
  validFrom: string;
  validTo: string | null;
  category: string | null;
  mostInstalments: number | null;
  longestMonths: number | null;
  firstWithinDays: number | null;
  offeredCounts: string | null;
  rate: string | null;
  approvalAbove: string | null;
  approvalFromCount: number | null;
  affordableShare: string | null;
  graceDays: number | null;
  brokenAfterMissed: number | null;
  deactivationReason: string | null;
  reminderDays: number | null;
}

export const planPoliciesTable: TableDef<PlanPoliciesRow> = {
  name: 'saldo_plans_PlanPolicies',
  keys: ['segment', 'validFrom'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'category', kind: 'string' },
    { name: 'mostInstalments', kind: 'integer' },
    { name: 'longestMonths', kind: 'integer' },
    { name: 'firstWithinDays', kind: 'integer' },
    { name: 'offeredCounts', kind: 'string' },
    { name: 'rate', kind: 'decimal' },
    { name: 'approvalAbove', kind: 'decimal' },
    { name: 'approvalFromCount', kind: 'integer' },
    { name: 'affordableShare', kind: 'decimal' },
    { name: 'graceDays', kind: 'integer' },
    { name: 'brokenAfterMissed', kind: 'integer' },
    { name: 'deactivationReason', kind: 'string' },
    { name: 'reminderDays', kind: 'integer' },
  ],
};

/** saldo.plans.Plans */
export interface PlansRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  kind: string | null;
  keptBy: string | null;
  state: string | null;
  account: string | null;
  contract: string | null;
  currency: string | null;
  principal: string | null;
  charges: string | null;
  interest: string | null;
  rate: string | null;
  firstDueOn: string | null;
  lastDueOn: string | null;
  intervalUnit: string | null;
  intervalCount: number | null;
  instalmentCount: number | null;
  income: string | null;
  expenses: string | null;
  affordability: string | null;
  needsApproval: boolean | null;
  approval: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  decisionReason: string | null;
  note: string | null;
  operation: string | null;
  erpPlan: string | null;
  changes: string | null;
  origin: string | null;
  brokenOn: string | null;
  brokenBy: string | null;
  endReason: string | null;
  createdAt: string | null;
  createdBy: string | null;
}

export const plansTable: TableDef<PlansRow> = {
  name: 'saldo_plans_Plans',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'kind', kind: 'string' },
    { name: 'keptBy', kind: 'string' },
    { name: 'state', kind: 'string' },
    { name: 'account', kind: 'string' },
    { name: 'contract', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'principal', kind: 'decimal' },
    { name: 'charges', kind: 'decimal' },
    { name: 'interest', kind: 'decimal' },
    { name: 'rate', kind: 'decimal' },
    { name: 'firstDueOn', kind: 'date' },
    { name: 'lastDueOn', kind: 'date' },
    { name: 'intervalUnit', kind: 'string' },
    { name: 'intervalCount', kind: 'integer' },
    { name: 'instalmentCount', kind: 'integer' },
    { name: 'income', kind: 'decimal' },
    { name: 'expenses', kind: 'decimal' },
    { name: 'affordability', kind: 'string' },
    { name: 'needsApproval', kind: 'boolean' },
    { name: 'approval', kind: 'string' },
    { name: 'decidedAt', kind: 'timestamp' },
    { name: 'decidedBy', kind: 'string' },
    { name: 'decisionReason', kind: 'string' },
    { name: 'note', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'erpPlan', kind: 'string' },
    { name: 'changes', kind: 'string' },
    { name: 'origin', kind: 'string' },
    { name: 'brokenOn', kind: 'date' },
    { name: 'brokenBy', kind: 'string' },
    { name: 'endReason', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
  ],
};

/** saldo.platform.Counters */
export interface CountersRow {
  name: string;
  used: number;
  windowEndsAt: string;
}

export const countersTable: TableDef<CountersRow> = {
  name: 'saldo_platform_Counters',
  keys: ['name'],
  columns: [
    { name: 'name', kind: 'string' },
    { name: 'used', kind: 'int64' },
    { name: 'windowEndsAt', kind: 'timestamp' },
  ],
};

/** saldo.platform.Leases */
export interface LeasesRow {
  name: string;
  holder: string;
  fencingToken: number;
  expiresAt: string;
}

export const leasesTable: TableDef<LeasesRow> = {
  name: 'saldo_platform_Leases',
  keys: ['name'],
  columns: [
    { name: 'name', kind: 'string' },
    { name: 'holder', kind: 'string' },
    { name: 'fencingToken', kind: 'int64' },
    { name: 'expiresAt', kind: 'timestamp' },
  ],
};

/** saldo.platform.OnceRecords */
export interface OnceRecordsRow {
  name: string;
  payloadHash: string;
  claim: string;
  done: boolean;
  result: string | null;
  expiresAt: string;
}

export const onceRecordsTable: TableDef<OnceRecordsRow> = {
  name: 'saldo_platform_OnceRecords',
  keys: ['name'],
  columns: [
    { name: 'name', kind: 'string' },
    { name: 'payloadHash', kind: 'string' },
    { name: 'claim', kind: 'string' },
    { name: 'done', kind: 'boolean' },
    { name: 'result', kind: 'string' },
    { name: 'expiresAt', kind: 'timestamp' },
  ],
};

/** saldo.platform.QueueMessages */
export interface QueueMessagesRow {
  queue: string;
  id: string;
  orderGroup: string | null;
  sequence: number;
  body: string;
  state: string;
  availableAt: string;
  attempts: number;
  leaseToken: string | null;
  lastError: string | null;
}

export const queueMessagesTable: TableDef<QueueMessagesRow> = {
  name: 'saldo_platform_QueueMessages',
  keys: ['queue', 'id'],
  columns: [
    { name: 'queue', kind: 'string' },
    { name: 'id', kind: 'string' },
    { name: 'orderGroup', kind: 'string' },
    { name: 'sequence', kind: 'int64' },
    { name: 'body', kind: 'string' },
    { name: 'state', kind: 'string' },
    { name: 'availableAt', kind: 'timestamp' },
    { name: 'attempts', kind: 'integer' },
    { name: 'leaseToken', kind: 'string' },
    { name: 'lastError', kind: 'string' },
  ],
};

/** saldo.privacy.Erasures */
export interface ErasuresRow {
  ID: string;
  erasedAt: string | null;
  erasedBy: string | null;
  reason: string | null;
  rule: string | null;
  erasedRows: number | null;
  emptiedEvents: number | null;
  report: string | null;
}

export const erasuresTable: TableDef<ErasuresRow> = {
  name: 'saldo_privacy_Erasures',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'erasedAt', kind: 'timestamp' },
    { name: 'erasedBy', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'rule', kind: 'string' },
    { name: 'erasedRows', kind: 'integer' },
    { name: 'emptiedEvents', kind: 'integer' },
    { name: 'report', kind: 'string' },
  ],
};

/** saldo.privacy.Restrictions */
export interface RestrictionsRow {
  source: string;
  partner: string;
  reason: string | null;
  restrictedAt: string | null;
  restrictedBy: string | null;
  eraseFrom: string | null;
}

export const restrictionsTable: TableDef<RestrictionsRow> = {
  name: 'saldo_privacy_Restrictions',
  keys: ['source', 'partner'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'restrictedAt', kind: 'timestamp' },
    { name: 'restrictedBy', kind: 'string' },
    { name: 'eraseFrom', kind: 'date' },
  ],
};

/** saldo.privacy.SensitiveReads */
export interface SensitiveReadsRow {
  day: string;
  source: string;
  partner: string;
  reader: string;
  entity: string;
  readAt: string | null;
}

export const sensitiveReadsTable: TableDef<SensitiveReadsRow> = {
  name: 'saldo_privacy_SensitiveReads',
  keys: ['day', 'source', 'partner', 'reader', 'entity'],
  columns: [
    { name: 'day', kind: 'date' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'reader', kind: 'string' },
    { name: 'entity', kind: 'string' },
    { name: 'readAt', kind: 'timestamp' },
  ],
};

/** saldo.strategies.AssignmentChanges */
export interface AssignmentChangesRow {
  stage: string | null;
  collectionGroup: string | null;
  arm: string | null;
  strategy: string | null;
  validFrom: string | null;
  validTo: string | null;
  change: string;
  assignment: string;
  isRemoved: boolean;
}

export const assignmentChangesTable: TableDef<AssignmentChangesRow> = {
  name: 'saldo_strategies_AssignmentChanges',
  keys: ['change', 'assignment'],
  columns: [
    { name: 'stage', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'arm', kind: 'string' },
    { name: 'strategy', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'change', kind: 'string' },
    { name: 'assignment', kind: 'string' },
    { name: 'isRemoved', kind: 'boolean' },
  ],
};

/** saldo.strategies.CollectedDisputeReasons */
export interface CollectedDisputeReasonsRow {
  source: string;
  reason: string;
}

export const collectedDisputeReasonsTable: TableDef<CollectedDisputeReasonsRow> = {
  name: 'saldo_strategies_CollectedDisputeReasons',
  keys: ['source', 'reason'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'reason', kind: 'string' },
  ],
};

/** saldo.strategies.CustomerFlags */
export interface CustomerFlagsRow {
  ID: string;
  source: string | null;
  partner: string | null;
  flag: string | null;
  evidence: string | null;
  validFrom: string | null;
  validTo: string | null;
}

export const customerFlagsTable: TableDef<CustomerFlagsRow> = {
  name: 'saldo_strategies_CustomerFlags',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'flag', kind: 'string' },
    { name: 'evidence', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.strategies.ExclusionReasons */
export interface ExclusionReasonsRow {
  name: string | null;
  descr: string | null;
  code: string;
}

export const exclusionReasonsTable: TableDef<ExclusionReasonsRow> = {
  name: 'saldo_strategies_ExclusionReasons',
  keys: ['code'],
  columns: [
    { name: 'name', kind: 'string' },
    { name: 'descr', kind: 'string' },
    { name: 'code', kind: 'string' },
  ],
};

/** saldo.strategies.ExclusionReasons.texts */
export interface ExclusionReasonsTextsRow {
  locale: string;
  name: string | null;
  descr: string | null;
  code: string;
}

export const exclusionReasonsTextsTable: TableDef<ExclusionReasonsTextsRow> = {
  name: 'saldo_strategies_ExclusionReasons_texts',
  keys: ['locale', 'code'],
  columns: [
    { name: 'locale', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'descr', kind: 'string' },
    { name: 'code', kind: 'string' },
  ],
};

/** saldo.strategies.ExclusionTreatmentChanges */
export interface ExclusionTreatmentChangesRow {
  validTo: string | null;
  precedence: number | null;
  treatment: string | null;
  collectionGroup: string | null;
  change: string;
  reason: string;
  validFrom: string;
  isRemoved: boolean;
}

export const exclusionTreatmentChangesTable: TableDef<ExclusionTreatmentChangesRow> = {
  name: 'saldo_strategies_ExclusionTreatmentChanges',
  keys: ['change', 'reason', 'validFrom'],
  columns: [
    { name: 'validTo', kind: 'date' },
    { name: 'precedence', kind: 'integer' },
    { name: 'treatment', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'change', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'isRemoved', kind: 'boolean' },
  ],
};

/** saldo.strategies.ExclusionTreatments */
export interface ExclusionTreatmentsRow {
  validTo: string | null;
  precedence: number | null;
  treatment: string | null;
  collectionGroup: string | null;
  reason: string;
  validFrom: string;
}

export const exclusionTreatmentsTable: TableDef<ExclusionTreatmentsRow> = {
  name: 'saldo_strategies_ExclusionTreatments',
  keys: ['reason', 'validFrom'],
  columns: [
    { name: 'validTo', kind: 'date' },
    { name: 'precedence', kind: 'integer' },
    { name: 'treatment', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
  ],
};

/** saldo.strategies.Exclusions */
export interface ExclusionsRow {
  ID: string;
  source: string | null;
  partner: string | null;
  reason: string | null;
  evidence: string | null;
  validFrom: string | null;
  validTo: string | null;
}

export const exclusionsTable: TableDef<ExclusionsRow> = {
  name: 'saldo_strategies_Exclusions',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'evidence', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
  ],
};

/** saldo.strategies.LegalDunningLevels */
export interface LegalDunningLevelsRow {
  source: string;
  procedure: string;
  fromLevel: number | null;
}

export const legalDunningLevelsTable: TableDef<LegalDunningLevelsRow> = {
  name: 'saldo_strategies_LegalDunningLevels',
  keys: ['source', 'procedure'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'procedure', kind: 'string' },
    { name: 'fromLevel', kind: 'integer' },
  ],
};

/** saldo.strategies.SettingChanges */
export interface SettingChangesRow {
  ID: string;
  segment: string | null;
  title: string | null;
  reason: string | null;
  status: string | null;
  createdAt: string | null;
  createdBy: string | null;
  proposedAt: string | null;
  proposedBy: string | null;
  activatedAt: string | null;
  activatedBy: string | null;
}

export const settingChangesTable: TableDef<SettingChangesRow> = {
  name: 'saldo_strategies_SettingChanges',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'title', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
    { name: 'proposedAt', kind: 'timestamp' },
    { name: 'proposedBy', kind: 'string' },
    { name: 'activatedAt', kind: 'timestamp' },
    { name: 'activatedBy', kind: 'string' },
  ],
};

/** saldo.strategies.SettingRowChanges */
export interface SettingRowChangesRow {
  change: string;
  list: string;
  rowKey: string;
  segment: string | null;
  content: string | null;
  was: string | null;
}

export const settingRowChangesTable: TableDef<SettingRowChangesRow> = {
  name: 'saldo_strategies_SettingRowChanges',
  keys: ['change', 'list', 'rowKey'],
  columns: [
    { name: 'change', kind: 'string' },
    { name: 'list', kind: 'string' },
    { name: 'rowKey', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'content', kind: 'string' },
    { name: 'was', kind: 'string' },
  ],
};

/** saldo.strategies.StageConditionChanges */
export interface StageConditionChangesRow {
  fact: string | null;
  operator: string | null;
  negated: boolean | null;
  operands: string | null;
  change: string;
  validFrom: string;
  rule: number;
  sequence: number;
}

export const stageConditionChangesTable: TableDef<StageConditionChangesRow> = {
  name: 'saldo_strategies_StageConditionChanges',
  keys: ['change', 'validFrom', 'rule', 'sequence'],
  columns: [
    { name: 'fact', kind: 'string' },
    { name: 'operator', kind: 'string' },
    { name: 'negated', kind: 'boolean' },
    { name: 'operands', kind: 'string' },
    { name: 'change', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'rule', kind: 'integer' },
    { name: 'sequence', kind: 'integer' },
  ],
};

/** saldo.strategies.StageConditions */
export interface StageConditionsRow {
  fact: string | null;
  operator: string | null;
  negated: boolean | null;
  operands: string | null;
  segment: string;
  validFrom: string;
  rule: number;
  sequence: number;
}

export const stageConditionsTable: TableDef<StageConditionsRow> = {
  name: 'saldo_strategies_StageConditions',
  keys: ['segment', 'validFrom', 'rule', 'sequence'],
  columns: [
    { name: 'fact', kind: 'string' },
    { name: 'operator', kind: 'string' },
    { name: 'negated', kind: 'boolean' },
    { name: 'operands', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'rule', kind: 'integer' },
    { name: 'sequence', kind: 'integer' },
  ],
};

/** saldo.strategies.StageRuleChanges */
export interface StageRuleChangesRow {
  change: string;
  validFrom: string;
  sequence: number;
  validTo: string | null;
  stage: string | null;
}

export const stageRuleChangesTable: TableDef<StageRuleChangesRow> = {
  name: 'saldo_strategies_StageRuleChanges',
  keys: ['change', 'validFrom', 'sequence'],
  columns: [
    { name: 'change', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'sequence', kind: 'integer' },
    { name: 'validTo', kind: 'date' },
    { name: 'stage', kind: 'string' },
  ],
};

/** saldo.strategies.StageRules */
export interface StageRulesRow {
  segment: string;
  validFrom: string;
  sequence: number;
  validTo: string | null;
  stage: string | null;
}

export const stageRulesTable: TableDef<StageRulesRow> = {
  name: 'saldo_strategies_StageRules',
  keys: ['segment', 'validFrom', 'sequence'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'sequence', kind: 'integer' },
    { name: 'validTo', kind: 'date' },
    { name: 'stage', kind: 'string' },
  ],
};

/** saldo.strategies.Strategies */
export interface StrategiesRow {
  strategy: string;
  name: string | null;
  description: string | null;
}

export const strategiesTable: TableDef<StrategiesRow> = {
  name: 'saldo_strategies_Strategies',
  keys: ['strategy'],
  columns: [
    { name: 'strategy', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'description', kind: 'string' },
  ],
};

/** saldo.strategies.StrategyAssignments */
export interface StrategyAssignmentsRow {
  stage: string | null;
  collectionGroup: string | null;
  arm: string | null;
  strategy: string | null;
  validFrom: string | null;
  validTo: string | null;
  ID: string;
  segment: string | null;
}

export const strategyAssignmentsTable: TableDef<StrategyAssignmentsRow> = {
  name: 'saldo_strategies_StrategyAssignments',
  keys: ['ID'],
  columns: [
    { name: 'stage', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'arm', kind: 'string' },
    { name: 'strategy', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'ID', kind: 'string' },
    { name: 'segment', kind: 'string' },
  ],
};

/** saldo.strategies.StrategyBands */
export interface StrategyBandsRow {
  version: string;
  priority: string;
  percentFrom: number | null;
  criticality: number | null;
}

export const strategyBandsTable: TableDef<StrategyBandsRow> = {
  name: 'saldo_strategies_StrategyBands',
  keys: ['version', 'priority'],
  columns: [
    { name: 'version', kind: 'string' },
    { name: 'priority', kind: 'string' },
    { name: 'percentFrom', kind: 'integer' },
    { name: 'criticality', kind: 'integer' },
  ],
};

/** saldo.strategies.StrategyConditions */
export interface StrategyConditionsRow {
  fact: string | null;
  operator: string | null;
  negated: boolean | null;
  operands: string | null;
  version: string;
  rule: number;
  sequence: number;
}

export const strategyConditionsTable: TableDef<StrategyConditionsRow> = {
  name: 'saldo_strategies_StrategyConditions',
  keys: ['version', 'rule', 'sequence'],
  columns: [
    { name: 'fact', kind: 'string' },
    { name: 'operator', kind: 'string' },
    { name: 'negated', kind: 'boolean' },
    { name: 'operands', kind: 'string' },
    { name: 'version', kind: 'string' },
    { name: 'rule', kind: 'integer' },
    { name: 'sequence', kind: 'integer' },
  ],
};

/** saldo.strategies.StrategyRuleTexts */
export interface StrategyRuleTextsRow {
  version: string;
  sequence: number;
  language: string;
  text: string | null;
}

export const strategyRuleTextsTable: TableDef<StrategyRuleTextsRow> = {
  name: 'saldo_strategies_StrategyRuleTexts',
  keys: ['version', 'sequence', 'language'],
  columns: [
    { name: 'version', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'language', kind: 'string' },
    { name: 'text', kind: 'string' },
  ],
};

/** saldo.strategies.StrategyRules */
export interface StrategyRulesRow {
  version: string;
  sequence: number;
  ruleId: string | null;
  points: number | null;
}

export const strategyRulesTable: TableDef<StrategyRulesRow> = {
  name: 'saldo_strategies_StrategyRules',
  keys: ['version', 'sequence'],
  columns: [
    { name: 'version', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'ruleId', kind: 'string' },
    { name: 'points', kind: 'integer' },
  ],
};

/** saldo.strategies.StrategyVersions */
export interface StrategyVersionsRow {
  ID: string;
  strategy: string | null;
  version: number | null;
  status: string | null;
  validFrom: string | null;
  validTo: string | null;
  currency: string | null;
  maxValuation: number | null;
  toleranceDays: number | null;
  dueSoonDays: number | null;
  dunningDays: number | null;
  overdueGrid: string | null;
  dueGrid: string | null;
  minimumValue: string | null;
  effortCapMinutes: number | null;
  comment: string | null;
  createdAt: string | null;
  createdBy: string | null;
  proposedAt: string | null;
  proposedBy: string | null;
  activatedAt: string | null;
  activatedBy: string | null;
  retiredAt: string | null;
  retiredBy: string | null;
}

export const strategyVersionsTable: TableDef<StrategyVersionsRow> = {
  name: 'saldo_strategies_StrategyVersions',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'strategy', kind: 'string' },
    { name: 'version', kind: 'integer' },
    { name: 'status', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'currency', kind: 'string' },
    { name: 'maxValuation', kind: 'integer' },
    { name: 'toleranceDays', kind: 'integer' },
    { name: 'dueSoonDays', kind: 'integer' },
    { name: 'dunningDays', kind: 'integer' },
    { name: 'overdueGrid', kind: 'string' },
    { name: 'dueGrid', kind: 'string' },
    { name: 'minimumValue', kind: 'decimal' },
    { name: 'effortCapMinutes', kind: 'integer' },
    { name: 'comment', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
    { name: 'proposedAt', kind: 'timestamp' },
    { name: 'proposedBy', kind: 'string' },
    { name: 'activatedAt', kind: 'timestamp' },
    { name: 'activatedBy', kind: 'string' },
    { name: 'retiredAt', kind: 'timestamp' },
    { name: 'retiredBy', kind: 'string' },
  ],
};

/** saldo.strategies.TreatmentBranchTexts */
export interface TreatmentBranchTextsRow {
  tree: string;
  sequence: number;
  language: string;
  text: string | null;
}

export const treatmentBranchTextsTable: TableDef<TreatmentBranchTextsRow> = {
  name: 'saldo_strategies_TreatmentBranchTexts',
  keys: ['tree', 'sequence', 'language'],
  columns: [
    { name: 'tree', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'language', kind: 'string' },
    { name: 'text', kind: 'string' },
  ],
};

/** saldo.strategies.TreatmentBranches */
export interface TreatmentBranchesRow {
  tree: string;
  sequence: number;
  parent: number | null;
  branchId: string | null;
  treatment: string | null;
}

export const treatmentBranchesTable: TableDef<TreatmentBranchesRow> = {
  name: 'saldo_strategies_TreatmentBranches',
  keys: ['tree', 'sequence'],
  columns: [
    { name: 'tree', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'parent', kind: 'integer' },
    { name: 'branchId', kind: 'string' },
    { name: 'treatment', kind: 'string' },
  ],
};

/** saldo.strategies.TreatmentConditions */
export interface TreatmentConditionsRow {
  fact: string | null;
  operator: string | null;
  negated: boolean | null;
  operands: string | null;
  tree: string;
  branch: number;
  sequence: number;
}

export const treatmentConditionsTable: TableDef<TreatmentConditionsRow> = {
  name: 'saldo_strategies_TreatmentConditions',
  keys: ['tree', 'branch', 'sequence'],
  columns: [
    { name: 'fact', kind: 'string' },
    { name: 'operator', kind: 'string' },
    { name: 'negated', kind: 'boolean' },
    { name: 'operands', kind: 'string' },
    { name: 'tree', kind: 'string' },
    { name: 'branch', kind: 'integer' },
    { name: 'sequence', kind: 'integer' },
  ],
};

/** saldo.strategies.TreatmentTrees */
export interface TreatmentTreesRow {
  ID: string;
  segment: string | null;
  version: number | null;
  status: string | null;
  validFrom: string | null;
  validTo: string | null;
  currency: string | null;
  comment: string | null;
  createdAt: string | null;
  createdBy: string | null;
  proposedAt: string | null;
  proposedBy: string | null;
  activatedAt: string | null;
  activatedBy: string | null;
  retiredAt: string | null;
  retiredBy: string | null;
}

export const treatmentTreesTable: TableDef<TreatmentTreesRow> = {
  name: 'saldo_strategies_TreatmentTrees',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'version', kind: 'integer' },
    { name: 'status', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'currency', kind: 'string' },
    { name: 'comment', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
    { name: 'proposedAt', kind: 'timestamp' },
    { name: 'proposedBy', kind: 'string' },
    { name: 'activatedAt', kind: 'timestamp' },
    { name: 'activatedBy', kind: 'string' },
    { name: 'retiredAt', kind: 'timestamp' },
    { name: 'retiredBy', kind: 'string' },
  ],
};

/** saldo.strategies.Treatments */
export interface TreatmentsRow {
  name: string | null;
  descr: string | null;
  code: string;
  correspondenceType: string | null;
  repeatAfterDays: number | null;
}

export const treatmentsTable: TableDef<TreatmentsRow> = {
  name: 'saldo_strategies_Treatments',
  keys: ['code'],
  columns: [
    { name: 'name', kind: 'string' },
    { name: 'descr', kind: 'string' },
    { name: 'code', kind: 'string' },
    { name: 'correspondenceType', kind: 'string' },
    { name: 'repeatAfterDays', kind: 'integer' },
  ],
};

/** saldo.strategies.Treatments.texts */
export interface TreatmentsTextsRow {
  locale: string;
  name: string | null;
  descr: string | null;
  code: string;
}

export const treatmentsTextsTable: TableDef<TreatmentsTextsRow> = {
  name: 'saldo_strategies_Treatments_texts',
  keys: ['locale', 'code'],
  columns: [
    { name: 'locale', kind: 'string' },
    { name: 'name', kind: 'string' },
    { name: 'descr', kind: 'string' },
    { name: 'code', kind: 'string' },
  ],
};

/** saldo.strategies.TrialMoves */
export interface TrialMovesRow {
  trial: string;
  sequence: number;
  segment: string | null;
  source: string | null;
  partner: string | null;
  currency: string | null;
  amount: string | null;
  fromPriority: string | null;
  toPriority: string | null;
  percentBefore: number | null;
  percentAfter: number | null;
  reasonsBefore: string | null;
  reasonsAfter: string | null;
}

export const trialMovesTable: TableDef<TrialMovesRow> = {
  name: 'saldo_strategies_TrialMoves',
  keys: ['trial', 'sequence'],
  columns: [
    { name: 'trial', kind: 'string' },
    { name: 'sequence', kind: 'integer' },
    { name: 'segment', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'fromPriority', kind: 'string' },
    { name: 'toPriority', kind: 'string' },
    { name: 'percentBefore', kind: 'integer' },
    { name: 'percentAfter', kind: 'integer' },
    { name: 'reasonsBefore', kind: 'string' },
    { name: 'reasonsAfter', kind: 'string' },
  ],
};

/** saldo.strategies.TrialSegments */
export interface TrialSegmentsRow {
  trial: string;
  segment: string;
  businessDate: string | null;
}

export const trialSegmentsTable: TableDef<TrialSegmentsRow> = {
  name: 'saldo_strategies_TrialSegments',
  keys: ['trial', 'segment'],
  columns: [
    { name: 'trial', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'businessDate', kind: 'date' },
  ],
};

/** saldo.strategies.Trials */
export interface TrialsRow {
  ID: string;
  tried: string | null;
  content: string | null;
  triedAt: string | null;
  triedBy: string | null;
  sampleSize: number | null;
  report: string | null;
}

export const trialsTable: TableDef<TrialsRow> = {
  name: 'saldo_strategies_Trials',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'tried', kind: 'string' },
    { name: 'content', kind: 'string' },
    { name: 'triedAt', kind: 'timestamp' },
    { name: 'triedBy', kind: 'string' },
    { name: 'sampleSize', kind: 'integer' },
    { name: 'report', kind: 'string' },
  ],
};

/** saldo.teams.AgeBuckets */
export interface AgeBucketsRow {
  segment: string;
  fromDays: number;
  toDays: number | null;
}

export const ageBucketsTable: TableDef<AgeBucketsRow> = {
  name: 'saldo_teams_AgeBuckets',
  keys: ['segment', 'fromDays'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'fromDays', kind: 'integer' },
    { name: 'toDays', kind: 'integer' },
  ],
};

/** saldo.teams.ReleasedHolds */
export interface ReleasedHoldsRow {
  source: string;
  partner: string;
  agent: string;
  releasedBy: string | null;
  releasedAt: string | null;
  reason: string | null;
}

export const releasedHoldsTable: TableDef<ReleasedHoldsRow> = {
  name: 'saldo_teams_ReleasedHolds',
  keys: ['source', 'partner', 'agent'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'releasedBy', kind: 'string' },
    { name: 'releasedAt', kind: 'timestamp' },
    { name: 'reason', kind: 'string' },
  ],
};

/** saldo.teams.TeamChanges */
export interface TeamChangesRow {
  ID: string;
  changedAt: string | null;
  changedBy: string | null;
  change: string | null;
  segment: string | null;
  collectionGroup: string | null;
  source: string | null;
  partner: string | null;
  fromAgent: string | null;
  toAgent: string | null;
  validFrom: string | null;
  validTo: string | null;
  reason: string | null;
}

export const teamChangesTable: TableDef<TeamChangesRow> = {
  name: 'saldo_teams_TeamChanges',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
    { name: 'changedBy', kind: 'string' },
    { name: 'change', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'fromAgent', kind: 'string' },
    { name: 'toAgent', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'reason', kind: 'string' },
  ],
};

/** saldo.teams.TeamRules */
export interface TeamRulesRow {
  segment: string;
  idleMinutes: number | null;
  overloadPercent: number | null;
  reason: string | null;
  changedBy: string | null;
  changedAt: string | null;
}

export const teamRulesTable: TableDef<TeamRulesRow> = {
  name: 'saldo_teams_TeamRules',
  keys: ['segment'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'idleMinutes', kind: 'integer' },
    { name: 'overloadPercent', kind: 'integer' },
    { name: 'reason', kind: 'string' },
    { name: 'changedBy', kind: 'string' },
    { name: 'changedAt', kind: 'timestamp' },
  ],
};

/** saldo.worklists.BalanceCertificates */
export interface BalanceCertificatesRow {
  run: string;
  layer: string;
  component: number;
  dimension: string;
  agent: string | null;
  maximum: number | null;
  ideal: number | null;
  lowerBound: number | null;
  gap: number | null;
  agents: number | null;
  customers: number | null;
  moved: number | null;
}

export const balanceCertificatesTable: TableDef<BalanceCertificatesRow> = {
  name: 'saldo_worklists_BalanceCertificates',
  keys: ['run', 'layer', 'component', 'dimension'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'layer', kind: 'string' },
    { name: 'component', kind: 'integer' },
    { name: 'dimension', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'maximum', kind: 'double' },
    { name: 'ideal', kind: 'double' },
    { name: 'lowerBound', kind: 'double' },
    { name: 'gap', kind: 'double' },
    { name: 'agents', kind: 'integer' },
    { name: 'customers', kind: 'integer' },
    { name: 'moved', kind: 'integer' },
  ],
};

/** saldo.worklists.ContractSnapshots */
export interface ContractSnapshotsRow {
  businessDate: string;
  source: string;
  contract: string;
  currency: string;
  segment: string | null;
  partner: string | null;
  collectible: string | null;
  overdue: string | null;
  exposure: string | null;
  daysPastDue: number | null;
  bucket: string | null;
  stage: string | null;
  strategyVersion: string | null;
  arm: string | null;
}

export const contractSnapshotsTable: TableDef<ContractSnapshotsRow> = {
  name: 'saldo_worklists_ContractSnapshots',
  keys: ['businessDate', 'source', 'contract', 'currency'],
  columns: [
    { name: 'businessDate', kind: 'date' },
    { name: 'source', kind: 'string' },
    { name: 'contract', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'collectible', kind: 'decimal' },
    { name: 'overdue', kind: 'decimal' },
    { name: 'exposure', kind: 'decimal' },
    { name: 'daysPastDue', kind: 'integer' },
    { name: 'bucket', kind: 'string' },
    { name: 'stage', kind: 'string' },
    { name: 'strategyVersion', kind: 'string' },
    { name: 'arm', kind: 'string' },
  ],
};

/** saldo.worklists.ExcludedCustomers */
export interface ExcludedCustomersRow {
  run: string;
  source: string;
  partner: string;
  reason: string | null;
  evidence: string | null;
}

export const excludedCustomersTable: TableDef<ExcludedCustomersRow> = {
  name: 'saldo_worklists_ExcludedCustomers',
  keys: ['run', 'source', 'partner'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'evidence', kind: 'string' },
  ],
};

/** saldo.worklists.FactCatalogues */
export interface FactCataloguesRow {
  hash: string;
  facts: string | null;
}

export const factCataloguesTable: TableDef<FactCataloguesRow> = {
  name: 'saldo_worklists_FactCatalogues',
  keys: ['hash'],
  columns: [
    { name: 'hash', kind: 'string' },
    { name: 'facts', kind: 'string' },
  ],
};

/** saldo.worklists.FactRows */
export interface FactRowsRow {
  hash: string;
  strategyVersion: string | null;
  catalogue: string | null;
  facts: string | null;
  heldRules: string | null;
  lastSeenOn: string | null;
  keptUntil: string | null;
}

export const factRowsTable: TableDef<FactRowsRow> = {
  name: 'saldo_worklists_FactRows',
  keys: ['hash'],
  columns: [
    { name: 'hash', kind: 'string' },
    { name: 'strategyVersion', kind: 'string' },
    { name: 'catalogue', kind: 'string' },
    { name: 'facts', kind: 'string' },
    { name: 'heldRules', kind: 'string' },
    { name: 'lastSeenOn', kind: 'date' },
    { name: 'keptUntil', kind: 'date' },
  ],
};

/** saldo.worklists.Holds */
export interface HoldsRow {
  source: string;
  partner: string;
  agent: string | null;
  since: string | null;
  expiresAt: string | null;
}

export const holdsTable: TableDef<HoldsRow> = {
  name: 'saldo_worklists_Holds',
  keys: ['source', 'partner'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'since', kind: 'timestamp' },
    { name: 'expiresAt', kind: 'timestamp' },
  ],
};

/** saldo.worklists.ListEntries */
export interface ListEntriesRow {
  run: string;
  source: string;
  partner: string;
  agent: string | null;
  rank: number | null;
  minutes: number | null;
  standsInFor: string | null;
}

export const listEntriesTable: TableDef<ListEntriesRow> = {
  name: 'saldo_worklists_ListEntries',
  keys: ['run', 'source', 'partner'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'rank', kind: 'integer' },
    { name: 'minutes', kind: 'integer' },
    { name: 'standsInFor', kind: 'string' },
  ],
};

/** saldo.worklists.OwnershipMoves */
export interface OwnershipMovesRow {
  run: string;
  source: string;
  partner: string;
  fromAgent: string | null;
  toAgent: string | null;
  cause: string | null;
}

export const ownershipMovesTable: TableDef<OwnershipMovesRow> = {
  name: 'saldo_worklists_OwnershipMoves',
  keys: ['run', 'source', 'partner'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'fromAgent', kind: 'string' },
    { name: 'toAgent', kind: 'string' },
    { name: 'cause', kind: 'string' },
  ],
};

/** saldo.worklists.Ownerships */
export interface OwnershipsRow {
  segment: string;
  source: string;
  partner: string;
  agent: string | null;
  since: string | null;
  cause: string | null;
  recalledOn: string | null;
}

export const ownershipsTable: TableDef<OwnershipsRow> = {
  name: 'saldo_worklists_Ownerships',
  keys: ['segment', 'source', 'partner'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'since', kind: 'date' },
    { name: 'cause', kind: 'string' },
    { name: 'recalledOn', kind: 'date' },
  ],
};

/** saldo.worklists.PositionEvents */
export interface PositionEventsRow {
  ID: string;
  run: string | null;
  source: string | null;
  partner: string | null;
  occurredAt: string | null;
  cause: string | null;
  fromStatus: string | null;
  toStatus: string | null;
  fromPercent: number | null;
  toPercent: number | null;
  fromFactRow: string | null;
  toFactRow: string | null;
  operation: string | null;
  about: string | null;
  note: string | null;
}

export const positionEventsTable: TableDef<PositionEventsRow> = {
  name: 'saldo_worklists_PositionEvents',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'run', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'occurredAt', kind: 'timestamp' },
    { name: 'cause', kind: 'string' },
    { name: 'fromStatus', kind: 'string' },
    { name: 'toStatus', kind: 'string' },
    { name: 'fromPercent', kind: 'integer' },
    { name: 'toPercent', kind: 'integer' },
    { name: 'fromFactRow', kind: 'string' },
    { name: 'toFactRow', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'about', kind: 'string' },
    { name: 'note', kind: 'string' },
  ],
};

/** saldo.worklists.Positions */
export interface PositionsRow {
  run: string;
  source: string;
  partner: string;
  segment: string | null;
  businessDate: string | null;
  collectionGroup: string | null;
  stage: string | null;
  strategyVersion: string | null;
  arm: string | null;
  status: string | null;
  closedBy: string | null;
  priority: string | null;
  points: number | null;
  percent: number | null;
  factRow: string | null;
  currency: string | null;
  openAmount: string | null;
  overdueAmount: string | null;
  toCollectAmount: string | null;
  promisedAmount: string | null;
  disputedAmount: string | null;
  daysPastDue: number | null;
  overdueItems: number | null;
  dunningLevel: number | null;
  lastContactOn: string | null;
  promiseState: string | null;
  resubmissionOn: string | null;
  effortMinutes: number | null;
  treatment: string | null;
  treatmentTree: string | null;
  treatmentBranch: number | null;
  keptOff: string | null;
  isQuarantined: boolean | null;
  morningPriority: string | null;
  morningPercent: number | null;
  morningOverdueAmount: string | null;
  morningToCollectAmount: string | null;
  changedAt: string | null;
  changedBy: string | null;
}

export const positionsTable: TableDef<PositionsRow> = {
  name: 'saldo_worklists_Positions',
  keys: ['run', 'source', 'partner'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'businessDate', kind: 'date' },
    { name: 'collectionGroup', kind: 'string' },
    { name: 'stage', kind: 'string' },
    { name: 'strategyVersion', kind: 'string' },
    { name: 'arm', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'closedBy', kind: 'string' },
    { name: 'priority', kind: 'string' },
    { name: 'points', kind: 'integer' },
    { name: 'percent', kind: 'integer' },
    { name: 'factRow', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'openAmount', kind: 'decimal' },
    { name: 'overdueAmount', kind: 'decimal' },
    { name: 'toCollectAmount', kind: 'decimal' },
    { name: 'promisedAmount', kind: 'decimal' },
    { name: 'disputedAmount', kind: 'decimal' },
    { name: 'daysPastDue', kind: 'integer' },
    { name: 'overdueItems', kind: 'integer' },
    { name: 'dunningLevel', kind: 'integer' },
    { name: 'lastContactOn', kind: 'date' },
    { name: 'promiseState', kind: 'string' },
    { name: 'resubmissionOn', kind: 'date' },
    { name: 'effortMinutes', kind: 'integer' },
    { name: 'treatment', kind: 'string' },
    { name: 'treatmentTree', kind: 'string' },
    { name: 'treatmentBranch', kind: 'integer' },
    { name: 'keptOff', kind: 'string' },
    { name: 'isQuarantined', kind: 'boolean' },
    { name: 'morningPriority', kind: 'string' },
    { name: 'morningPercent', kind: 'integer' },
    { name: 'morningOverdueAmount', kind: 'decimal' },
    { name: 'morningToCollectAmount', kind: 'decimal' },
    { name: 'changedAt', kind: 'timestamp' },
    { name: 'changedBy', kind: 'string' },
  ],
};

/** saldo.worklists.PublishedRuns */
export interface PublishedRunsRow {
  segment: string;
  run: string | null;
  publishedAt: string | null;
}

export const publishedRunsTable: TableDef<PublishedRunsRow> = {
  name: 'saldo_worklists_PublishedRuns',
  keys: ['segment'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'run', kind: 'string' },
    { name: 'publishedAt', kind: 'timestamp' },
  ],
};

/** saldo.worklists.Reorderings */
export interface ReorderingsRow {
  ID: string;
  run: string | null;
  source: string | null;
  partner: string | null;
  agent: string | null;
  place: string | null;
  afterPartner: string | null;
  reason: string | null;
  fromRank: number | null;
  toRank: number | null;
  movedAt: string | null;
  endedAt: string | null;
}

export const reorderingsTable: TableDef<ReorderingsRow> = {
  name: 'saldo_worklists_Reorderings',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'run', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'place', kind: 'string' },
    { name: 'afterPartner', kind: 'string' },
    { name: 'reason', kind: 'string' },
    { name: 'fromRank', kind: 'integer' },
    { name: 'toRank', kind: 'integer' },
    { name: 'movedAt', kind: 'timestamp' },
    { name: 'endedAt', kind: 'timestamp' },
  ],
};

/** saldo.worklists.RunComponents */
export interface RunComponentsRow {
  run: string;
  number: number;
  attempt: number;
  problem: string | null;
  result: string | null;
  balancedAt: string | null;
}

export const runComponentsTable: TableDef<RunComponentsRow> = {
  name: 'saldo_worklists_RunComponents',
  keys: ['run', 'number', 'attempt'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'number', kind: 'integer' },
    { name: 'attempt', kind: 'integer' },
    { name: 'problem', kind: 'string' },
    { name: 'result', kind: 'string' },
    { name: 'balancedAt', kind: 'timestamp' },
  ],
};

/** saldo.worklists.RunPartitions */
export interface RunPartitionsRow {
  run: string;
  number: number;
  source: string | null;
  fromPartner: string | null;
  toPartner: string | null;
  status: string | null;
  readAt: string | null;
  customers: number | null;
  positions: number | null;
  excluded: number | null;
  rejected: number | null;
  message: string | null;
}

export const runPartitionsTable: TableDef<RunPartitionsRow> = {
  name: 'saldo_worklists_RunPartitions',
  keys: ['run', 'number'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'number', kind: 'integer' },
    { name: 'source', kind: 'string' },
    { name: 'fromPartner', kind: 'string' },
    { name: 'toPartner', kind: 'string' },
    { name: 'status', kind: 'string' },
    { name: 'readAt', kind: 'timestamp' },
    { name: 'customers', kind: 'integer' },
    { name: 'positions', kind: 'integer' },
    { name: 'excluded', kind: 'integer' },
    { name: 'rejected', kind: 'integer' },
    { name: 'message', kind: 'string' },
  ],
};

/** saldo.worklists.RunTotals */
export interface RunTotalsRow {
  run: string;
  partitionNumber: number;
  currency: string;
  items: number | null;
  ledger4: number | null;
  mirrorItems: number | null;
  mirror4: number | null;
  collectible4: number | null;
  overdue4: number | null;
}

export const runTotalsTable: TableDef<RunTotalsRow> = {
  name: 'saldo_worklists_RunTotals',
  keys: ['run', 'partitionNumber', 'currency'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'partitionNumber', kind: 'integer' },
    { name: 'currency', kind: 'string' },
    { name: 'items', kind: 'int64' },
    { name: 'ledger4', kind: 'int64' },
    { name: 'mirrorItems', kind: 'int64' },
    { name: 'mirror4', kind: 'int64' },
    { name: 'collectible4', kind: 'int64' },
    { name: 'overdue4', kind: 'int64' },
  ],
};

/** saldo.worklists.Runs */
export interface RunsRow {
  ID: string;
  segment: string | null;
  businessDate: string | null;
  status: string | null;
  plannedAt: string | null;
  publishedAt: string | null;
  strategyVersions: string | null;
  customers: number | null;
  positions: number | null;
  excluded: number | null;
  rejected: number | null;
  message: string | null;
  keptUntil: string | null;
}

export const runsTable: TableDef<RunsRow> = {
  name: 'saldo_worklists_Runs',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'businessDate', kind: 'date' },
    { name: 'status', kind: 'string' },
    { name: 'plannedAt', kind: 'timestamp' },
    { name: 'publishedAt', kind: 'timestamp' },
    { name: 'strategyVersions', kind: 'string' },
    { name: 'customers', kind: 'integer' },
    { name: 'positions', kind: 'integer' },
    { name: 'excluded', kind: 'integer' },
    { name: 'rejected', kind: 'integer' },
    { name: 'message', kind: 'string' },
    { name: 'keptUntil', kind: 'date' },
  ],
};

/** saldo.worklists.UnlistedPositions */
export interface UnlistedPositionsRow {
  run: string;
  source: string;
  partner: string;
  agent: string | null;
  reason: string | null;
}

export const unlistedPositionsTable: TableDef<UnlistedPositionsRow> = {
  name: 'saldo_worklists_UnlistedPositions',
  keys: ['run', 'source', 'partner'],
  columns: [
    { name: 'run', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'agent', kind: 'string' },
    { name: 'reason', kind: 'string' },
  ],
};

/** saldo.writeoffs.ErpWriteOffs */
export interface ErpWriteOffsRow {
  erpChangedAt: string | null;
  mirroredAt: string | null;
  source: string;
  proposal: string;
  partner: string | null;
  operation: string | null;
  status: string | null;
}

export const erpWriteOffsTable: TableDef<ErpWriteOffsRow> = {
  name: 'saldo_writeoffs_ErpWriteOffs',
  keys: ['source', 'proposal'],
  columns: [
    { name: 'erpChangedAt', kind: 'timestamp' },
    { name: 'mirroredAt', kind: 'timestamp' },
    { name: 'source', kind: 'string' },
    { name: 'proposal', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'status', kind: 'string' },
  ],
};

/** saldo.writeoffs.WriteOffItems */
export interface WriteOffItemsRow {
  source: string;
  document: string;
  repetition: string;
  item: string;
  subitem: string;
  writeOff: string;
  amount: string | null;
}

export const writeOffItemsTable: TableDef<WriteOffItemsRow> = {
  name: 'saldo_writeoffs_WriteOffItems',
  keys: ['source', 'document', 'repetition', 'item', 'subitem', 'writeOff'],
  columns: [
    { name: 'source', kind: 'string' },
    { name: 'document', kind: 'string' },
    { name: 'repetition', kind: 'string' },
    { name: 'item', kind: 'string' },
    { name: 'subitem', kind: 'string' },
    { name: 'writeOff', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
  ],
};

/** saldo.writeoffs.WriteOffPolicies */
export interface WriteOffPoliciesRow {
  segment: string;
  validFrom: string;
  validTo: string | null;
  approvalAbove: string | null;
}

export const writeOffPoliciesTable: TableDef<WriteOffPoliciesRow> = {
  name: 'saldo_writeoffs_WriteOffPolicies',
  keys: ['segment', 'validFrom'],
  columns: [
    { name: 'segment', kind: 'string' },
    { name: 'validFrom', kind: 'date' },
    { name: 'validTo', kind: 'date' },
    { name: 'approvalAbove', kind: 'decimal' },
  ],
};

/** saldo.writeoffs.WriteOffs */
export interface WriteOffsRow {
  ID: string;
  source: string | null;
  partner: string | null;
  segment: string | null;
  currency: string | null;
  amount: string | null;
  reason: string | null;
  note: string | null;
  state: string | null;
  dispute: string | null;
  decidedAt: string | null;
  decidedBy: string | null;
  decisionReason: string | null;
  operation: string | null;
  createdAt: string | null;
  createdBy: string | null;
}

export const writeOffsTable: TableDef<WriteOffsRow> = {
  name: 'saldo_writeoffs_WriteOffs',
  keys: ['ID'],
  columns: [
    { name: 'ID', kind: 'string' },
    { name: 'source', kind: 'string' },
    { name: 'partner', kind: 'string' },
    { name: 'segment', kind: 'string' },
    { name: 'currency', kind: 'string' },
    { name: 'amount', kind: 'decimal' },
    { name: 'reason', kind: 'string' },
    { name: 'note', kind: 'string' },
    { name: 'state', kind: 'string' },
    { name: 'dispute', kind: 'string' },
    { name: 'decidedAt', kind: 'timestamp' },
    { name: 'decidedBy', kind: 'string' },
    { name: 'decisionReason', kind: 'string' },
    { name: 'operation', kind: 'string' },
    { name: 'createdAt', kind: 'timestamp' },
    { name: 'createdBy', kind: 'string' },
  ],
};
