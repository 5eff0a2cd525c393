import { contractAccountsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

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
    'LastChangeDate',
    'LastChangeTime',
  ],
  changes: { by: 'date-and-time', date: 'LastChangeDate', time: 'LastChangeTime' },
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
        erpChangedAt: record.changedAt('LastChangeDate', 'LastChangeTime'),
      },
    ]),
  ],
};
