import { itemsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';
import { ITEM_KEYS, itemKeyOf } from '../item-key.ts';

/** Items of business partners, open and cleared (DFKKOP). */
export const items: ErpObject = {
  object: 'items',
  service: services.documents,
  entity: 'BPItem',
  keys: ITEM_KEYS,
  partKey: 'CADocumentNumber',
  select: [
    ...ITEM_KEYS,
    'BusinessPartner',
    'ContractAccount',
    'CAContract',
    'CompanyCode',
    'CADocumentType',
    'CAReferenceDocument',
    'CAMainTransaction',
    'CASubTransaction',
    'DocumentDate',
    'CAPostingDate',
    'CANetDueDate',
    'CADeferralDate',
    'TransactionCurrency',
    'CAAmountInTransactionCurrency',
    'CADocBPItemTotalAmountInTC',
    'CAClearingStatus',
    'CAClearingDate',
    'CAClearingDocumentNumber',
    'CAClearingReason',
    'CAClearingRestrictionCode',
    'CAClearingPostingIsReset',
    'CAItemIsWithdrawn',
    'CAStatisticalItemCode',
    'CASubstituteDocumentCategory',
    'CASubstituteDocumentNumber',
    'CAItemIsExcludedFromDunning',
    'CAPaymentMethod',
    'CAIsPartOfJointLiability',
    'LastChangeDate',
    'LastChangeTime',
  ],
  changes: { by: 'date-and-time', date: 'LastChangeDate', time: 'LastChangeTime' },
  cause: 'item',
  targets: [
    rowsOf(itemsTable, (record, { scales }) => {
      const currency = record.text('TransactionCurrency');
      const amount = record.requiredDecimal('CAAmountInTransactionCurrency');
      const original = record.decimal('CADocBPItemTotalAmountInTC') ?? amount;
      return [
        {
          ...itemKeyOf(record),
          partner: record.text('BusinessPartner'),
          account: record.text('ContractAccount'),
          contract: record.text('CAContract'),
          companyCode: record.text('CompanyCode'),
          documentType: record.text('CADocumentType'),
          reference: record.text('CAReferenceDocument'),
          mainTransaction: record.text('CAMainTransaction'),
          subTransaction: record.text('CASubTransaction'),
          documentDate: record.day('DocumentDate'),
          postingDate: record.day('CAPostingDate'),
          dueDate: record.day('CANetDueDate'),
          deferralDate: record.day('CADeferralDate'),
          currency,
          amount: scales.stored(amount, currency),
          originalAmount: scales.stored(original, currency),
          clearingStatus: record.text('CAClearingStatus'),
          clearingDate: record.day('CAClearingDate'),
          clearingDocument: record.text('CAClearingDocumentNumber'),
          clearingReason: record.text('CAClearingReason'),
          clearingRestriction: record.text('CAClearingRestrictionCode'),
          isClearingReset: record.flag('CAClearingPostingIsReset'),
          isWithdrawn: record.flag('CAItemIsWithdrawn'),
          statisticalCode: record.text('CAStatisticalItemCode'),
          substituteCategory: record.text('CASubstituteDocumentCategory'),
          substituteDocument: record.text('CASubstituteDocumentNumber'),
          excludedFromDunning: record.flag('CAItemIsExcludedFromDunning'),
          paymentMethod: record.text('CAPaymentMethod'),
          isJointLiability: record.flag('CAIsPartOfJointLiability'),
          erpChangedAt: record.changedAt('LastChangeDate', 'LastChangeTime'),
        },
      ];
    }),
  ],
};
