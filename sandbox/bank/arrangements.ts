import { type LedgerItem, postItem } from '../ledger/item.ts';
import { markSubstitute } from '../ledger/substitute.ts';
import { addDays, addMonths } from '../simulation/calendar.ts';
import type { Contract } from './contract.ts';
import { toWire } from './currencies.ts';
import { type Customer, isOverdue } from './customer.ts';
import { planNumber, promiseNumber } from './numbers.ts';

const shares = { openPromise: 0.05, brokenPromise: 0.12, keptPromise: 0.06, plan: 0.03 };

/**
 * What customers agreed with the bank before Saldo came: promises open, broken or kept,
 * and installment plans. Gives the items back with their substitute marks, plan items added.
 */
export function withArrangements(
  items: readonly LedgerItem[],
  contract: Contract,
  customer: Customer,
): LedgerItem[] {
  if (!isOverdue(contract.bucket) || contract.ordinal > 0) return [...items];
  const { random, today } = customer;
  if (random.chance(shares.brokenPromise)) {
    writePromise(items.slice(0, 1), '3', addDays(today, -random.int(8, 60)), 1, customer);
  }
  if (random.chance(shares.keptPromise)) {
    writePromise([], '1', addDays(today, -random.int(70, 200)), 2, customer, contract);
  }
  if (contract.bucket !== 'd1to30' && random.chance(shares.plan)) {
    return inPlan(items, contract, customer);
  }
  if (!random.chance(shares.openPromise)) return [...items];
  return inPromise(items, customer);
}

function inPromise(items: readonly LedgerItem[], customer: Customer): LedgerItem[] {
  const { today, random } = customer;
  const overdue = items.filter((item) => item.CANetDueDate < today);
  const number = writePromise(overdue, '', addDays(today, random.int(1, 12)), 0, customer);
  const stamp = { date: addDays(today, -1), time: '11:20:00' };
  return [...markSubstitute(overdue, 'P', number, stamp), ...items.slice(overdue.length)];
}

/** Writes a promise over items for one day; status as PPSTA has it. A kept one has no items left. */
function writePromise(
  items: readonly LedgerItem[],
  status: '' | '1' | '3',
  day: string,
  ordinal: number,
  customer: Customer,
  contract?: Contract,
): string {
  const { book, random } = customer;
  const PromiseToPay = promiseNumber(customer.index, ordinal);
  const currency = items[0]?.TransactionCurrency ?? contract?.product.currency ?? '';
  const amount = items.length > 0 ? sumOf(items) : (contract?.installment ?? 0);
  const created = `${addDays(day < customer.today ? day : customer.today, -random.int(1, 6))}T15:10:00.000Z`;
  book.add('promise', {
    PromiseToPay,
    OperationId: random.uuid(),
    BusinessPartner: customer.partner,
    ContractAccount: items[0]?.ContractAccount ?? contract?.account ?? '',
    CompanyCode: items[0]?.CompanyCode ?? contract?.companyCode ?? '',
    PromiseCategory: '01',
    PromiseReason: '',
    PromisedBy: customer.partner,
    PromiseStatus: status,
    WithdrawalReason: '',
    FulfillmentPercent: status === '1' ? 100 : 0,
    TransactionCurrency: currency,
    PromisedAmount: toWire(amount),
    ChargesAmount: 0,
    InterestAmount: 0,
    CreatedByUser: 'BRANCH01',
    CreationDateTime: created,
    LastChangeDateTime: status === '' ? created : `${addDays(day, 4)}T02:00:00.000Z`,
  });
  book.add('promiseDate', { PromiseToPay, PromiseDate: day, PromisedAmount: toWire(amount) });
  for (const item of items) book.add('promiseItem', promiseItemRow(PromiseToPay, item));
  return PromiseToPay;
}

/** One item of a promise, promised in full. */
export function promiseItemRow(PromiseToPay: string, item: LedgerItem) {
  return {
    PromiseToPay,
    CADocumentNumber: item.CADocumentNumber,
    CARepetitionItemNumber: item.CARepetitionItemNumber,
    CABPItemNumber: item.CABPItemNumber,
    CASubItemNumber: item.CASubItemNumber,
    PromisedAmount: toWire(item.CAAmountInTransactionCurrency),
  };
}

function inPlan(
  items: readonly LedgerItem[],
  contract: Contract,
  customer: Customer,
): LedgerItem[] {
  const { today, random } = customer;
  const overdue = items.filter((item) => item.CANetDueDate < today);
  const plan = planNumber(customer.index);
  const begun = addDays(today, -random.int(1, 25));
  const installments = random.pick([3, 4, 6]);
  const amounts = split(sumOf(overdue), installments);
  const rates = amounts.map((amount, i) =>
    planInstallment(contract, customer, plan, i, addMonths(addDays(begun, 10), i), amount, begun),
  );
  writePlan(plan, rates, overdue, contract, customer, begun);
  const stamp = { date: begun, time: '16:00:00' };
  const originals = markSubstitute(overdue, 'R', plan, stamp);
  return [...originals, ...items.slice(overdue.length), ...rates];
}

/** An installment: a statistical item (R) in the plan's own document. */
function planInstallment(
  contract: Contract,
  customer: Customer,
  plan: string,
  position: number,
  dueDate: string,
  amount: number,
  begun: string,
): LedgerItem {
  return postItem({
    CADocumentNumber: plan,
    CABPItemNumber: String(position + 1).padStart(4, '0'),
    BusinessPartner: customer.partner,
    ContractAccount: contract.account,
    CAContract: contract.number,
    CompanyCode: contract.companyCode,
    CAMainTransaction: '0080',
    CASubTransaction: '0005',
    CADocumentType: 'RP',
    CABPItemText: 'Installment',
    CANetDueDate: dueDate,
    CAPostingDate: begun,
    TransactionCurrency: contract.product.currency,
    CAAmountInTransactionCurrency: amount,
    CAStatisticalItemCode: 'R',
    CreationDate: begun,
    CreationTime: '16:00:00',
  });
}

function writePlan(
  plan: string,
  rates: readonly LedgerItem[],
  originals: readonly LedgerItem[],
  contract: Contract,
  customer: Customer,
  begun: string,
): void {
  const { book } = customer;
  book.add('plan', {
    CAInstallmentPlan: plan,
    OperationId: customer.random.uuid(),
    BusinessPartner: customer.partner,
    ContractAccount: contract.account,
    CAContract: contract.number,
    CompanyCode: contract.companyCode,
    CAInstallmentPlanCategory: '01',
    TransactionCurrency: contract.product.currency,
    InstallmentPlanAmount: toWire(sumOf(rates)),
    CAInstallmentPlanStartDate: rates[0]?.CANetDueDate ?? null,
    CAInstallmentPlanEndDate: rates.at(-1)?.CANetDueDate ?? null,
    CANumberOfInstallments: rates.length,
    CAInstlmntPlanDeactivationDate: null,
    CAInstlmntPlanDactvtnRsn: '',
    CreationDateTime: `${begun}T16:00:00.000Z`,
    LastChangeDateTime: `${begun}T16:00:00.000Z`,
  });
  for (const rate of rates) {
    book.add('planDate', {
      CAInstallmentPlan: plan,
      InstallmentDate: rate.CANetDueDate,
      InstallmentAmount: toWire(rate.CAAmountInTransactionCurrency),
    });
  }
  for (const item of originals) {
    book.add('planItem', {
      CAInstallmentPlan: plan,
      CADocumentNumber: item.CADocumentNumber,
      CARepetitionItemNumber: item.CARepetitionItemNumber,
      CABPItemNumber: item.CABPItemNumber,
      CASubItemNumber: item.CASubItemNumber,
      CACreationOpenAmountInTC: toWire(item.CAAmountInTransactionCurrency),
    });
  }
}

/** Splits an amount into equal parts; the first takes what does not divide. */
export function split(amount: number, parts: number): number[] {
  const each = Math.floor(amount / parts);
  return Array.from({ length: parts }, (_, i) => (i === 0 ? amount - each * (parts - 1) : each));
}

function sumOf(items: readonly LedgerItem[]): number {
  return items.reduce((sum, item) => sum + item.CAAmountInTransactionCurrency, 0);
}
