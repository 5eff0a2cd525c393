import { byClearingPriority, clearItems } from '../ledger/clearing.ts';
import { type LedgerItem, postItem } from '../ledger/item.ts';
import { type Payment, paymentItemRow, paymentRow } from '../ledger/payment.ts';
import { resetClearing } from '../ledger/reset-clearing.ts';
import { addDays } from '../simulation/calendar.ts';
import { billAmount, type Contract } from './contract.ts';
import type { Customer } from './customer.ts';
import { postingLeadDays } from './due-dates.ts';
import { bounceChance, paymentDelay } from './payers.ts';

/** Bills that fell due long ago: posted, paid as the customer's habit has it, some paid twice because the first bounced. */
export function writeHistory(
  contract: Contract,
  customer: Customer,
  dueDates: readonly string[],
): void {
  for (const dueDate of dueDates) {
    const item = bill(contract, customer, dueDate, billAmount(contract, customer));
    const bounced = bounce(item, contract, customer);
    const payDay = payDayOf(item, customer);
    customer.book.addItem(pay(bounced, contract, customer, payDay));
  }
}

/** Bills that are open on the demo bank's day, oldest first; the oldest may be partly paid. */
export function openBills(
  contract: Contract,
  customer: Customer,
  dueDates: readonly string[],
): LedgerItem[] {
  return dueDates.map((dueDate) =>
    bill(contract, customer, dueDate, billAmount(contract, customer)),
  );
}

/** One bill as the ledger gets it, 30 days before it falls due. */
export function bill(
  contract: Contract,
  customer: Customer,
  dueDate: string,
  amount: number,
  special: Partial<LedgerItem> = {},
): LedgerItem {
  const posted = addDays(dueDate, -postingLeadDays);
  return postItem({
    CADocumentNumber: customer.numbers.document(),
    BusinessPartner: customer.partner,
    ContractAccount: contract.account,
    CAContract: contract.number,
    CompanyCode: contract.companyCode,
    CAMainTransaction: contract.product.mainTransaction,
    CASubTransaction: contract.product.subTransaction,
    CADocumentType: contract.product.documentType,
    CAReferenceDocument: contract.number,
    CABPItemText: contract.product.name,
    CANetDueDate: dueDate,
    CAPostingDate: posted,
    TransactionCurrency: contract.product.currency,
    CAAmountInTransactionCurrency: amount,
    CADunningProcedure: contract.dunningProcedure,
    CAPaymentMethod: contract.paysByDirectDebit ? 'D' : '',
    CAIsPartOfJointLiability: contract.isJoint,
    CreationDate: posted,
    CreationTime: '02:10:00',
    ...special,
  });
}

/** Pays part of an item: the residue, and the cleared part written to the book. */
export function payPart(
  item: LedgerItem,
  contract: Contract,
  customer: Customer,
  share: number,
): LedgerItem {
  const amount = Math.floor(item.CAAmountInTransactionCurrency * share);
  const payDay = addDays(customer.today, -customer.random.int(1, 20));
  if (amount === 0 || payDay <= item.CANetDueDate) return item;
  const clearing = settle([item], amount, contract, customer, payDay);
  for (const part of clearing.added) customer.book.addItem(part);
  return clearing.changed[0] ?? item;
}

/** A payment for exactly an item. */
function pay(item: LedgerItem, contract: Contract, customer: Customer, payDay: string): LedgerItem {
  const clearing = settle([item], item.CAAmountInTransactionCurrency, contract, customer, payDay);
  return clearing.changed[0] ?? item;
}

function settle(
  items: LedgerItem[],
  amount: number,
  contract: Contract,
  customer: Customer,
  payDay: string,
  returnReason = '',
) {
  const payment = paymentOf(contract, customer, amount, payDay);
  const stamp = payment.stamp;
  const clearing = clearItems(
    items.sort(byClearingPriority),
    amount,
    { number: payment.document, date: payDay, reason: '01', stamp },
    () => 1,
  );
  const isReversed = returnReason !== '';
  customer.book.add('payment', {
    ...paymentRow(payment, clearing.rest),
    CAPaymentIsReversed: isReversed,
    CAReturnReason: returnReason,
  });
  for (const cleared of clearing.cleared) {
    const row = paymentItemRow(payment, cleared);
    customer.book.add('paymentItem', { ...row, CAClearingPostingIsReset: isReversed });
  }
  return clearing;
}

/** Now and then a direct debit came back: its clearing was reset and the item paid again later. */
function bounce(item: LedgerItem, contract: Contract, customer: Customer): LedgerItem {
  const isBounced =
    contract.paysByDirectDebit && customer.random.chance(bounceChance[customer.habit] * 0.3);
  if (!isBounced) return item;
  const amount = item.CAAmountInTransactionCurrency;
  const debit = settle([item], amount, contract, customer, item.CANetDueDate, 'AM4');
  const returned = addDays(item.CANetDueDate, 2);
  return resetClearing(debit.cleared, { date: returned, time: '04:40:00' })[0] ?? item;
}

function payDayOf(item: LedgerItem, customer: Customer): string {
  const day = addDays(item.CANetDueDate, paymentDelay(customer.habit, customer.random));
  return day < customer.today ? day : addDays(customer.today, -1);
}

function paymentOf(
  contract: Contract,
  customer: Customer,
  amount: number,
  payDay: string,
): Payment {
  return {
    uuid: customer.random.uuid(),
    document: customer.numbers.payment(),
    partner: customer.partner,
    account: contract.account,
    companyCode: contract.companyCode,
    method: contract.paysByDirectDebit ? 'D' : 'T',
    currency: contract.product.currency,
    amount,
    stamp: { date: payDay, time: '03:30:00' },
  };
}
