import { inList } from '../../platform/sql-text.ts';
import type { MirrorRun } from '../mirror/mirror-run.ts';
import type { ObjectTally } from '../mirror/object-tally.ts';
import { readByFilter } from '../mirror/read-by-filter.ts';
import { linkedDocuments } from './document-links.ts';
import { FoundKeys, keyFilters } from './event-keys.ts';
import type { EventSubject } from './event-subjects.ts';
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
  const found = new FoundKeys(keys);
  const partners = new Set<string>();
  for (const { object, by } of subject.reads) {
    await readByFilter(run, object, keyFilters(object, by, keys), tally, (records) => {
      for (const record of records) {
        found.saw(record, by);
        partners.add(String(record.BusinessPartner));
      }
    });
    await object.afterReading?.(run.db, run.source);
  }
  const documents = new Set(subject.isDocument ? keys : []);
  for (const link of subject.links) {
    for (const document of await linkedDocuments(run, link, keys, found)) documents.add(document);
  }
  if (subject.links.length > 0) {
    const numbers = [...keys, ...documents];
    for (const own of await unlinkedDocuments(run, partners, numbers)) documents.add(own);
  }
  await readDocuments(run, [...documents], tally, found);
  return found.missing;
}

/**
 * Documents that some numbers cleared, or stood for, when they were read last: in the ERP nothing
 * links them any more once a clearing is reset or a promise is withdrawn.
 */
async function unlinkedDocuments(
  { db, source }: MirrorRun,
  partners: ReadonlySet<string>,
  numbers: readonly string[],
): Promise<string[]> {
  const isNumber = inList(db.dialect);
  const rows = await db.query<{ document: string }>(
    `SELECT DISTINCT document FROM saldo_ledger_Items
      WHERE source = ? AND partner ${inList(db.dialect)}
        AND (clearingDocument ${isNumber} OR substituteDocument ${isNumber})`,
    [source, JSON.stringify([...partners]), JSON.stringify(numbers), JSON.stringify(numbers)],
  );
  return rows.map(({ document }) => document);
}
