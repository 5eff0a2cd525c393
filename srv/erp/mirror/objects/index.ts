import type { ErpObject } from '../erp-object.ts';
import { accountLocks } from './account-locks.ts';
import { agencySubmissions } from './agency-submissions.ts';
import { contactPoints } from './contact-points.ts';
import { contractAccounts } from './contract-accounts.ts';
import { contractParties } from './contract-parties.ts';
import { contracts } from './contracts.ts';
import { creditAccounts, creditProfiles, creditRatings, creditStandings } from './credit.ts';
import { disputes } from './disputes.ts';
import { dunning } from './dunning.ts';
import { exchangeRates } from './exchange-rates.ts';
import { identifications } from './identifications.ts';
import { itemLocks } from './item-locks.ts';
import { items } from './items.ts';
import { partners } from './partners.ts';
import { paymentAssignments } from './payment-assignments.ts';
import { payments } from './payments.ts';
import { plans } from './plans.ts';
import { promises } from './promises.ts';
import { relations } from './relations.ts';
import { writeOffs } from './write-offs.ts';

/**
 * Everything that is mirrored, in the order it is read: what others refer to comes first.
 * The ledger's movements come last, so that worklists follow a payment at once; payments before
 * items, so that a customer is not valued on a cleared item without its payment.
 */
export const erpObjects: readonly ErpObject[] = [
  exchangeRates,
  partners,
  contactPoints,
  identifications,
  relations,
  contractAccounts,
  contracts,
  contractParties,
  itemLocks,
  accountLocks,
  plans,
  writeOffs,
  agencySubmissions,
  dunning,
  creditStandings,
  creditRatings,
  creditProfiles,
  creditAccounts,
  disputes,
  promises,
  payments,
  paymentAssignments,
  items,
];
