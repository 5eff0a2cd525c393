import type { LedgerItem } from '../ledger/item.ts';
import { addMonths } from '../simulation/calendar.ts';
import { toWire } from './currencies.ts';
import type { Customer } from './customer.ts';
import { contractNumber, relatedPartnerNumber } from './numbers.ts';
import type { CompanyCode } from './organization.ts';
import type { Bucket } from './payers.ts';
import { writePartner } from './person.ts';
import type { Product } from './products.ts';

/** One contract of a customer while its items are made. */
export interface Contract {
  number: string;
  ordinal: number;
  account: string;
  companyCode: CompanyCode;
  product: Product;
  bucket: Bucket;
  paysByDirectDebit: boolean;
  installment: number;
  isJoint: boolean;
  dunningProcedure: string;
}

/** Draws a contract's terms; the account is given, because contracts may share one. */
export function drawContract(
  customer: Customer,
  ordinal: number,
  account: string,
  companyCode: CompanyCode,
  product: Product,
  bucket: Bucket,
): Contract {
  const { random } = customer;
  const amount = random.logNormal(product.medianMinor, product.sigma);
  return {
    number: contractNumber(companyCode, customer.index, ordinal),
    ordinal,
    account,
    companyCode,
    product,
    bucket,
    paysByDirectDebit: random.chance(product.directDebit),
    installment: roundUp(amount, product.roundTo),
    isJoint: random.chance(product.coDebtor),
    dunningProcedure: customer.company.dunningProcedure,
  };
}

/** An amount of another bill: installments stay, card and line bills vary. */
export function billAmount(contract: Contract, customer: Customer): number {
  if (contract.product.termMonths > 0) return contract.installment;
  const factor = customer.random.logNormal(1, 0.35);
  return roundUp(contract.installment * factor, contract.product.roundTo);
}

/** Writes the contract, its parties and, for joint or guaranteed ones, the other partners. */
export function writeContract(
  contract: Contract,
  customer: Customer,
  open: readonly LedgerItem[],
  isTerminated: boolean,
): void {
  const { random, today } = customer;
  const { product } = contract;
  const startDate = addMonths(today, -random.int(14, 54));
  const remaining = product.termMonths > 0 ? random.int(3, product.termMonths) : 8;
  customer.book.add('contract', {
    CAContract: contract.number,
    BusinessPartner: customer.partner,
    ContractAccount: contract.account,
    CompanyCode: contract.companyCode,
    ProductCode: product.code,
    ProductName: product.name,
    TransactionCurrency: product.currency,
    ExposureAmount: isTerminated ? 0 : toWire(contract.installment * remaining),
    OriginalAmount: toWire(contract.installment * Math.max(remaining, product.termMonths, 12)),
    InterestRatePercent: product.ratePercent,
    ContractStartDate: startDate,
    ContractMaturityDate: product.termMonths > 0 ? addMonths(today, remaining) : null,
    AsOfDate: today,
    LastChangeDateTime: `${lastPosting(open, today)}T05:00:00.000Z`,
  });
  writeParties(contract, customer, startDate);
}

function writeParties(contract: Contract, customer: Customer, startDate: string): void {
  addParty(contract, customer, customer.partner, 'B', startDate);
  if (contract.isJoint) {
    const spouse = relatedPartner(customer, contract.ordinal, customer.familyName);
    addParty(contract, customer, spouse, 'C', startDate);
    addRelationship(customer, spouse, contract.ordinal, startDate);
  }
  if (contract.ordinal === 0 && customer.random.chance(contract.product.guarantor)) {
    addParty(contract, customer, relatedPartner(customer, 3), 'G', startDate);
  }
}

function addParty(
  contract: Contract,
  customer: Customer,
  BusinessPartner: string,
  PartyRole: 'B' | 'C' | 'G',
  ValidityStartDate: string,
): void {
  const share = PartyRole === 'G' ? customer.random.pick([30, 50, 100]) : 100;
  customer.book.add('contractParty', {
    CAContract: contract.number,
    BusinessPartner,
    PartyRole,
    ValidityStartDate,
    ValidityEndDate: '9999-12-31',
    SharePercent: share,
    LastChangeDateTime: `${ValidityStartDate}T09:00:00.000Z`,
  });
}

function relatedPartner(customer: Customer, ordinal: number, familyName?: string): string {
  const partner = relatedPartnerNumber(customer.index, ordinal);
  const identity = {
    partner,
    country: customer.company.country,
    language: customer.language,
    isOrganization: false,
    today: customer.today,
  };
  writePartner(
    familyName === undefined ? identity : { ...identity, familyName },
    customer.random,
    customer.book,
  );
  return partner;
}

/** BUR004 is a marriage. */
function addRelationship(customer: Customer, spouse: string, ordinal: number, since: string): void {
  if (customer.isOrganization) return;
  customer.book.add('relationship', {
    RelationshipNumber: String(customer.index * 4 + ordinal + 1).padStart(12, '0'),
    BusinessPartner1: customer.partner,
    BusinessPartner2: spouse,
    ValidityEndDate: '9999-12-31',
    ValidityStartDate: since,
    RelationshipCategory: 'BUR004',
    BPRelationshipType: '',
    IsStandardRelationship: false,
    CreationDate: since,
    CreationTime: '09:00:00',
  });
}

function lastPosting(items: readonly LedgerItem[], today: string): string {
  const posted = items.map((item) => item.CAPostingDate).filter((day) => day < today);
  return posted.sort().at(-1) ?? today;
}

function roundUp(amount: number, step: number): number {
  return Math.max(step, Math.ceil(amount / step) * step);
}
