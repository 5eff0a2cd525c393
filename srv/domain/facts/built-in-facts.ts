import { AGEING_FACTS } from './ageing-facts.ts';
import { ATTRIBUTE_FACTS } from './attribute-facts.ts';
import { CONTACT_FACTS } from './contact-facts.ts';
import { DEBT_FACTS } from './debt-facts.ts';
import { DUNNING_FACTS } from './dunning-facts.ts';
import type { FactContent } from './fact-content.ts';
import { LOCK_FACTS } from './lock-facts.ts';
import { PAYMENT_FACTS } from './payment-facts.ts';
import { PROMISE_FACTS } from './promise-facts.ts';
import { RISK_FACTS } from './risk-facts.ts';

/** The facts that Saldo computes, by subject. */
const FACTS_BY_SUBJECT = {
  ...DEBT_FACTS,
  ...AGEING_FACTS,
  ...DUNNING_FACTS,
  ...PROMISE_FACTS,
  ...CONTACT_FACTS,
  ...RISK_FACTS,
  ...PAYMENT_FACTS,
  ...ATTRIBUTE_FACTS,
  ...LOCK_FACTS,
};

export type FactId = keyof typeof FACTS_BY_SUBJECT;

export const BUILT_IN_FACTS: Readonly<Record<FactId, FactContent>> = FACTS_BY_SUBJECT;

/** Their order in a row. Append only: rows from before catalogues were kept are read by position. */
export const FACT_IDS: readonly FactId[] = [
  'overdueTotal',
  'overdueBeyondTolerance',
  'overdueNotPromised',
  'dueSoonTotal',
  'dueSoonCount',
  'openTotal',
  'largestItem',
  'overdueItemCount',
  'oldestDaysOverdue',
  'averageDaysOverdue',
  'dunningLevel',
  'daysSinceDunning',
  'openPromises',
  'promisedAmount',
  'keptPromises',
  'brokenPromises',
  'daysSinceBrokenPromise',
  'daysSinceContact',
  'daysSinceRightPartyContact',
  'unsuccessfulAttempts',
  'resubmissionDue',
  'noContactUntil',
  'disputedAmount',
  'riskClass',
  'creditLimitUse',
  'behaviour',
  'averageDaysLate',
  'daysSincePayment',
  'returnedDebits',
  'hasInstalmentPlan',
  'hasGuarantor',
  'country',
  'language',
  'customerKind',
  'product',
  'dueTotal',
  'toCollect',
  'overdueBucket1',
  'overdueBucket2',
  'overdueBucket3',
  'overdueBucket4',
  'dueBucket1',
  'dueBucket2',
  'dueBucket3',
  'dueBucket4',
  'dunnedAmount',
  'daysWithoutReaction',
  'legalDunning',
  'promiseKeepingRate',
  'promisedShareOfOverdue',
  'instalmentPlanState',
  'openDisputes',
  'disputesToCollect',
  'creditLimitExceeded',
  'creditScore',
  'isInsolvent',
  'averageDaysLate6Months',
  'averageDaysLate12Months',
  'paymentTrend',
  'paymentMethod',
  'segment',
  'companyCode',
  'customerAge',
  'inHardship',
  'isVulnerable',
  'agencyState',
  'hasDunningLock',
  'dunningLockedAmount',
  'dunningLockReason',
  'dunningLockDaysLeft',
  'paymentLockedAmount',
  'paymentLockReason',
  'hasPayoutLock',
  'hasContactLock',
  'contactLockDaysLeft',
  'erpAgencyAmount',
  'daysSinceDisputeRejected',
];
