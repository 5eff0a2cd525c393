import {
  type ErpSubmittedItemsRow,
  erpSubmissionsTable,
  erpSubmittedItemsTable,
} from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';
import type { ErpRecord } from '../erp-record.ts';
import { itemKeyOf } from '../item-key.ts';

/**
 * DFKKCOLL-AGSTA of what no agency has any more: paid to the agency, reversed, unsuccessful, recalled,
 * paid by the customer, cleared, recalled and partly not collectible. A status that is not known, as a
 * bank may add, counts as with the agency: nobody is pressed twice.
 */
const ENDED = ['03', '05', '06', '09', '10', '12', '16'];

/** What is with collection agencies (DFKKCOLL), with items: what Saldo submitted, and what the ERP did. */
export const agencySubmissions: ErpObject = {
  object: 'agency-submissions',
  service: services.collections,
  entity: 'AgencySubmission',
  keys: ['AgencySubmission'],
  select: [
    'AgencySubmission',
    'OperationId',
    'BusinessPartner',
    'CollectionAgency',
    'TransactionCurrency',
    'SubmittedAmount',
    'SubmissionStatus',
    'SubmissionDate',
    'RecallDate',
    'LastChangeDateTime',
  ],
  expand:
    '_Item($select=AgencySubmission,CADocumentNumber,CARepetitionItemNumber,CABPItemNumber,CASubItemNumber)',
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'agency',
  targets: [
    rowsOf(erpSubmissionsTable, (record, { scales }) => {
      const currency = record.text('TransactionCurrency');
      const status = record.text('SubmissionStatus');
      return [
        {
          submission: record.text('AgencySubmission'),
          operation: record.textOrNull('OperationId')?.toLowerCase() ?? null,
          partner: record.text('BusinessPartner'),
          agencyPartner: record.text('CollectionAgency'),
          currency,
          amount: scales.stored(record.decimal('SubmittedAmount') ?? '0', currency),
          status,
          isOpen: !ENDED.includes(status),
          submittedOn: record.day('SubmissionDate'),
          recalledOn: record.day('RecallDate'),
          erpChangedAt: record.instant('LastChangeDateTime'),
        },
      ];
    }),
    rowsOf(erpSubmittedItemsTable, submittedItems),
  ],
};

function submittedItems(record: ErpRecord): Partial<ErpSubmittedItemsRow>[] {
  const submission = record.text('AgencySubmission');
  const partner = record.text('BusinessPartner');
  return record.children('_Item').map((item) => ({ submission, ...itemKeyOf(item), partner }));
}
