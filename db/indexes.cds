/**
 * How rows are found beside their keys. Each list ends in the entity's key and so is always unique:
 * CDS has no index, and a unique constraint makes one on every database (docs/decisions/indexes.md).
 * Rows of a customer come first: a partition of the night is a range of customers, an event is one.
 */
namespace saldo;

using {saldo.ledger} from './ledger';
using {saldo.agreements} from './agreements';
using {saldo.contacts} from './contacts';
using {saldo.disputes} from './disputes';
using {saldo.strategies} from './strategies';
using {saldo.mirror} from './mirror';
using {saldo.worklists} from './worklists';
using {saldo.experiments} from './experiments';
using {saldo.locks} from './locks';
using {saldo.plans} from './plans';
using {saldo.placements} from './placements';
using {saldo.writeoffs} from './write-offs';
using {saldo.correspondence} from './correspondence';
using from './gate-overrides';
using {saldo.organization} from './organization';
using {saldo.operations} from './operations';
using {saldo.audit} from './audit';
using {saldo.teams} from './teams';

annotate ledger.Items with @assert.unique.customer: [
  source,
  partner,
  companyCode,
  clearingStatus,
  leftErpAt,
  document,
  repetition,
  item,
  subitem
];

annotate ledger.NameWords with @assert.unique.search: [word, source, partner];
annotate ledger.Identifications with @assert.unique.search: [searchKey, source, partner, type];
annotate ledger.ContactPoints with @assert.unique.search: [searchKey, source, partner, kind, sequence];
annotate ledger.Contracts with @assert.unique.customer: [source, partner, contract];
annotate ledger.PartnerRelations with @assert.unique.related: [source, relatedPartner, partner, relation, validTo];
annotate ledger.ContractParties with @assert.unique.customer: [source, partner, contract, role];
annotate ledger.ContractAccounts with @assert.unique.customer: [source, partner, account];
annotate ledger.Payments with @assert.unique.customer: [source, partner, postingDate, isReturned, payment];

annotate ledger.PaymentAssignments with @assert.unique.customer: [
  source,
  partner,
  clearingDate,
  document,
  repetition,
  item,
  subitem,
  payment
];

annotate ledger.DunningNotices with @assert.unique.customer: [
  source,
  partner,
  companyCode,
  issuedOn,
  runDate,
  runId,
  account,
  counter
];

annotate agreements.Promises with @assert.unique: {
  customer: [source, partner, segment, ID],
  day     : [segment, createdAt, ID]
};
annotate agreements.PromiseDates with @assert.unique.day: [dueOn, promise, sequence];
annotate agreements.PromiseItems with @assert.unique.promise: [promise, source, document, repetition, item, subitem];
annotate agreements.PromiseVerdicts with @assert.unique: {
  promise: [promise, judgedAt, ID],
  day    : [businessDate, promise, ID]
};
annotate agreements.InstalmentPlans with @assert.unique.customer: [source, partner, planNumber];
annotate contacts.Contacts with @assert.unique: {
  customer: [source, partner, localDate, ID],
  person  : [source, person, startedAt, ID],
  day     : [segment, startedAt, ID]
};
annotate contacts.Letters with @assert.unique.customer: [source, partner, segment, businessDate, ID];
annotate contacts.Resubmissions with @assert.unique: {
  customer: [source, partner, segment, status, ID],
  due     : [segment, status, dueOn, ID]
};

annotate disputes.DisputedItems with @assert.unique.customer: [
  source,
  partner,
  isOpen,
  document,
  repetition,
  item,
  subitem,
  caseId
];

annotate strategies.CustomerFlags with @assert.unique.customer: [source, partner, ID];
annotate strategies.Exclusions with @assert.unique.customer: [source, partner, ID];
annotate mirror.ChangedCustomers with @assert.unique: {
  processed: [processedAt, changedAt, ID],
  customer : [processedAt, source, partner, ID]
};
/**
 * All that a supervisor counts or puts in order of a run, so that the wide rows are not read: `open` for
 * who has work to do, in the order in which they are counted; `figures` for a customer's row
 * (docs/decisions/live-figures.md).
 */
annotate worklists.Positions with @assert.unique: {
  open   : [
    run,
    status,
    collectionGroup,
    lastContactOn,
    currency,
    source,
    partner,
    priority,
    percent,
    daysPastDue,
    overdueAmount
  ],
  figures: [run, source, partner, collectionGroup, priority, status]
};

annotate worklists.Ownerships with @assert.unique.agent: [agent, segment, source, partner];
annotate worklists.UnlistedPositions with @assert.unique.agent: [run, agent, source, partner];
annotate worklists.ListEntries with @assert.unique.list: [run, agent, rank, source, partner];
annotate experiments.ArmAssignments with @assert.unique.customer: [source, partner, experiment];
annotate worklists.Reorderings with @assert.unique.list: [run, agent, ID];
annotate worklists.Reorderings with @assert.unique.customer: [source, partner, run, ID];
annotate worklists.OwnershipMoves with @assert.unique.customer: [source, partner, run];
annotate worklists.PositionEvents with @assert.unique.customer: [source, partner, run, ID];
annotate worklists.PositionEvents with @assert.unique.position: [run, source, partner, occurredAt, ID];
annotate locks.RequestedLocks with @assert.unique.customer: [source, partner, ID];
annotate locks.Blocks with @assert.unique.customer: [source, partner, validTo, ID];
annotate correspondence.DocumentRequests with @assert.unique.customer: [source, partner, segment, requestedAt, ID];
annotate contacts.GateOverrides with @assert.unique.customer: [source, partner, segment, expiresAt, ID];
annotate organization.TemporaryAssignments with @assert.unique: {
  segment  : [segment, validTo, ID],
  customer : [source, partner, segment, ID]
};
annotate organization.HandOvers with @assert.unique.customer: [source, partner, segment, createdAt, ID];
annotate plans.Plans with @assert.unique.customer: [source, partner, segment, ID];
annotate plans.Plans with @assert.unique.state: [state, source, partner, ID];

annotate operations.Operations with @assert.unique.customer: [source, partner, state, ID];
annotate operations.Operations with @assert.unique.state: [state, source, partner, ID];

annotate audit.Events with @assert.unique.customer: [source, partner, ID];
annotate audit.Events with @assert.unique.erasure: [erasedBy, ID];
annotate teams.TeamChanges with @assert.unique.customer: [source, partner, ID];
annotate teams.TeamChanges with @assert.unique.segment: [segment, changedAt, ID];
annotate audit.Seals with @assert.unique.event: [event, chain, sequence];

annotate ledger.AccountLocks with @assert.unique.customer: [source, partner, account, process, reason, validFrom, validTo];
annotate placements.Submissions with @assert.unique.customer: [source, partner, state, ID];
annotate placements.Submissions with @assert.unique.segment: [segment, source, state, partner, ID];
annotate placements.SubmittedItems with @assert.unique.item: [source, document, repetition, item, subitem, submission];
annotate placements.Submissions with @assert.unique.operation: [operation, ID];
annotate placements.ErpSubmissions with @assert.unique.customer: [source, partner, submission];
annotate placements.ErpSubmittedItems with @assert.unique.item: [source, document, repetition, item, subitem, submission];
annotate placements.ErpSubmittedItems with @assert.unique.customer: [source, partner, document, repetition, item, subitem, submission];
annotate writeoffs.WriteOffs with @assert.unique.customer: [source, partner, segment, ID];
annotate writeoffs.ErpWriteOffs with @assert.unique.operation: [source, operation, proposal];
annotate writeoffs.ErpWriteOffs with @assert.unique.customer: [source, partner, proposal];
annotate writeoffs.WriteOffs with @assert.unique.state: [state, source, partner, ID];
