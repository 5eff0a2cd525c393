import { inList } from '../../platform/sql-text.ts';
import { itemLocksTable } from '../../platform/tables.ts';
import { deleteGone } from '../mirror/delete-gone.ts';
import type { MirrorRow } from '../mirror/erp-object.ts';
import { rowKey } from '../mirror/mapped-page.ts';
import type { MirrorRun } from '../mirror/mirror-run.ts';
import type { ObjectTally } from '../mirror/object-tally.ts';
import { itemLocks } from '../mirror/objects/item-locks.ts';
import { items } from '../mirror/objects/items.ts';
import { readByFilter } from '../mirror/read-by-filter.ts';
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
  const lifted = held.filter((row) => !seen.has(keyText(row)));
  await deleteGone(run, { object: itemLocks, table: itemLocksTable, tally }, lifted);
}

function locksOf({ db, source }: MirrorRun, documents: readonly string[]): Promise<MirrorRow[]> {
  const keys = itemLocksTable.keys.map((key) => `${key} AS "${key}"`).join(', ');
  return db.query<MirrorRow>(
    `SELECT ${keys} FROM saldo_ledger_ItemLocks WHERE source = ? AND document ${inList(db.dialect)}`,
    [source, JSON.stringify(documents)],
  );
}

function keyText(row: MirrorRow): string {
  return rowKey(itemLocksTable.keys, row);
}
