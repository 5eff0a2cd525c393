import { fromWire, toWire } from '../bank/currencies.ts';
import type { Payment } from '../ledger/payment.ts';
import { resetClearing } from '../ledger/reset-clearing.ts';
import { SandboxError } from '../sandbox-error.ts';
import type { Stamp } from '../simulation/clock.ts';
import type { Tables } from '../store/database.ts';
import { itemsClearedBy, openItemsOfAccount, saveItems } from '../store/items.ts';
import { nextNumber } from '../store/number-range.ts';
import { postCredit } from './pay.ts';

/** What a reset did: how many rows are open again, and the document of the return if it was one. */
export interface PostedReset {
  document: string;
  reopened: number;
  returnDocument: string;
}

/**
 * Takes a payment's clearing back. As a return (the bank gave the money back) the payment is reversed;
 * otherwise the money stays, as a credit on the account.
 * @throws SandboxError NOTHING_CLEARED when the document clears nothing (any more)
 */
export function postReset(
  tables: Tables,
  document: string,
  returnReason: string | undefined,
  stamp: Stamp,
): PostedReset {
  const cleared = itemsClearedBy(tables, document).filter((item) => item.CAClearingReason === '01');
  const payment = paymentOf(tables, document);
  if (cleared.length === 0 || payment === undefined) {
    throw new SandboxError('NOTHING_CLEARED', `Document ${document} clears no item`, 409);
  }
  saveItems(tables, resetClearing(cleared, stamp));
  if (returnReason) withdrawCredit(tables, payment, stamp);
  else postCredit(tables, payment, payment.amount, cleared[0], stamp);
  const returnDocument = returnReason ? nextNumber(tables, 'document') : '';
  markPayment(tables, payment, returnReason, returnDocument, stamp);
  return { document, reopened: cleared.length, returnDocument };
}

function paymentOf(tables: Tables, document: string): Payment | undefined {
  const [row] = tables.select('SELECT * FROM $payment WHERE CAPaymentDocument = ?', document);
  if (row === undefined) return undefined;
  return {
    uuid: String(row.CAPaymentUUID),
    document,
    partner: String(row.BusinessPartner),
    account: String(row.ContractAccount),
    companyCode: String(row.CompanyCode),
    method: row.CAPaymentMethod as Payment['method'],
    currency: String(row.TransactionCurrency),
    amount: fromWire(row.CAPaymentAmountInTransCrcy as number),
    stamp: { date: String(row.CAPostingDate), time: String(row.CreationTime) },
  };
}

/** The money went back, so what stood on the account is no credit any more. */
function withdrawCredit(tables: Tables, payment: Payment, stamp: Stamp): void {
  const credits = openItemsOfAccount(tables, payment.account).filter(
    (item) => item.CADocumentNumber === payment.document,
  );
  saveItems(
    tables,
    credits.map((credit) => ({
      ...credit,
      CAClearingStatus: '9',
      CAClearingDate: stamp.date,
      CAClearingDocumentNumber: payment.document,
      CAPostingDateOfClearingDoc: stamp.date,
      CAClearingReason: '05',
      LastChangeDate: stamp.date,
      LastChangeTime: stamp.time,
    })),
  );
}

function markPayment(
  tables: Tables,
  payment: Payment,
  returnReason: string | undefined,
  returnDocument: string,
  stamp: Stamp,
): void {
  tables.run(
    `UPDATE $payment SET CAPaymentIsReversed = ?, CAReturnReason = ?, CAReturnDocument = ?,
     CAOnAccountAmountInTransCrcy = ?, LastChangeDate = ?, LastChangeTime = ? WHERE CAPaymentUUID = ?`,
    returnReason ? 1 : 0,
    returnReason ?? '',
    returnDocument,
    returnReason ? 0 : toWire(payment.amount),
    stamp.date,
    stamp.time,
    payment.uuid,
  );
  tables.run(
    `UPDATE $paymentItem SET CAClearingPostingIsReset = 1, LastChangeDate = ?, LastChangeTime = ?
     WHERE CAPaymentUUID = ?`,
    stamp.date,
    stamp.time,
    payment.uuid,
  );
}
