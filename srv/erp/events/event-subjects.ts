import type { ErpObject } from '../mirror/erp-object.ts';
import { contactPoints } from '../mirror/objects/contact-points.ts';
import { contractAccounts } from '../mirror/objects/contract-accounts.ts';
import { contractParties } from '../mirror/objects/contract-parties.ts';
import { contracts } from '../mirror/objects/contracts.ts';
import {
  creditAccounts,
  creditProfiles,
  creditRatings,
  creditStandings,
} from '../mirror/objects/credit.ts';
import { disputes } from '../mirror/objects/disputes.ts';
import { identifications } from '../mirror/objects/identifications.ts';
import { partners } from '../mirror/objects/partners.ts';
import { paymentAssignments } from '../mirror/objects/payment-assignments.ts';
import { payments } from '../mirror/objects/payments.ts';
import { plans } from '../mirror/objects/plans.ts';
import { promises } from '../mirror/objects/promises.ts';
import { relations } from '../mirror/objects/relations.ts';
import { type DocumentLink, itemsInPlan, itemsInPromise, touchedItems } from './document-links.ts';
import type { SubjectName } from './event-types.ts';

/** Records of an object that are read again: those where one of some fields holds the key. */
export interface SubjectRead {
  readonly object: ErpObject;
  readonly by: readonly string[];
  /** The field with the number of a document whose items change with it. */
  readonly document?: string;
}

/** How an object that an event names is read again. */
export interface EventSubject {
  /** The field of the event's data with the object's key: all that is taken from it. */
  readonly keyField: string;
  readonly longestKey: number;
  /** In this order: what others refer to comes first. */
  readonly reads: readonly SubjectRead[];
  /** Where else documents are found whose items change with it. */
  readonly links: readonly DocumentLink[];
  /** The key itself is a document's number. */
  readonly isDocument: boolean;
}

const partner = ['BusinessPartner'];
/** What a payment cleared is kept, with a mark, also when the clearing is reset. */
const assignments = { object: paymentAssignments, document: 'CADocumentNumber' };

/** Every kind of object that events may be about. */
export const eventSubjects: Readonly<Record<SubjectName, EventSubject>> = {
  partner: {
    ...keyed('BusinessPartner', 10),
    reads: [
      { object: partners, by: partner },
      { object: contactPoints, by: partner },
      { object: identifications, by: partner },
      { object: relations, by: ['BusinessPartner1', 'BusinessPartner2'] },
      { object: creditStandings, by: partner },
    ],
  },
  account: {
    ...keyed('ContractAccount', 12),
    reads: [{ object: contractAccounts, by: ['ContractAccount'] }],
  },
  document: {
    ...keyed('CADocumentNumber', 12),
    isDocument: true,
    reads: [
      { object: payments, by: ['CAPaymentDocument'] },
      { ...assignments, by: ['CAClearingDocumentNumber'] },
    ],
    links: [touchedItems],
  },
  payment: {
    ...keyed('CAPaymentUUID', 36),
    reads: [
      { object: payments, by: ['CAPaymentUUID'], document: 'CAPaymentDocument' },
      { ...assignments, by: ['CAPaymentUUID'] },
    ],
  },
  promise: {
    ...keyed('PromiseToPay', 12),
    reads: [{ object: promises, by: ['PromiseToPay'] }],
    links: [itemsInPromise, touchedItems],
  },
  plan: {
    ...keyed('CAInstallmentPlan', 12),
    isDocument: true,
    reads: [{ object: plans, by: ['CAInstallmentPlan'] }],
    links: [itemsInPlan, touchedItems],
  },
  dispute: {
    ...keyed('CaseUUID', 36),
    reads: [{ object: disputes, by: ['CaseUUID'] }],
  },
  contract: {
    ...keyed('CAContract', 20),
    reads: [
      { object: contracts, by: ['CAContract'] },
      { object: contractParties, by: ['CAContract'] },
    ],
  },
  credit: {
    ...keyed('BusinessPartner', 10),
    reads: [creditStandings, creditRatings, creditProfiles, creditAccounts].map((object) => ({
      object,
      by: partner,
    })),
  },
};

function keyed(keyField: string, longestKey: number) {
  return { keyField, longestKey, links: [], isDocument: false };
}
