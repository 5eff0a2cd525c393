/** Numbers the generator gives, all derived from a customer's position, so that parts need no order. */
const documentsPerCustomer = 120;

const padded = (value: number, length: number) => String(value).padStart(length, '0');

/** Partner number of a customer. */
export const customerNumber = (index: number) => padded(1_000_000 + index, 10);

/** Partner number of a co-debtor or guarantor of a customer. */
export const relatedPartnerNumber = (index: number, ordinal: number) =>
  padded(30_000_000 + index * 4 + ordinal, 10);

/** Contract account of a customer. */
export const accountNumber = (index: number, ordinal: number) =>
  padded(400_000_000 + index * 4 + ordinal, 12);

/** Contract (VTREF), readable: company code, product family, running number. */
export const contractNumber = (companyCode: string, index: number, ordinal: number) =>
  `${companyCode}-${padded(index * 4 + ordinal, 9)}`;

/** Address number; a related partner's lies in its own range. */
export const addressNumber = (partner: string) => padded(50_000_000 + Number(partner), 10);

/** Promise, plan, dispute and relationship numbers: one of each for a customer at most. */
export const promiseNumber = (index: number, ordinal: number) =>
  padded(7_000_000_000 + index * 4 + ordinal, 12);
export const planNumber = (index: number) => padded(8_000_000_000 + index, 12);
export const disputeNumber = (index: number) => padded(9_000_000_000 + index, 12);

/** Where each range goes on after the generated bank. */
export const runtimeRanges = {
  document: 2_900_000_000,
  payment: 5_900_000_000,
  promise: 7_900_000_000,
  plan: 8_900_000_000,
  correspondence: 6_000_000_000,
  contactNote: 6_500_000_000,
  agencySubmission: 6_600_000_000,
  writeOffProposal: 6_700_000_000,
  refinancingProposal: 6_800_000_000,
  resubmission: 3_000_000_000,
  worklistResult: 3_500_000_000,
  disputeNote: 6_900_000_000,
  dispute: 9_900_000_000,
} as const;

/** Counts a customer's document and payment numbers. */
export interface CustomerNumbers {
  document(): string;
  payment(): string;
}

export function createCustomerNumbers(index: number): CustomerNumbers {
  let documents = 0;
  let payments = 0;
  return {
    document: () => padded(2_000_000_000 + index * documentsPerCustomer + documents++, 12),
    payment: () => padded(5_000_000_000 + index * documentsPerCustomer + payments++, 12),
  };
}
