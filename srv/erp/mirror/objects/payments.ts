import { paymentsTable } from '../../../platform/tables.ts';
import type { OwnFields } from '../../own-fields.ts';
import { services } from '../../services.ts';
import { markOf } from '../change-filter.ts';
import { CHANGE_OR_CREATION, type ErpObject, rowsOf } from '../erp-object.ts';

/**
 * Payments of partners. The display currency is a parameter of SAP's view; its amounts are not read. SAP
 * publishes no field for why less was paid than is owed: it is read where the bank names one of its own.
 */
export const payments: ErpObject = {
  ...paymentsWith({}),
  withOwnFields: paymentsWith,
};

function paymentsWith({ paymentReason }: OwnFields): ErpObject {
  return {
    object: 'payments',
    service: services.payments,
    entity: 'CABPPaytEnhcdForDspCrcy',
    path: "CABPPaytEnhcdForDspCrcy(P_DisplayCurrency='EUR')/Set",
    keys: ['CAPaymentUUID'],
    select: [
      'CAPaymentUUID',
      'CAPaymentDocument',
      'BusinessPartner',
      'ContractAccount',
      'CAPaymentMethod',
      'CAPostingDate',
      'TransactionCurrency',
      'CAPaymentAmountInTransCrcy',
      'CAPaymentIsReversed',
      'CreationDate',
      'CreationTime',
      'LastChangeDate',
      'LastChangeTime',
      ...(paymentReason ? [paymentReason] : []),
    ],
    changes: CHANGE_OR_CREATION,
    cause: 'payment',
    causeOf: ({ isReturned }) => (isReturned ? 'return' : undefined),
    targets: [
      rowsOf(paymentsTable, (record, { scales }) => {
        const currency = record.text('TransactionCurrency');
        const isReturned = record.flag('CAPaymentIsReversed');
        return [
          {
            payment: record.text('CAPaymentUUID'),
            partner: record.text('BusinessPartner'),
            account: record.text('ContractAccount'),
            document: record.text('CAPaymentDocument'),
            currency,
            amount: scales.stored(record.requiredDecimal('CAPaymentAmountInTransCrcy'), currency),
            postingDate: record.day('CAPostingDate'),
            method: record.text('CAPaymentMethod'),
            differenceReason: paymentReason ? record.text(paymentReason) : '',
            isReturned,
            // The service says that a payment was returned, not when: its last change is the return.
            returnedOn: isReturned ? record.day('LastChangeDate') : null,
            erpChangedAt: markOf(record, CHANGE_OR_CREATION),
          },
        ];
      }),
    ],
  };
}
