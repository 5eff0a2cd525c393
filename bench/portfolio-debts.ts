import { names } from '../sandbox/bank/names.ts';
import { addDays } from '../srv/domain/iso-date.ts';
import { nameKey, nameWords } from '../srv/domain/search-keys.ts';
import { aNumber, anAmount, SOURCE, type SyntheticCustomer } from './portfolio-customer.ts';
import type { PortfolioRows } from './portfolio-rows.ts';

const INSTALMENT_EURO = 240;
const LOADED_AT = '2026-11-22T20:00:00.000Z';

/** An open item, as far as what hangs on it has to know it. */
export interface SyntheticItem {
  readonly document: string;
  readonly dueDate: string;
  readonly amount: string;
}

/** Master data, contract and account of a customer. */
export function addMasterData(rows: PortfolioRows, customer: SyntheticCustomer): void {
  const { partner, account, contract, market, random } = customer;
  const { companyCode, currency, country, language, timeZone } = market;
  const key = { source: SOURCE, partner };
  const name = nameOf(customer);
  rows.nameWords.push(...nameWords(name).map((word) => ({ ...key, word })));
  rows.partners.push({
    ...key,
    category: market.segment === 'DE-BUSINESS' ? '2' : '1',
    name,
    nameKey: nameKey(name),
    language,
    country,
    timeZone,
    isBlocked: random() < 0.002,
    deathDate: random() < 0.002 ? addDays(customer.today, -40) : null,
    mirroredAt: LOADED_AT,
  });
  rows.contractAccounts.push({ ...key, account, companyCode, dunningProcedure: '01' });
  rows.contracts.push({
    ...key,
    contract,
    account,
    companyCode,
    product: market.products[aNumber(random, 0, market.products.length - 1)] ?? null,
    currency,
    exposure: anAmount(customer, 6_000),
  });
  rows.contractParties.push({ ...key, contract, role: 'borrower', share: '100' });
  if (random() < 0.08) {
    const guarantor = `10${String(Math.floor(random() * customer.index) + 1).padStart(8, '0')}`;
    rows.contractParties.push({
      source: SOURCE,
      contract,
      partner: guarantor,
      role: 'guarantor',
      share: '100',
    });
  }
}

/** A name as people of the market have them; a family name is shared by thousands. */
function nameOf({ index, market }: SyntheticCustomer): string {
  const { given, family } = names[market.country];
  const pick = (some: readonly string[], dice: number) => some[Math.floor(dice) % some.length];
  const first = pick(family, index / given.length);
  const second = pick(family, index / given.length / family.length);
  return [pick(given, index), first, second].join(' ');
}

/** Five open items on average: instalments missed, one a month, and those to come. */
export function addOpenItems(rows: PortfolioRows, customer: SyntheticCustomer): SyntheticItem[] {
  const { isOverdue, random, today } = customer;
  const missed = isOverdue ? aNumber(random, 1, 6) : 0;
  const ahead = isOverdue ? aNumber(random, 1, 3) : aNumber(random, 1, 5);
  const dayOfMonth = aNumber(random, 1, 29);
  return Array.from({ length: missed + ahead }, (_, index) => {
    const dueDate = addDays(today, 30 * (index - missed) + dayOfMonth);
    const document = documentNumber(customer, index);
    const amount = anAmount(customer, INSTALMENT_EURO);
    rows.items.push({
      ...itemColumns(customer, document, dueDate, amount),
      clearingStatus: '',
      clearingDate: null,
      clearingRestriction: random() < 0.01 ? '2' : '',
      deferralDate: random() < 0.01 ? addDays(today, 5) : null,
    });
    return { document, dueDate, amount };
  });
}

/** Instalments paid within the year, five on average, with payment and assignment. */
export function addPaidItems(rows: PortfolioRows, customer: SyntheticCustomer): void {
  const { account, market, partner, random, today } = customer;
  const { currency } = market;
  const lateBy = aNumber(random, -2, 25);
  const paid = aNumber(random, 0, 10);
  for (let index = 0; index < paid; index += 1) {
    const dueDate = addDays(today, -200 - 16 * index);
    const clearingDate = addDays(dueDate, Math.max(-2, lateBy + aNumber(random, -6, 6)));
    const document = documentNumber(customer, 50 + index);
    const amount = anAmount(customer, INSTALMENT_EURO);
    const payment = `P${document}`;
    const item = itemColumns(customer, document, dueDate, amount);
    rows.items.push({
      ...item,
      clearingStatus: '9',
      clearingDate,
      clearingRestriction: '',
      deferralDate: null,
    });
    rows.payments.push({
      source: SOURCE,
      payment,
      partner,
      account,
      currency,
      amount,
      postingDate: clearingDate,
      isReturned: random() < 0.02,
    });
    const { source, repetition, subitem } = item;
    rows.paymentAssignments.push({
      source,
      document,
      repetition,
      item: item.item,
      subitem,
      payment,
      partner,
      currency,
      amount,
      clearingDate,
      isReset: false,
      mirroredAt: LOADED_AT,
    });
  }
}

function itemColumns(
  { account, contract, market, partner }: SyntheticCustomer,
  document: string,
  dueDate: string,
  amount: string,
) {
  return {
    source: SOURCE,
    document,
    repetition: '000',
    item: '0001',
    subitem: '000',
    partner,
    account,
    contract,
    companyCode: market.companyCode,
    documentType: 'IN',
    documentDate: dueDate,
    postingDate: dueDate,
    dueDate,
    currency: market.currency,
    amount,
    originalAmount: amount,
    statisticalCode: '',
    substituteCategory: '',
    mirroredAt: LOADED_AT,
  };
}

function documentNumber({ index }: SyntheticCustomer, sequence: number): string {
  return String(100_000_000_000 + index * 100 + sequence);
}
