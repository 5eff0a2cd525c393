import { erpWriteOffsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

/** What was decided in the ERP of proposals to write items off; what is posted comes as items. */
export const writeOffs: ErpObject = {
  object: 'write-offs',
  service: services.collections,
  entity: 'WriteOffProposal',
  keys: ['WriteOffProposal'],
  select: [
    'WriteOffProposal',
    'OperationId',
    'BusinessPartner',
    'ProposalStatus',
    'LastChangeDateTime',
  ],
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'write-off',
  targets: [
    rowsOf(erpWriteOffsTable, (record) => [
      {
        proposal: record.text('WriteOffProposal'),
        operation: record.text('OperationId').toLowerCase(),
        partner: record.text('BusinessPartner'),
        status: record.text('ProposalStatus'),
        erpChangedAt: record.instant('LastChangeDateTime'),
      },
    ]),
  ],
};
