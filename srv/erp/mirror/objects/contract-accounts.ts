import { contractAccountsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { markOf } from '../change-filter.ts';
import { CHANGE_OR_CREATION, type ErpObject, rowsOf } from '../erp-object.ts';

/** Contract accounts by partner (FKKVKP). */
export const contractAccounts: ErpObject = {
  object: 'contract-accounts',
  service: services.contractAccount,
  entity: 'ContractAccountPartner',
  keys: ['ContractAccount', 'BusinessPartner'],
  select: [
    'ContractAccount',
    'BusinessPartner',
    'CAStandardCompanyCode',
    'CADunningProcedure',
    'CACollectionStrategy',
    'CACollectionsMasterDataGroup',
    'CAIncomingPaymentMethod',
    'CAToleranceGroup',
    'CreationDate',
    'CreationTime',
    'LastChangeDate',
    'LastChangeTime',
  ],
  changes: CHANGE_OR_CREATION,
  stampCounts: true,
  cause: 'account',
  targets: [
    rowsOf(contractAccountsTable, (record) => [
      {
        account: record.text('ContractAccount'),
        partner: record.text('BusinessPartner'),
        companyCode: record.text('CAStandardCompanyCode'),
        dunningProcedure: record.text('CADunningProcedure'),
        collectionStrategy: record.text('CACollectionStrategy'),
        masterDataGroup: record.text('CACollectionsMasterDataGroup'),
        paymentMethod: record.text('CAIncomingPaymentMethod'),
        toleranceGroup: record.text('CAToleranceGroup'),
        erpChangedAt: markOf(record, CHANGE_OR_CREATION),
      },
    ]),
  ],
};
