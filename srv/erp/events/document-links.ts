import type { ErpObject } from '../mirror/erp-object.ts';
import type { MirrorRun } from '../mirror/mirror-run.ts';
import { filterPaths } from '../mirror/odata-query.ts';
import { pagesOf } from '../mirror/page-reader.ts';
import { type ErpTarget, services } from '../services.ts';
import { type FoundKeys, keyFilters } from './event-keys.ts';

/**
 * Where the ERP tells which documents change with an object. A payment's event names the payment's
 * document, but what it clears are items of other documents, and their subitems 000 carry no trace of it.
 */
export interface DocumentLink {
  /** Read only for the numbers of documents; nothing of it is mirrored. */
  readonly object: ErpObject;
  /** The fields of which one holds the key of the object. */
  readonly by: readonly string[];
}

const items = { service: services.documents, entity: 'BPItem' };
const inPromise = { service: services.collections, entity: 'PromiseToPayItem' };
const inPlan = { service: services.collections, entity: 'InstallmentPlanItem' };

/** Items that a document cleared, or for which it stands: a promise, a plan, a collective bill. */
export const touchedItems = link(items, 'CAClearingDocumentNumber', 'CASubstituteDocumentNumber');

/** What is, or was, in a promise or a plan. */
export const itemsInPromise = link(inPromise, 'PromiseToPay');
export const itemsInPlan = link(inPlan, 'CAInstallmentPlan');

/** The documents that change with some objects. */
export async function linkedDocuments(
  run: MirrorRun,
  { object, by }: DocumentLink,
  keys: readonly string[],
  found: FoundKeys,
): Promise<string[]> {
  const documents = new Set<string>();
  for (const path of filterPaths(object, keyFilters(object, by, keys))) {
    for await (const { records } of pagesOf(run, object, path)) {
      for (const record of records) {
        found.saw(record, by);
        documents.add(String(record.CADocumentNumber));
      }
    }
  }
  return [...documents];
}

function link({ service, entity }: ErpTarget, ...by: readonly string[]): DocumentLink {
  const object: ErpObject = {
    object: `documents of ${entity}`,
    service,
    entity,
    keys: ['CADocumentNumber'],
    select: [...by, 'CADocumentNumber'],
    changes: { by: 'reading-all', everyMinutes: 0 },
    targets: [],
  };
  return { object, by };
}
