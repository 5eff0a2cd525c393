import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import { changesOf } from './changed-rows.ts';
import type { ErpObject, MirrorRow, ReadingContext } from './erp-object.ts';
import { ErpRecord } from './erp-record.ts';
import { type ItemKeyColumns, itemText } from './item-key.ts';
import { type MappedPage, mapPage } from './mapped-page.ts';
import { requireTurn } from './reader-turn.ts';
import { type Rejection, saveRejections } from './rejections.ts';
import type { SpreadItem } from './spread-over.ts';
import { type RowsWrite, writeOrReject } from './write-rows.ts';

/** One transaction holds this many rows: SQLite has one writer, and requests wait for it. */
const ROWS_A_TRANSACTION = 1_000;

export interface PageOutcome {
  readonly written: number;
  readonly rejections: readonly Rejection[];
  /** Customers whose rows changed; empty in a full load, which says nothing about changes. */
  readonly customers: readonly string[];
  /** Every row of the page, changed or not. */
  readonly targets: MappedPage['targets'];
}

export interface PageWrite {
  readonly db: Database;
  readonly object: ErpObject;
  readonly context: ReadingContext;
  /** `delta` writes only what differs, and marks its customers. */
  readonly mode: 'full' | 'delta';
}

/** Maps one page and writes it in short transactions; repeating it changes nothing. */
export async function writePage(
  { db, object, context, mode }: PageWrite,
  records: readonly Readonly<Record<string, unknown>>[],
): Promise<PageOutcome> {
  const { source, timeZone, readAt } = context;
  const read = records.map((fields) => new ErpRecord(fields, timeZone));
  const itemAmounts = await amountsOfItems(db, source, object, read);
  const page = mapPage(object, read, { ...context, itemAmounts });
  const { targets, records: recordOf } = page;
  const outcomes: TargetOutcome[] = [];
  for (const { target, rows } of targets) {
    const to = { db, object, target, recordOf, context };
    outcomes.push(mode === 'full' ? await writeAll(to, rows) : await writeChanges(to, rows));
  }
  const rejections = [...page.rejections, ...outcomes.flatMap((one) => one.rejections)];
  if (rejections.length > 0) await saveRejections(db, source, readAt, rejections);
  const written = outcomes.reduce((sum, one) => sum + one.written, 0);
  const customers = new Set(outcomes.flatMap((one) => one.customers));
  return { written, rejections, customers: [...customers], targets };
}

type TargetOutcome = Omit<PageOutcome, 'targets'>;

/** All rows of a target as they are: a full load does not ask what was there. */
async function writeAll(
  to: Omit<RowsWrite, 'held'>,
  rows: readonly MirrorRow[],
): Promise<TargetOutcome> {
  const rejections: Rejection[] = [];
  for (const some of chunks(rows)) {
    rejections.push(...(await writeOrReject({ ...to, held: null }, some, [])));
  }
  return { written: rows.length - rejections.length, rejections, customers: [] };
}

/** The rows of a target that the mirror does not hold as they are; their customers are marked. */
async function writeChanges(
  to: Omit<RowsWrite, 'held'>,
  rows: readonly MirrorRow[],
): Promise<TargetOutcome> {
  const { db, object, target, context } = to;
  const changes = await changesOf(db, target, context.source, rows, object.stampCounts);
  const [restamped, changed] = [true, false].map((isStampOnly) =>
    changes.filter((change) => change.isStampOnly === isStampOnly),
  );
  await restamp(to, restamped?.map(({ row }) => row) ?? []);
  const held = new Map(changed?.map(({ row, before }) => [row, before]));
  const customers = new Set<string>();
  const rejections: Rejection[] = [];
  for (const some of chunks([...held.keys()])) {
    const partners = await partnersOf(db, object, context.source, some);
    rejections.push(...(await writeOrReject({ ...to, held }, some, partners)));
    for (const partner of partners) customers.add(partner);
  }
  return { written: held.size - rejections.length, rejections, customers: [...customers] };
}

/** Keeps new change stamps of rows that are the same otherwise: no customer has to be looked at. */
async function restamp(
  { db, target, context }: Omit<RowsWrite, 'held'>,
  rows: readonly MirrorRow[],
): Promise<void> {
  for (const some of chunks(rows)) {
    await db.transaction(async (tx) => {
      await requireTurn(tx, context);
      await target.upsert(tx, some);
    });
  }
}

/** The customers of some rows, each once. */
export async function partnersOf(
  db: Database,
  object: ErpObject,
  source: string,
  rows: readonly MirrorRow[],
): Promise<readonly string[]> {
  if (!object.cause) return [];
  if (object.partnersOf) return object.partnersOf(db, source, rows);
  return [...new Set(rows.map((row) => String(row.partner)))];
}

async function amountsOfItems(
  db: Database,
  source: string,
  object: ErpObject,
  records: readonly ErpRecord[],
): Promise<ReadonlyMap<string, SpreadItem>> {
  const keys = records.flatMap((record) => object.itemsOf?.(record) ?? []);
  if (keys.length === 0) return new Map();
  const documents = [...new Set(keys.map(({ document }) => document))];
  const rows = await db.query<ItemKeyColumns & SpreadItem>(
    `SELECT document, repetition, item, subitem, amount, currency FROM saldo_ledger_Items
      WHERE source = ? AND document ${inList(db.dialect)}`,
    [source, JSON.stringify(documents)],
  );
  return new Map(rows.map((row) => [itemText(row), row]));
}

function* chunks(rows: readonly MirrorRow[]): Generator<readonly MirrorRow[]> {
  for (let from = 0; from < rows.length; from += ROWS_A_TRANSACTION) {
    yield rows.slice(from, from + ROWS_A_TRANSACTION);
  }
}
