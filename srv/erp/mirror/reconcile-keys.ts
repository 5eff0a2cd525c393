import { SaldoError } from '../../domain/errors.ts';
import type { Database } from '../../platform/database.ts';
import { markChanged } from '../../runs/mark-changed.ts';
import type { ErpConnection } from '../connection.ts';
import { ErpRecord } from './erp-record.ts';
import { ITEM_KEYS, type ItemKeyColumns, itemKeyOf, itemText } from './item-key.ts';
import { type KeyRange, openKeyRanges } from './key-ranges.ts';
import { type MirrorOptions, type MirrorRun, readingNow } from './mirror-run.ts';
import { loadState, needsFullLoad } from './mirror-state.ts';
import { ObjectTally } from './object-tally.ts';
import { items } from './objects/items.ts';
import { filterPaths } from './odata-query.ts';
import { textLiteral } from './odata-values.ts';
import { openRun } from './open-run.ts';
import { pagesOf } from './page-reader.ts';
import { writePage } from './write-page.ts';

export interface ReconciliationReport {
  readonly source: string;
  /** Open items of the ERP. */
  readonly compared: number;
  /** Open in the ERP and not here: read again. */
  readonly missing: number;
  /** Open here and not in the ERP: read again. */
  readonly extra: number;
  /** Rows that reading again changed. */
  readonly written: number;
  /** Extra items that the ERP no longer has; out of the open set from now on. */
  readonly left: number;
  readonly seconds: number;
}

/** Items that may leave at once, however few are open; and their greatest share of the open ones. */
const LEAVE_AT_MOST = { items: 100, share: 0.05 };

/**
 * Compares the keys of the open items here with those in the ERP, and reads again by key what is on
 * one side only. What the ERP then does not have was archived or deleted: it is marked as left and
 * its customers are evaluated again. TOO_MANY_ITEMS_LEFT, with nothing marked, when so many are gone
 * that a lost authorization is likelier; ITEMS_NOT_LOADED before the first full load; ErpError when the ERP cannot be read.
 */
export async function reconcileKeys(
  db: Database,
  erp: ErpConnection,
  options: MirrorOptions,
): Promise<ReconciliationReport> {
  const startedAt = performance.now();
  const run = await openRun(db, erp, options, [items]);
  if (needsFullLoad(await loadState(db, run.source, items.object))) throw notLoaded(run);
  const tally = new ObjectTally(run, items.object, 'delta');
  const gone: ItemKeyColumns[] = [];
  const sums = { compared: 0, missing: 0, extra: 0 };
  for await (const range of openKeyRanges(run)) {
    const { missing, extra } = await differences(run, range);
    if (sums.compared + range.keys.length === 0) refuseTooMany(run, extra.length, 0);
    const found = await readByKey(run, [...missing, ...extra], tally);
    gone.push(...extra.filter((key) => !found.has(itemText(key))));
    sums.compared += range.keys.length;
    sums.missing += missing.length;
    sums.extra += extra.length;
  }
  refuseTooMany(run, gone.length, sums.compared);
  await markLeft(run, gone);
  const { written } = tally.report();
  const seconds = (performance.now() - startedAt) / 1000;
  return { source: run.source, ...sums, written, left: gone.length, seconds };
}

async function differences({ db, source }: MirrorRun, { after, upTo, keys }: KeyRange) {
  const limit = upTo === null ? '' : 'AND document <= ?';
  const own = await db.query<ItemKeyColumns>(
    `SELECT document, repetition, item, subitem FROM saldo_ledger_Items
      WHERE source = ? AND clearingStatus = '' AND leftErpAt IS NULL AND document > ? ${limit}`,
    [source, after, ...(upTo === null ? [] : [upTo])],
  );
  const known = new Set(own.map(itemText));
  const open = new Set(keys.map(itemText));
  return {
    missing: keys.filter((key) => !known.has(itemText(key))),
    extra: own.filter((key) => !open.has(itemText(key))),
  };
}

/** Reads items again and writes them; answers with the keys the ERP has. */
async function readByKey(
  run: MirrorRun,
  keys: readonly ItemKeyColumns[],
  tally: ObjectTally,
): Promise<Set<string>> {
  const { db } = run;
  const found = new Set<string>();
  for (const path of filterPaths(items, keys.map(keyFilter))) {
    for await (const { records } of pagesOf(run, items, path)) {
      for (const fields of records) found.add(itemText(itemKeyOf(new ErpRecord(fields))));
      const write = { db, object: items, context: readingNow(run), mode: 'delta' } as const;
      tally.page(records.length, await writePage(write, records));
    }
  }
  return found;
}

function keyFilter({ document, repetition, item, subitem }: ItemKeyColumns): string {
  const values = [document, repetition, item, subitem];
  return ITEM_KEYS.map((name, index) => `${name} eq ${textLiteral(values[index] ?? '')}`).join(
    ' and ',
  );
}

/** Before the first load all items are missing: reading them key by key would take days. */
function notLoaded({ source }: MirrorRun): SaldoError {
  return new SaldoError(
    'ITEMS_NOT_LOADED',
    `The items of ${source} were not read to their end yet; wait for the mirror to be loaded.`,
    { source },
  );
}

function refuseTooMany({ source }: MirrorRun, gone: number, compared: number): void {
  const most = Math.max(LEAVE_AT_MOST.items, compared * LEAVE_AT_MOST.share);
  if (gone <= most) return;
  throw new SaldoError(
    'TOO_MANY_ITEMS_LEFT',
    `${gone} open items are no longer in ${source}, beside ${compared} that are; nothing was marked. Check the technical user's authorizations for BPItem.`,
    { source, gone, compared },
  );
}

async function markLeft({ db, source, now }: MirrorRun, keys: readonly ItemKeyColumns[]) {
  const leftAt = now();
  for (const { document, repetition, item, subitem } of keys) {
    const key = [source, document, repetition, item, subitem];
    const isKey = 'source = ? AND document = ? AND repetition = ? AND item = ? AND subitem = ?';
    await db.transaction(async (tx) => {
      await tx.execute(`UPDATE saldo_ledger_Items SET leftErpAt = ? WHERE ${isKey}`, [
        leftAt,
        ...key,
      ]);
      const owners = await tx.query<{ partner: string }>(
        `SELECT partner FROM saldo_ledger_Items WHERE ${isKey}`,
        key,
      );
      await markChanged(
        tx,
        owners.map(({ partner }) => ({ source, partner, cause: 'item', changedAt: leftAt })),
      );
    });
  }
}
