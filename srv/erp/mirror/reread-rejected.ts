import type { Instant } from '../../domain/iso-date.ts';
import { inList } from '../../platform/sql-text.ts';
import type { ErpObject } from './erp-object.ts';
import { type MirrorRun, readingNow } from './mirror-run.ts';
import type { ObjectTally } from './object-tally.ts';
import { filterPaths } from './odata-query.ts';
import { pagesOf } from './page-reader.ts';
import { rejectionId } from './rejections.ts';
import { writePage } from './write-page.ts';

const RECORDS_A_BATCH = 200;

interface RejectedRecord {
  readonly ID: string;
  readonly recordFilter: string;
}

/**
 * Reads again what was rejected before `since`: what made it unfit may have been put right on our
 * side (a currency's decimals), which no change stamp of the ERP shows. The oldest come first; it
 * stops at a batch that is rejected as a whole, unless everything is to be read.
 */
export async function rereadRejected(
  run: MirrorRun,
  object: ErpObject,
  since: Instant,
  tally: ObjectTally,
): Promise<void> {
  for (;;) {
    const batch = await oldestRejected(run, object, since);
    if (batch.length === 0) return;
    const still = await readAgain(run, object, batch, tally);
    const settled = batch.filter(({ ID }) => !still.has(ID));
    await takeOff(run, settled);
    if (settled.length === 0 && !run.everything) return;
  }
}

/** Reads the records of a batch; answers with the ids of what is rejected now. */
async function readAgain(
  run: MirrorRun,
  object: ErpObject,
  batch: readonly RejectedRecord[],
  tally: ObjectTally,
): Promise<Set<string>> {
  const { db, source } = run;
  const filters = new Set(batch.map(({ recordFilter }) => recordFilter));
  const rejected = new Set<string>();
  for (const path of filterPaths(object, [...filters])) {
    for await (const page of pagesOf(run, object, path)) {
      const write = { db, object, context: readingNow(run), mode: 'delta' } as const;
      const outcome = await writePage(write, page.records);
      for (const rejection of outcome.rejections) rejected.add(rejectionId(source, rejection));
      tally.page(page.records.length, outcome);
    }
  }
  return rejected;
}

function oldestRejected(
  { db, source }: MirrorRun,
  { object }: ErpObject,
  since: Instant,
): Promise<RejectedRecord[]> {
  return db.query<RejectedRecord>(
    `SELECT ID AS "ID", recordFilter AS "recordFilter" FROM saldo_mirror_Rejections
      WHERE origin = 'mirror' AND object = ? AND objectKey LIKE ? AND rejectedAt < ?
        AND recordFilter IS NOT NULL
      ORDER BY rejectedAt, ID LIMIT ${RECORDS_A_BATCH}`,
    [object, `${source}/%`, since],
  );
}

function takeOff({ db }: MirrorRun, records: readonly RejectedRecord[]): Promise<number> {
  const ids = records.map(({ ID }) => ID);
  return db.execute(`DELETE FROM saldo_mirror_Rejections WHERE ID ${inList(db.dialect)}`, [
    JSON.stringify(ids),
  ]);
}
