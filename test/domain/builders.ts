import type { CustomerInput } from '../../srv/domain/customer-facts.ts';
import { NO_LOCKS } from '../../srv/domain/locks.ts';
import type { OpenItem } from '../../srv/domain/open-item.ts';
import type { Condition, Rule, StrategyVersion } from '../../srv/domain/strategy.ts';

/** An open receivable of 100.00 EUR; tests say what differs. */
export function anItem(values: Partial<OpenItem> = {}): OpenItem {
  return {
    source: 'S4',
    document: '100000000001',
    repetition: '000',
    item: '0001',
    subitem: '000',
    companyCode: '1000',
    account: '200000000001',
    contract: '',
    currency: 'EUR',
    amount: 10_000,
    dueDate: '2026-11-01',
    deferralDate: null,
    clearingStatus: '',
    clearingRestriction: '',
    statisticalCode: '',
    substituteCategory: '',
    isAtErpAgency: false,
    disputedAmount: 0,
    writtenOffAmount: 0,
    ...values,
  };
}

export const NO_PROMISES: CustomerInput['promises'] = {
  open: 0,
  kept: 0,
  broken: 0,
  lastBrokenOn: null,
  lastMadeOn: null,
  promisedAmount: 0,
};

export const NO_CREDIT: CustomerInput['credit'] = {
  riskClass: null,
  score: null,
  limit: null,
  exposure: 0,
  isInsolvent: false,
};

export const NO_PAYMENTS: CustomerInput['payments'] = {
  behaviour: null,
  averageDaysLate: null,
  averageDaysLate6Months: null,
  averageDaysLate12Months: null,
  trend: null,
  lastPaidOn: null,
  returnedDebits: 0,
  method: null,
};

export const NO_ATTRIBUTES: CustomerInput['attributes'] = {
  segment: null,
  companyCode: null,
  product: null,
  country: null,
  language: null,
  customerKind: null,
  customerAge: null,
  hasInstalmentPlan: false,
  instalmentPlanState: 'none',
  hasGuarantor: false,
  inHardship: false,
  isVulnerable: false,
  agencyState: 'none',
  erpAgencyAmount: 0,
};

/** A customer of whom nothing is known and who owes nothing. */
export function aCustomer(values: Partial<CustomerInput> = {}): CustomerInput {
  return {
    items: [],
    promises: NO_PROMISES,
    contacts: { lastOn: null, lastRightPartyOn: null, unsuccessfulAttempts: 0 },
    dunning: { level: 0, lastOn: null, latest: [], isLegal: false },
    locks: NO_LOCKS,
    resubmission: { dueOn: null, noContactUntil: null },
    disputes: { open: 0, amount: 0, toCollect: 0, lastRejectedOn: null },
    credit: NO_CREDIT,
    payments: NO_PAYMENTS,
    attributes: NO_ATTRIBUTES,
    ...values,
  };
}

/** A condition that is not negated. */
export function condition(
  fact: string,
  operator: Condition['operator'],
  ...operands: Condition['operands'][number][]
): Condition {
  return { fact, operator, negated: false, operands };
}

export function not(given: Condition): Condition {
  return { ...given, negated: true };
}

export function rule(id: string, points: number, ...conditions: Condition[]): Rule {
  return { id, text: { en: id }, points, conditions };
}

/** A valid version of 100 points at most, with three bands. */
export function aVersion(values: Partial<StrategyVersion> = {}): StrategyVersion {
  return {
    id: 'v1',
    strategy: 'EARLY',
    validFrom: '2026-01-01',
    validTo: null,
    currency: 'EUR',
    maxValuation: 100,
    parameters: { toleranceDays: 3, dueSoonDays: 7 },
    rules: [rule('old', 20, condition('oldestDaysOverdue', 'above', 30))],
    bands: [
      { priority: 'high', percentFrom: 70 },
      { priority: 'medium', percentFrom: 40 },
      { priority: 'low', percentFrom: 0 },
    ],
    ...values,
  };
}
