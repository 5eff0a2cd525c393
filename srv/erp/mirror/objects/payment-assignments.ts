import { paymentAssignmentsTable } from '../../../platform/tables.ts';
import { services } from '../../services.ts';
import { type ErpObject, rowsOf } from '../erp-object.ts';
import { ITEM_KEYS, itemKeyOf } from '../item-key.ts';

/** What of a payment cleared which subitem; kept, with a mark, when the clearing is reset. */
export const paymentAssignments: ErpObject = {
  object: 'payment-assignments',
  service: services.payments,
  entity: 'CABPPaytItemEnhcdForDspCrcy',
  path: "CABPPaytItemEnhcdForDspCrcy(P_DisplayCurrency='EUR')/Set",
  keys: ['CAPaymentUUID', ...ITEM_KEYS],
  select: [
    'CAPaymentUUID',
    ...ITEM_KEYS,
    'BusinessPartner',
    'CAClearingDate',
    'TransactionCurrency',
    'CAClearingAmountInTransCrcy',
    'CAClearingPostingIsReset',
    'LastChangeDate',
    'LastChangeTime',
  ],
  changes: { by: 'date-and-time', date: 'LastChangeDate', time: 'LastChangeTime' },
  cause: 'payment',
  targets: [
    rowsOf(paymentAssignmentsTable, (record, { scales }) => {
      const currency = record.text('TransactionCurrency');
      return [
        {
          ...itemKeyOf(record),
          payment: record.text('CAPaymentUUID'),
          partner: record.text('BusinessPartner'),
          currency,
          amount: scales.stored(record.requiredDecimal('CAClearingAmountInTransCrcy'), currency),
          clearingDate: record.day('CAClearingDate'),
          isReset: record.flag('CAClearingPostingIsReset'),
          erpChangedAt: record.changedAt('LastChangeDate', 'LastChangeTime'),
        },
      ];
    }),
  ],
};
