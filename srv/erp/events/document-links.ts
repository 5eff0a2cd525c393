import type { ErpObject } from '../mirror/erp-object.ts';
import type { MirrorRun } from '../mirror/mirror-run.ts';
import { paymentAssignments } from '../mirror/objects/payment-assignments.ts';
import { payments } from '../mirror/objects/payments.ts';
import { filterPaths } from '../mirror/odata-query.ts';
import { pagesOf } from '../mirror/page-reader.ts';
import { type ErpTarget, services } from '../services.ts';
import { type FoundKeys, keyFilters } from './event-keys.ts';

/**
 * Where the ERP tells which documents change with an object. A payment's event names the payment's
 * document, but what it clears are items of other documents, and their subitems 000 carry no trace of it.
 */
export interface DocumentLink {
  /** Read only for the numbers; nothing of it is mirrored. */
  readonly object: ErpObject;
  /** The field that holds the key of the object. */
  readonly by: string;
  /** The field with the number of the document. */
  readonly document: string;
}

const items = { service: services.documents, entity: 'BPItem' };
const inPromise = { service: services.collections, entity: 'PromiseToPayItem' };
const inPlan = { service: services.collections, entity: 'InstallmentPlanItem' };

/** Items that a document cleared. */
export const clearedDocuments = link(items, 'CAClearingDocumentNumber');

/** Items for which a promise, a plan or a collective bill stands. */
export const substitutedDocuments = link(items, 'CASubstituteDocumentNumber');

/** What a payment cleared, also when the clearing was reset since: by its document, or its id. */
export const clearedByPayment = link(paymentAssignments, 'CAClearingDocumentNumber');
export const clearedByPaymentId = link(paymentAssignments, 'CAPaymentUUID');

export const paymentDocuments = link(payments, 'CAPaymentUUID', 'CAPaymentDocument');

/** What is, or was, in a promise or a plan. */
export const documentsInPromise = link(inPromise, 'PromiseToPay');
export const documentsInPlan = link(inPlan, 'CAInstallmentPlan');

/** The documents that change with some objects. */
export async function linkedDocuments(
  run: MirrorRun,
  { object, by, document }: DocumentLink,
  keys: readonly string[],
  found: FoundKeys,
): Promise<string[]> {
  const documents = new Set<string>();
  for (const path of filterPaths(object, keyFilters(object, [by], keys))) {
    for await (const { records } of pagesOf(run, object, path)) {
      for (const record of records) {
        found.saw(record, [by]);
        documents.add(String(record[document]));
      }
    }
  }
  return [...documents];
}

function link(
  { service, entity, path }: ErpTarget & { readonly path?: string },
  by: string,
  document = 'CADocumentNumber',
): DocumentLink {
  const object: ErpObject = {
    object: `documents of ${entity}`,
    service,
    entity,
    ...(path === undefined ? {} : { path }),
    keys: [document],
    select: [by, document],
    changes: { by: 'reading-all', everyMinutes: 0 },
    targets: [],
  };
  return { object, by, document };
}
