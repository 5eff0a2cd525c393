import { inList } from '../../platform/sql-text.ts';
import { withOwnFields } from '../mirror/erp-object.ts';
import type { MirrorRun } from '../mirror/mirror-run.ts';
import type { ObjectTally } from '../mirror/object-tally.ts';
import { readByFilter } from '../mirror/read-by-filter.ts';
import { linkedDocuments } from './document-links.ts';
import { FoundKeys, keyFilters } from './event-keys.ts';
import type { EventSubject, SubjectRead } from './event-subjects.ts';
import { readDocuments } from './read-documents.ts';

/**
 * Reads some objects of one kind again by their keys, as the mirror reads them, and with them the
 * documents whose items change with them. Answers with the keys of which the ERP has nothing.
 */
export async function readSubject(
  run: MirrorRun,
  subject: EventSubject,
  keys: readonly string[],
  tally: ObjectTally,
): Promise<readonly string[]> {
  const seen = { found: new FoundKeys(keys), partners: new Set<string>() };
  const documents = new Set(subject.isDocument ? keys : []);
  for (const read of subject.reads)
    await readRecords(run, read, keys, { ...seen, documents, tally });
  for (const link of subject.links) {
    addTo(documents, await linkedDocuments(run, link, keys, seen.found));
  }
  addTo(documents, await unlinkedDocuments(run, seen.partners, new Set([...keys, ...documents])));
  await readDocuments(run, [...documents], tally, seen.found);
  return seen.found.missing;
}

/** What reading shows: keys that are there, customers, and documents that have to be read as well. */
interface Seen {
  readonly found: FoundKeys;
  readonly partners: Set<string>;
  readonly documents: Set<string>;
  readonly tally: ObjectTally;
}

async function readRecords(
  run: MirrorRun,
  { object, by, document }: SubjectRead,
  keys: readonly string[],
  { found, partners, documents, tally }: Seen,
): Promise<void> {
  const own = withOwnFields(object, run.erp);
  await readByFilter(run, own, keyFilters(own, by, keys), tally, (records) => {
    for (const record of records) {
      found.saw(record, by);
      partners.add(String(record.BusinessPartner));
      if (document !== undefined) documents.add(String(record[document]));
    }
  });
  await object.afterReading?.(run.db, run.source);
}

function addTo(documents: Set<string>, others: readonly string[]): void {
  for (const document of others) documents.add(document);
}

/**
 * Documents that some numbers cleared, or stood for, when they were read last: in the ERP nothing
 * links them any more once a clearing is reset or a promise is withdrawn.
 */
async function unlinkedDocuments(
  { db, source }: MirrorRun,
  partners: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
): Promise<string[]> {
  const isNumber = inList(db.dialect);
  const rows = await db.query<{ document: string }>(
    `SELECT DISTINCT document FROM saldo_ledger_Items
      WHERE source = ? AND partner ${inList(db.dialect)}
        AND (clearingDocument ${isNumber} OR substituteDocument ${isNumber})`,
    [source, listed(partners), listed(numbers), listed(numbers)],
  );
  return rows.map(({ document }) => document);
}

function listed(texts: ReadonlySet<string>): string {
  return JSON.stringify([...texts]);
}
