import { type LedgerItem, postItem } from '../ledger/item.ts';
import { addDays } from '../simulation/calendar.ts';
import { bill } from './billing.ts';
import type { Contract } from './contract.ts';
import type { Customer } from './customer.ts';
import { isOverdue } from './customer.ts';
import type { Notice } from './dunning-history.ts';

/** How often items deviate from the plain case, by share of contracts (overdue ones for most). */
const shares = {
  repetition: 0.03,
  deferral: 0.025,
  agencyOnly: 0.1,
  paymentRun: 0.004,
  credit: 0.012,
  charge: 0.5,
  dunningLock: 0.025,
  paymentLock: 0.006,
};

/** Turns plain open items into what also occurs: repetitions, deferrals, clearing restrictions. */
export function withDeviations(
  items: readonly LedgerItem[],
  contract: Contract,
  customer: Customer,
): LedgerItem[] {
  const { random, today } = customer;
  const overdue = isOverdue(contract.bucket);
  if (items.length > 1 && random.chance(shares.repetition)) return asRepetitions(items);
  if (overdue && random.chance(shares.deferral)) {
    const until = addDays(today, random.int(5, 40));
    return items.map((item, i) => (i === 0 ? { ...item, CADeferralDate: until } : item));
  }
  if (contract.bucket === 'd90plus' && random.chance(shares.agencyOnly)) {
    return items.map((item) => restricted(item, 'B', '001'));
  }
  if (contract.bucket === 'preDue' && random.chance(shares.paymentRun)) {
    return items.map((item, i) => (i === 0 ? restricted(item, 'Z', '') : item));
  }
  return [...items];
}

/** Items of their own: a credit on account now and then, a charge for the second notice and later ones. */
export function extraItems(
  contract: Contract,
  customer: Customer,
  notices: readonly Notice[],
): LedgerItem[] {
  const extra: LedgerItem[] = [];
  if (customer.random.chance(shares.credit)) extra.push(creditOnAccount(contract, customer));
  const charged = notices.filter((notice) => notice.level === 2);
  if (charged[0] && customer.random.chance(shares.charge)) {
    extra.push(dunningCharge(contract, customer, charged[0].day));
  }
  return extra;
}

/** Locks against dunning (process 01) on an item, or against direct debit (02) on the account. */
export function writeLocks(item: LedgerItem, contract: Contract, customer: Customer): void {
  const { random, today, book } = customer;
  const validity = {
    CABusinessLockValidFrom: addDays(today, -random.int(3, 40)),
    CABusinessLockValidTo: random.chance(0.3) ? '9999-12-31' : addDays(today, random.int(2, 60)),
  };
  if (isOverdue(contract.bucket) && random.chance(shares.dunningLock)) {
    book.add('itemLock', {
      CADocumentNumber: item.CADocumentNumber,
      CARepetitionItemNumber: item.CARepetitionItemNumber,
      CABPItemNumber: item.CABPItemNumber,
      CASubItemNumber: item.CASubItemNumber,
      CABusinessProcess: '01',
      CABusinessLockReason: random.pick(['A', 'C', 'R']),
      ...validity,
    });
  }
  if (random.chance(shares.paymentLock)) {
    book.add('accountLock', {
      ContractAccount: contract.account,
      BusinessPartner: customer.partner,
      CABusinessProcess: '02',
      CABusinessLockReason: 'M',
      ...validity,
    });
  }
}

/** One document whose items repeat (OPUPW), instead of a document a month. */
function asRepetitions(items: readonly LedgerItem[]): LedgerItem[] {
  const document = items[0]?.CADocumentNumber ?? '';
  return items.map((item, i) => ({
    ...item,
    CADocumentNumber: document,
    CARepetitionItemNumber: String(i + 1).padStart(3, '0'),
    CANumberOfRepetitionItems: String(items.length).padStart(3, '0'),
    CARepetitionGroup: '001',
  }));
}

function restricted(item: LedgerItem, restriction: string, agencyGroup: string): LedgerItem {
  return {
    ...item,
    CAClearingRestrictionCode: restriction,
    CAGrpgCodeForTransfToCollAgcy: agencyGroup,
  };
}

/** Money the customer overpaid: a negative item without a contract's due date. */
function creditOnAccount(contract: Contract, customer: Customer): LedgerItem {
  const share = customer.random.int(5, 60) / 100;
  const day = addDays(customer.today, -customer.random.int(2, 60));
  const amount = -Math.max(1, Math.floor(contract.installment * share));
  return bill(contract, customer, day, amount, {
    CAMainTransaction: '0060',
    CASubTransaction: '0010',
    CADocumentType: 'ZP',
    CABPItemText: 'Payment on account',
    CADunningProcedure: '',
    CAPaymentMethod: '',
    CAPostingDate: day,
    DocumentDate: day,
    CreationDate: day,
    LastChangeDate: day,
  });
}

const chargeMinor: Record<string, number> = { EUR: 1_000, COP: 18_000, CLP: 4_500, CLF: 1_200 };

/** Dunning charge: statistical (G) until the customer pays it. */
function dunningCharge(contract: Contract, customer: Customer, day: string): LedgerItem {
  const currency = contract.product.currency;
  return postItem({
    CADocumentNumber: customer.numbers.document(),
    BusinessPartner: customer.partner,
    ContractAccount: contract.account,
    CAContract: contract.number,
    CompanyCode: contract.companyCode,
    CAMainTransaction: '0010',
    CASubTransaction: '0020',
    CADocumentType: 'MG',
    CABPItemText: 'Dunning charge',
    CANetDueDate: addDays(day, 10),
    CAPostingDate: day,
    TransactionCurrency: currency,
    CAAmountInTransactionCurrency: chargeMinor[currency] ?? 100,
    CAStatisticalItemCode: 'G',
    CreationDate: day,
    CreationTime: '03:50:00',
  });
}
