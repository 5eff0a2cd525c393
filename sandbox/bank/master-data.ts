import { addDays } from '../simulation/calendar.ts';
import type { Contract } from './contract.ts';
import { toWire } from './currencies.ts';
import { type Customer, isOverdue } from './customer.ts';
import { riskByHabit } from './payers.ts';
import { writePartner } from './person.ts';

/** Writes the customer as partner; gives the family name for joint parties. */
export function writeCustomerPartner(customer: Customer): string {
  const { random, today, book } = customer;
  if (customer.isInsolvent) writeInsolvency(customer);
  book.add('payer', { BusinessPartner: customer.partner, Habit: customer.habit });
  return writePartner(
    {
      partner: customer.partner,
      country: customer.company.country,
      language: customer.language,
      isOrganization: customer.isOrganization,
      deathDate: customer.isDeceased ? addDays(today, -random.int(10, 300)) : null,
      isBlocked: customer.isBlocked,
      today,
    },
    random,
    book,
  );
}

/** Bankruptcy, and for some a foreclosure as well. */
function writeInsolvency({ partner, random, today, book }: Customer): void {
  const day = addDays(today, -random.int(15, 400));
  const hasForeclosure = random.chance(0.25);
  book.add('standing', {
    BusinessPartner: partner,
    BusPartCreditStanding: '3',
    BPCreditStandingRating: 'D',
    BPCreditStandingDate: day,
    BusinessPartnerIsBankrupt: true,
    BusinessPartnerBankruptcyDate: day,
    BPForeclosureIsInitiated: hasForeclosure,
    BPForeclosureDate: hasForeclosure ? addDays(day, 14) : null,
    BPLegalProceedingStatus: '01',
    BPLglProceedingInitiationDate: day,
  });
}

/** Writes a contract account and its partner part. */
export function writeAccount(account: string, contract: Contract, customer: Customer): void {
  const { random, today, book, company } = customer;
  const created = addDays(today, -random.int(400, 3000));
  const changed = addDays(today, -random.int(1, 399));
  const name = `${contract.product.name} ${account.slice(-6)}`;
  book.add('account', {
    ContractAccount: account,
    ContractAccountName: name,
    ContractAccountCategory: '01',
    CAApplicationArea: 'S',
    CreationDate: created,
    CreationTime: '08:00:00',
    LastChangeDate: changed,
    LastChangeTime: '12:30:00',
  });
  book.add('accountPartner', {
    ContractAccount: account,
    BusinessPartner: customer.partner,
    ContractAccountName: name,
    CAStandardCompanyCode: contract.companyCode,
    CACompanyCodeGroup: company.country === 'DE' ? 'DE01' : contract.companyCode,
    CADunningProcedure: contract.dunningProcedure,
    CACollectionStrategy: company.collectionStrategy,
    CACollectionsMasterDataGroup: random.chance(0.1) ? 'TEST' : 'MAIN',
    CAIncomingPaymentMethod: contract.paysByDirectDebit ? 'D' : '',
    CAToleranceGroup: '0001',
    CACorrespondenceVariant: '0001',
    IsMarkedForDeletion: false,
    CreationDate: created,
    CreationTime: '08:00:00',
    LastChangeDate: changed,
    LastChangeTime: '12:30:00',
    LastChangeDateTime: `${changed}T12:30:00.000Z`,
  });
}

/** Writes risk class, credit account and FI-CA's creditworthiness number. */
export function writeCredit(customer: Customer, contract: Contract): void {
  const { random, today, book, partner } = customer;
  const risk = riskByHabit[customer.habit];
  const riskClass = random.pick(risk.classes);
  const value = random.int(...risk.numbers);
  const isBlocked = isOverdue(customer.bucket) && riskClass >= 'D' && random.chance(0.4);
  book.add('creditProfile', {
    BusinessPartner: partner,
    CreditWorthinessScoreValue: String(Math.max(1, 1000 - value)),
    CreditRiskClass: riskClass,
    CalculatedCreditRiskClass: riskClass,
    CreditCheckRule: '01',
    CreditScoreAndLimitCalcRule: 'STANDARD',
  });
  book.add('creditAccount', {
    BusinessPartner: partner,
    CreditSegment: customer.company.country === 'DE' ? '0000000001' : contract.companyCode,
    CreditLimitAmount: toWire(contract.installment * random.int(10, 40)),
    CreditSegmentCurrency: contract.product.currency,
    CreditAccountIsBlocked: isBlocked,
    CreditAccountBlockReason: isBlocked ? '01' : '',
    BusinessPartnerIsCritical: riskClass === 'E',
    CreditLimitLastChangeDate: addDays(today, -random.int(10, 700)),
  });
  book.add('creditWorthiness', {
    BusinessPartner: partner,
    CACreditWorthinessValue: value,
    CACreditWorthinessMaxValue: value + random.int(0, 80),
    CACreditWorthinessIsManual: false,
    LastChangeDate: addDays(today, -random.int(1, 90)),
    LastChangeTime: '03:15:00',
  });
}
