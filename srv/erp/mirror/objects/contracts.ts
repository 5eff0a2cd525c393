import { contractsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';

/** Contracts (VTREF) with product and exposure, from the core's extract behind the wrapper. */
export const contracts: ErpObject = {
  object: 'contracts',
  service: services.collections,
  entity: 'Contract',
  keys: ['CAContract'],
  select: [
    'CAContract',
    'BusinessPartner',
    'ContractAccount',
    'CompanyCode',
    'ProductCode',
    'TransactionCurrency',
    'ExposureAmount',
    'InterestRatePercent',
    'ContractMaturityDate',
    'AsOfDate',
    'LastChangeDateTime',
  ],
  changes: { by: 'instant', field: 'LastChangeDateTime' },
  cause: 'contract',
  targets: [
    rowsOf(contractsTable, (record, { scales }) => {
      const currency = record.text('TransactionCurrency');
      return [
        {
          contract: record.text('CAContract'),
          partner: record.text('BusinessPartner'),
          account: record.text('ContractAccount'),
          companyCode: record.text('CompanyCode'),
          product: record.text('ProductCode'),
          currency,
          exposure: scales.stored(record.decimal('ExposureAmount') ?? '0', currency),
          rate: record.fixedDecimal('InterestRatePercent', 6),
          maturity: record.day('ContractMaturityDate'),
          asOf: record.day('AsOfDate'),
          erpChangedAt: record.instant('LastChangeDateTime'),
        },
      ];
    }),
  ],
};
