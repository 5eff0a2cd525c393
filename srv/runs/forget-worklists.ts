import { addDays, type IsoDate } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { letOthersIn } from '../platform/let-others-in.ts';
import { inList } from '../platform/sql-text.ts';
import {
  balanceCertificatesTable,
  excludedCustomersTable,
  listEntriesTable,
  ownershipMovesTable,
  reorderingsTable,
  unlistedPositionsTable,
} from '../platform/tables.ts';
import { deleteInBatches } from './delete-in-batches.ts';
import { POINTERS, type Pointers, readPage } from './fact-row-pointers.ts';
import { monthEnds, type PastRun } from './month-ends.ts';
import type { Period } from './retention.ts';

/**
 * Forgets the worklists of runs past their time: lists, positions with their events, and the facts
 * that nothing points to any more. What readers see stays, however old; the run itself stays too.
 */
export async function forgetWorklists(
  db: Database,
  today: IsoDate,
  { days, monthEndDays }: Period,
): Promise<void> {
  const before = addDays(today, -days);
  const ends = (await monthEnds(db)).filter(({ businessDate }) => businessDate < before);
  const untilOf = ({ businessDate }: PastRun) => addDays(businessDate, monthEndDays);
  const kept = ends.filter((run) => untilOf(run) >= today);
  for (const run of kept) await keepFacts(db, run, untilOf(run));
  for (const run of await shownRuns(db, before)) {
    if (!run.keptUntil || run.keptUntil < today) await keepFacts(db, run, addDays(today, days));
  }
  const keptIds = new Set(kept.map(({ id }) => id));
  for (const run of await oldRuns(db, before)) {
    if (!keptIds.has(run.id)) await forgetRun(db, run, before, today);
  }
}

/** What readers still see of before a day, where a segment had no night since. */
function shownRuns(db: Database, before: IsoDate): Promise<PastRun[]> {
  return db.query<PastRun>(
    `SELECT r.ID AS id, r.segment, r.businessDate AS "businessDate", r.keptUntil AS "keptUntil"
    FROM saldo_worklists_PublishedRuns p JOIN saldo_worklists_Runs r ON r.ID = p.run
    WHERE r.businessDate < ? ORDER BY r.businessDate, r.ID`,
    [before],
  );
}

type OldRun = Pick<PastRun, 'id' | 'keptUntil'>;

/** Runs with rows left, the oldest first. Positions go last, so a run that was begun is found again. */
function oldRuns(db: Database, before: IsoDate): Promise<OldRun[]> {
  return db.query<OldRun>(
    `SELECT r.ID AS id, r.keptUntil AS "keptUntil" FROM saldo_worklists_Runs r
    WHERE r.businessDate < ?
      AND NOT EXISTS (SELECT 1 FROM saldo_worklists_PublishedRuns p WHERE p.run = r.ID)
      AND (EXISTS (SELECT 1 FROM saldo_worklists_Positions p WHERE p.run = r.ID)
        OR EXISTS (SELECT 1 FROM saldo_worklists_ExcludedCustomers e WHERE e.run = r.ID))
    ORDER BY r.businessDate, r.ID`,
    [before],
  );
}

const TABLES = [
  listEntriesTable,
  unlistedPositionsTable,
  balanceCertificatesTable,
  ownershipMovesTable,
  reorderingsTable,
];

async function forgetRun(
  db: Database,
  { id, keptUntil }: OldRun,
  before: IsoDate,
  today: IsoDate,
): Promise<void> {
  for (const table of TABLES) await deleteInBatches(db, table, 'run = ?', [id]);
  const yesterday = addDays(today, -1);
  const over = keptUntil !== null && keptUntil > yesterday ? keptUntil : yesterday;
  for (const pointers of POINTERS) await forgetPages(db, pointers, id, [before, over]);
  await deleteInBatches(db, excludedCustomersTable, 'run = ?', [id]);
}

async function forgetPages(
  db: Database,
  pointers: Pointers,
  run: string,
  factLimits: readonly [IsoDate, IsoDate],
): Promise<void> {
  for (;;) {
    const page = await readPage(db, pointers, run);
    if (!page) return;
    await db.transaction(async (tx) => {
      await tx.execute(pointers.deleteUpTo, [run, ...page.last]);
      await tx.execute(`${FORGET_FACTS} ${inList(tx.dialect)}`, [...factLimits, page.hashes]);
    });
    await letOthersIn();
  }
}

/** Facts seen later belong to a younger run, those of a month end to it. */
const FORGET_FACTS = `DELETE FROM saldo_worklists_FactRows
  WHERE lastSeenOn < ? AND (keptUntil IS NULL OR keptUntil <= ?) AND hash`;

/** Keeps what a month end points to when the runs after it are forgotten; once for each run. */
async function keepFacts(db: Database, run: PastRun, until: IsoDate): Promise<void> {
  if (run.keptUntil !== null && run.keptUntil >= until) return;
  for (const pointers of POINTERS) {
    let page = await readPage(db, pointers, run.id);
    while (page) {
      await db.execute(`${KEEP_FACTS} ${inList(db.dialect)}`, [until, until, page.hashes]);
      await letOthersIn();
      page = await readPage(db, pointers, run.id, page.last);
    }
  }
  await db.execute('UPDATE saldo_worklists_Runs SET keptUntil = ? WHERE ID = ?', [until, run.id]);
}

const KEEP_FACTS = `UPDATE saldo_worklists_FactRows SET keptUntil = ?
  WHERE (keptUntil IS NULL OR keptUntil < ?) AND hash`;
