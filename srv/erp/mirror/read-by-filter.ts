import type { ErpObject } from './erp-object.ts';
import { type MirrorRun, readingNow } from './mirror-run.ts';
import type { ObjectTally } from './object-tally.ts';
import { filterPaths } from './odata-query.ts';
import { type Page, pagesOf } from './page-reader.ts';
import { type PageOutcome, writePage } from './write-page.ts';

/**
 * Reads again the records that some filters keep, and writes what differs. `eachPage` sees what the
 * ERP has and what became of it.
 */
export async function readByFilter(
  run: MirrorRun,
  object: ErpObject,
  filters: readonly string[],
  tally: ObjectTally,
  eachPage: (records: Page['records'], outcome: PageOutcome) => void = () => undefined,
): Promise<void> {
  for (const path of filterPaths(object, filters)) {
    for await (const { records } of pagesOf(run, object, path)) {
      const write = { db: run.db, object, context: readingNow(run), mode: 'delta' } as const;
      const outcome = await writePage(write, records);
      tally.page(records.length, outcome);
      eachPage(records, outcome);
    }
  }
}
