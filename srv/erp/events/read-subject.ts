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
  for (const { object, by } of subject.reads) {
    await readByFilter(run, object, keyFilters(object, by, keys), tally, (records) => {
      for (const record of records) found.saw(record, by);
    });
  }
  const documents = new Set(subject.isDocument ? keys : []);
  for (const link of subject.links) {
    for (const document of await linkedDocuments(run, link, keys, found)) documents.add(document);
  }
  await readDocuments(run, [...documents], tally, found);
  return found.missing;
}
