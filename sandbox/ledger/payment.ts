import { toWire } from '../bank/currencies.ts';
import type { Row } from '../store/entities.ts';
import type { LedgerItem } from './item.ts';

/** A customer's payment, before it clears anything. Amount in minor units, positive. */
export interface Payment {
  uuid: string;
  document: string;
  partner: string;
  account: string;
  companyCode: string;
  method: 'D' | 'T' | 'C';
  currency: string;
  amount: number;
  /** Why it is less than what is owed. */
  differenceReason?: string;
  stamp: { date: string; time: string };
}

/** The payment as API_CABUSPARTPAYMENT_0002 shows it; onAccount is what cleared nothing. */
export function paymentRow(payment: Payment, onAccount: number): Row {
  const { date, time } = payment.stamp;
  return {
    CAPaymentUUID: payment.uuid,
    CAPaymentDocument: payment.document,
    BusinessPartner: payment.partner,
    ContractAccount: payment.account,
    CompanyCode: payment.companyCode,
    CAPaymentMethod: payment.method,
    CAPostingDate: date,
    CAValueDate: date,
    TransactionCurrency: payment.currency,
    CAPaymentAmountInTransCrcy: toWire(payment.amount),
    CAOnAccountAmountInTransCrcy: toWire(onAccount),
    CAPaymentIsReversed: false,
    CAReturnReason: '',
    YY1_PaymentReason: payment.differenceReason ?? '',
    CAReturnDocument: '',
    CreationDate: date,
    CreationTime: time,
    LastChangeDate: date,
    LastChangeTime: time,
  };
}

/** One row for each item (or part) that the payment cleared. */
export function paymentItemRow(payment: Payment, cleared: LedgerItem): Row {
  return {
    CAPaymentUUID: payment.uuid,
    CADocumentNumber: cleared.CADocumentNumber,
    CARepetitionItemNumber: cleared.CARepetitionItemNumber,
    CABPItemNumber: cleared.CABPItemNumber,
    CASubItemNumber: cleared.CASubItemNumber,
    CAClearingDocumentNumber: payment.document,
    CAClearingDate: payment.stamp.date,
    CAClearingReason: '01',
    BusinessPartner: cleared.BusinessPartner,
    ContractAccount: cleared.ContractAccount,
    CAContract: cleared.CAContract,
    CANetDueDate: cleared.CANetDueDate,
    TransactionCurrency: cleared.TransactionCurrency,
    CAClearingAmountInTransCrcy: toWire(cleared.CAAmountInTransactionCurrency),
    CAClearingPostingIsReset: false,
    LastChangeDate: payment.stamp.date,
    LastChangeTime: payment.stamp.time,
  };
}
