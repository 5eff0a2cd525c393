import type { Tables } from './database.ts';
import type { EntityKind } from './entities.ts';

/** Objects of the wrapper contract, found by the operation that made them. */
const withOperationId: readonly EntityKind[] = [
  'promise',
  'plan',
  'correspondence',
  'contactNote',
  'agencySubmission',
  'writeOffProposal',
  'refinancingProposal',
  'resubmission',
  'worklistResult',
  'disputeNote',
];

/** What the interfaces and the simulation look up beside the keys. */
const indexes = [
  'CREATE INDEX item_change ON $item (LastChangeDate, LastChangeTime)',
  'CREATE INDEX item_creation ON $item (CreationDate, CreationTime)',
  'CREATE INDEX item_partner ON $item (BusinessPartner)',
  'CREATE INDEX item_account ON $item (ContractAccount)',
  'CREATE INDEX item_clearing ON $item (CAClearingDocumentNumber)',
  'CREATE INDEX item_substitute ON $item (CASubstituteDocumentNumber)',
  "CREATE INDEX item_open ON $item (CompanyCode, CANetDueDate) WHERE CAClearingStatus = ''",
  'CREATE INDEX payment_document ON $payment (CAPaymentDocument)',
  'CREATE INDEX payment_change ON $payment (LastChangeDate, LastChangeTime)',
  'CREATE INDEX payment_creation ON $payment (CreationDate, CreationTime)',
  'CREATE INDEX payment_item_clearing ON $paymentItem (CAClearingDocumentNumber)',
  'CREATE INDEX payment_item_change ON $paymentItem (LastChangeDate, LastChangeTime)',
  'CREATE INDEX address_partner ON $address (BusinessPartner)',
  'CREATE INDEX schedule_due ON $schedule (NextDueDate)',
  ...withOperationId.map(
    (kind) => `CREATE UNIQUE INDEX ${kind}_operation ON $${kind} (OperationId)`,
  ),
  'CREATE INDEX dispute_reference ON $dispute (CaseExternalReference)',
  'CREATE INDEX dispute_object ON $disputeObject (ObjectKey)',
];

/** Creates the indexes; after the bulk load, because that is faster. */
export function createIndexes(tables: Tables): void {
  for (const index of indexes) tables.run(index);
}
