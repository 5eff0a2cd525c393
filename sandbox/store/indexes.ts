import type { Tables } from './database.ts';

/** What the interfaces and the simulation look up beside the keys. */
const indexes = [
  'CREATE INDEX item_change ON $item (LastChangeDate, LastChangeTime)',
  'CREATE INDEX item_partner ON $item (BusinessPartner)',
  'CREATE INDEX item_account ON $item (ContractAccount)',
  'CREATE INDEX item_clearing ON $item (CAClearingDocumentNumber)',
  'CREATE INDEX item_substitute ON $item (CASubstituteDocumentNumber)',
  "CREATE INDEX item_open ON $item (CompanyCode, CANetDueDate) WHERE CAClearingStatus = ''",
  'CREATE INDEX payment_document ON $payment (CAPaymentDocument)',
  'CREATE INDEX payment_change ON $payment (LastChangeDate, LastChangeTime)',
  'CREATE INDEX payment_item_change ON $paymentItem (LastChangeDate, LastChangeTime)',
  'CREATE INDEX address_partner ON $address (BusinessPartner)',
  'CREATE INDEX schedule_due ON $schedule (NextDueDate)',
  'CREATE UNIQUE INDEX promise_operation ON $promise (OperationId)',
  'CREATE UNIQUE INDEX plan_operation ON $plan (OperationId)',
  'CREATE UNIQUE INDEX correspondence_operation ON $correspondence (OperationId)',
  'CREATE UNIQUE INDEX contact_note_operation ON $contactNote (OperationId)',
];

/** Creates the indexes; after the bulk load, because that is faster. */
export function createIndexes(tables: Tables): void {
  for (const index of indexes) tables.run(index);
}
