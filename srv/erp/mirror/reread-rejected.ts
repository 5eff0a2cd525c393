import type { Instant } from '../../domain/iso-date.ts';
import { inList } from '../../platform/sql-text.ts';
import type { ErpObject } from './erp-object.ts';
import type { MirrorRun } from './mirror-run.ts';
import type { ObjectTally } from './object-tally.ts';
import { readByFilter } from './read-by-filter.ts';
import { rejectionId } from './rejections.ts';

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
  while (run.rejectedFrom.has(object.object)) {
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
  const filters = new Set(batch.map(({ recordFilter }) => recordFilter));
  const rejected = new Set<string>();
  await readByFilter(run, object, [...filters], tally, (_, { rejections }) => {
    for (const rejection of rejections) rejected.add(rejectionId(run.source, rejection));
  });
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
