import { inList } from '../../platform/sql-text.ts';
import { itemLocksTable } from '../../platform/tables.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { MirrorRow } from '../mirror/erp-object.ts';
import { rowKey } from '../mirror/mapped-page.ts';
import type { MirrorRun } from '../mirror/mirror-run.ts';
import type { ObjectTally } from '../mirror/object-tally.ts';
import { itemLocks } from '../mirror/objects/item-locks.ts';
import { items } from '../mirror/objects/items.ts';
import { readByFilter } from '../mirror/read-by-filter.ts';
import { partnersOf } from '../mirror/write-page.ts';
import { type FoundKeys, keyFilters } from './event-keys.ts';

const BY = ['CADocumentNumber'];

/** Reads all items of some documents again, with their locks; a lock that is no longer there is lifted. */
export async function readDocuments(
  run: MirrorRun,
  documents: readonly string[],
  tally: ObjectTally,
  found: FoundKeys,
): Promise<void> {
  if (documents.length === 0) return;
  await readByFilter(run, items, keyFilters(items, BY, documents), tally, (records) => {
    for (const record of records) found.saw(record, BY);
  });
  const held = await locksOf(run, documents);
  const seen = new Set<string>();
  await readByFilter(run, itemLocks, keyFilters(itemLocks, BY, documents), tally, (_, page) => {
    for (const row of page.targets.flatMap(({ rows }) => rows)) seen.add(keyText(row));
  });
  await lift(
    run,
    held.filter((row) => !seen.has(keyText(row))),
    tally,
  );
}

function locksOf({ db, source }: MirrorRun, documents: readonly string[]): Promise<MirrorRow[]> {
  const keys = itemLocksTable.keys.map((key) => `${key} AS "${key}"`).join(', ');
  return db.query<MirrorRow>(
    `SELECT ${keys} FROM saldo_ledger_ItemLocks WHERE source = ? AND document ${inList(db.dialect)}`,
    [source, JSON.stringify(documents)],
  );
}

/** Deletes locks and marks the customers they were on, in one transaction. */
async function lift(
  { db, source, now }: MirrorRun,
  lifted: readonly MirrorRow[],
  tally: ObjectTally,
): Promise<void> {
  if (lifted.length === 0) return;
  const partners = await partnersOf(db, itemLocks, source, lifted);
  const isKey = itemLocksTable.keys.map((key) => `${key} = ?`).join(' AND ');
  const change = { source, cause: 'lock', changedAt: now() };
  await db.transaction(async (tx) => {
    for (const row of lifted) {
      const key = itemLocksTable.keys.map((name) => String(row[name]));
      await tx.execute(`DELETE FROM saldo_ledger_ItemLocks WHERE ${isKey}`, key);
    }
    await markChanged(
      tx,
      partners.map((partner) => ({ ...change, partner })),
    );
  });
  tally.deleted(lifted.length);
  tally.touched(partners);
}

function keyText(row: MirrorRow): string {
  return rowKey(itemLocksTable.keys, row);
}
