import type { LedgerItem } from '../ledger/item.ts';
import type { RecordBook } from '../store/record-book.ts';
import { withArrangements } from './arrangements.ts';
import { bill, openBills, payPart, writeHistory } from './billing.ts';
import { type Contract, drawContract, writeContract } from './contract.ts';
import { type Customer, drawCustomer, isOverdue } from './customer.ts';
import { writeDispute } from './disputes.ts';
import { type DueDates, drawDueDates } from './due-dates.ts';
import { noticeItemRows, noticeRow, noticesUpTo } from './dunning-history.ts';
import { writeAccount, writeCredit, writeCustomerPartner } from './master-data.ts';
import { accountNumber } from './numbers.ts';
import type { CompanyCode } from './organization.ts';
import type { Bucket } from './payers.ts';
import { products } from './products.ts';
import { extraItems, withDeviations, writeLocks } from './special-items.ts';

/** Writes everything the ERP knows about one customer. Same seed, index and day: same records. */
export function generateCustomer(
  seed: number,
  index: number,
  today: string,
  book: RecordBook,
): void {
  const customer = drawCustomer(seed, index, today, book);
  customer.familyName = writeCustomerPartner(customer);
  const contracts = drawContracts(customer);
  for (const contract of contracts) writeContractWithItems(contract, customer);
  if (contracts[0]) writeCredit(customer, contracts[0]);
}

function drawContracts(customer: Customer): Contract[] {
  const { random } = customer;
  const { count } = random.weighted([
    { count: 1, weight: 76 },
    { count: 2, weight: 19 },
    { count: 3, weight: 5 },
  ]);
  const contracts: Contract[] = [];
  for (let ordinal = 0; ordinal < count; ordinal++) {
    contracts.push(nextContract(customer, ordinal, contracts[0]));
  }
  return contracts;
}

function nextContract(customer: Customer, ordinal: number, first?: Contract): Contract {
  const { random } = customer;
  const companyCode = ordinal === 0 ? customer.company.companyCode : otherCompany(customer);
  const product = random.weighted(products[companyCode]);
  const sharesAccount = first?.companyCode === companyCode && random.chance(0.4);
  const account = sharesAccount ? first.account : accountNumber(customer.index, ordinal);
  const bucket = ordinal === 0 ? customer.bucket : otherBucket(customer);
  const contract = drawContract(customer, ordinal, account, companyCode, product, bucket);
  if (!sharesAccount) writeAccount(account, contract, customer);
  return contract;
}

function otherCompany({ company, random }: Customer): CompanyCode {
  return company.sister && random.chance(0.12) ? company.sister : company.companyCode;
}

/** A second contract is often in the same trouble, and never in worse. */
function otherBucket({ bucket, random }: Customer): Bucket {
  if (isOverdue(bucket) && random.chance(0.4)) return bucket;
  return random.chance(0.6) ? 'current' : 'preDue';
}

function writeContractWithItems(contract: Contract, customer: Customer): void {
  const { book, random } = customer;
  const dates = drawDueDates(contract.bucket, customer.today, contract.product.everyMonths, random);
  writeHistory(contract, customer, dates.past);
  const bills = billsWithBalance(contract, customer, dates);
  const billed = withDeviations(bills, contract, customer);
  const notices = noticesUpTo(billed, customer.today);
  notices.forEach((notice) => {
    book.add('dunning', noticeRow(notice, contract.ordinal + 1));
    for (const row of noticeItemRows(notice, contract.ordinal + 1)) book.add('dunningItem', row);
  });
  const items = withArrangements(partlyPaid(billed, contract, customer), contract, customer);
  if (contract.ordinal === 0) writeDispute(items, customer);
  if (items[0]) writeLocks(items[0], contract, customer);
  for (const item of items) book.addItem(item);
  for (const item of extraItems(contract, customer, notices)) book.addItem(item);
  writeContract(contract, customer, items, dates.isTerminated);
  if (!dates.isTerminated) writeSchedule(contract, customer, dates.next);
}

/** A terminated contract has its arrears and, in one more item, the balance called due. */
function billsWithBalance(contract: Contract, customer: Customer, dates: DueDates): LedgerItem[] {
  const bills = openBills(contract, customer, dates.open);
  const last = dates.open.at(-1);
  if (!dates.isTerminated || last === undefined) return bills;
  const balance = contract.installment * customer.random.int(6, 30);
  const text = { CABPItemText: 'Balance called due', CASubTransaction: '0900' };
  return [...bills, bill(contract, customer, last, balance, text)];
}

function partlyPaid(
  items: readonly LedgerItem[],
  contract: Contract,
  customer: Customer,
): LedgerItem[] {
  const [oldest, ...others] = items;
  const isPartlyPaid = isOverdue(contract.bucket) && customer.random.chance(0.14);
  if (oldest === undefined || !isPartlyPaid) return [...items];
  const share = customer.random.int(15, 75) / 100;
  return [payPart(oldest, contract, customer, share), ...others];
}

/** How the simulation bills this contract on the days to come. */
function writeSchedule(contract: Contract, customer: Customer, next: string): void {
  const template = {
    BusinessPartner: customer.partner,
    ContractAccount: contract.account,
    CAContract: contract.number,
    CompanyCode: contract.companyCode,
    CAMainTransaction: contract.product.mainTransaction,
    CASubTransaction: contract.product.subTransaction,
    CADocumentType: contract.product.documentType,
    CAReferenceDocument: contract.number,
    CABPItemText: contract.product.name,
    TransactionCurrency: contract.product.currency,
    CADunningProcedure: contract.dunningProcedure,
    CAPaymentMethod: contract.paysByDirectDebit ? 'D' : '',
    CAIsPartOfJointLiability: contract.isJoint,
  };
  customer.book.add('schedule', {
    CAContract: contract.number,
    NextDueDate: next,
    EveryMonths: contract.product.everyMonths,
    Remaining: contract.product.termMonths > 0 ? customer.random.int(3, 60) : 999,
    AmountMinor: contract.installment,
    Template: JSON.stringify(template),
  });
}
