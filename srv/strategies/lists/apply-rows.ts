import type { Database, SqlValue, TableDef } from '../../platform/database.ts';
import type { Asker } from '../../requests/asker.ts';
import { conflict } from '../../requests/refusal.ts';
import { bankDays } from '../../runs/bank-days.ts';
import { settingList } from './all-lists.ts';
import { auditRows } from './audit-rows.ts';
import { keyOf, type ListField, type SettingList, sqlValue, type WrittenRow } from './list.ts';
import { offeredIn } from './offered.ts';
import { readInput, refusePast } from './read-input.ts';
import { refuseRow } from './refuse-row.ts';
import { asText, type StoredRow, storedRows } from './stored-rows.ts';

/** A row of a change as it is kept. */
export interface RowOfChange {
  readonly list: string;
  readonly rowKey: string;
  readonly segment: string | null;
  readonly content: string | null;
  readonly was: string | null;
}

type Columns = Record<string, SqlValue>;

const SIGNATURE = [
  { name: 'changedBy', kind: 'string' },
  { name: 'changedAt', kind: 'timestamp' },
] as const;

/**
 * Puts the rows of a change into their lists. Refused when one of them is not as it was when it was
 * drafted (SETTING_ROW_CHANGED), could not stand there by now (FIELD_…, SETTING_DAY_PAST), is a code
 * that is used (SETTING_CODE_USED), or is held (as its list says).
 */
export async function applyRows(asker: Asker, change: string): Promise<void> {
  const rows = await rowsOfChange(asker.db, change);
  for (const [name, ofList] of Map.groupBy(rows, ({ list }) => list)) {
    await applyToList(asker, settingList(name), ofList, change);
  }
}

/** In the order in which they are told. */
export function rowsOfChange(db: Database, change: string): Promise<RowOfChange[]> {
  return db.query(
    `SELECT list, rowKey AS "rowKey", segment, content, was
    FROM saldo_strategies_SettingRowChanges WHERE change = ? ORDER BY list, rowKey`,
    [change],
  );
}

async function applyToList(
  asker: Asker,
  list: SettingList,
  rows: readonly RowOfChange[],
  change: string,
): Promise<void> {
  const { db, now } = asker;
  const { latest: today } = await bankDays(db, now);
  const stored = new Map((await storedRows(db, list)).map((row) => [row.key, row]));
  const offered = await offeredIn({ ...asker, segments: null }, list, change);
  const kept: WrittenRow[] = [];
  for (const row of rows) {
    const before = refuseOther(list, row, stored.get(row.rowKey));
    const after = row.content === null ? null : (JSON.parse(row.content) as WrittenRow);
    refusePast(list, { before, after }, today);
    await refuseRow(asker, list, { before, after });
    if (before) await refuseHeld(db, list, before, after);
    if (after === null) await removeRow(db, list, before ?? {});
    else kept.push(readInput(list, inputOf(after), offered, before));
  }
  await writeRows(asker, list, kept);
  await auditRows(asker, list, rows);
}

function inputOf(row: WrittenRow) {
  return Object.entries(row).map(([name, value]) => ({ name, value }));
}

function refuseOther(
  list: SettingList,
  { rowKey, was, content }: RowOfChange,
  stored: StoredRow | undefined,
): WrittenRow | null {
  const now = stored ? asText(stored.row) : null;
  const isOther = content !== null && keyOf(list, JSON.parse(content) as WrittenRow) !== rowKey;
  if (now !== was || isOther)
    throw conflict('SETTING_ROW_CHANGED', { list: list.list, row: rowKey });
  return stored?.row ?? null;
}

async function writeRows(
  { db, user, now }: Asker,
  list: SettingList,
  rows: readonly WrittenRow[],
): Promise<void> {
  if (rows.length === 0) return;
  const own = list.fields.filter(({ language }) => !language);
  const signed = list.isSigned ? { changedBy: user, changedAt: now } : {};
  const columns = [...own.map(columnOf), ...(list.isSigned ? SIGNATURE : [])];
  const shape = { name: list.table, keys: keysOf(list), columns };
  await db.upsert(
    shape as TableDef<Columns>,
    rows.map((row) => ({ ...columnsOf(own, row), ...signed })),
  );
  await writeNames(db, list, rows);
}

/** Names in other languages, for lists whose rows have them. */
async function writeNames(
  db: Database,
  { table, fields }: SettingList,
  rows: readonly WrittenRow[],
): Promise<void> {
  const shape = {
    name: `${table}_texts`,
    keys: ['locale', 'code'],
    columns: ['locale', 'code', 'name'].map((name) => ({ name, kind: 'string' as const })),
  };
  const texts = fields.flatMap(({ name, language }) =>
    language
      ? rows.map((row) => ({ locale: language, code: row.code ?? '', name: row[name] || null }))
      : [],
  );
  if (texts.length > 0) await db.upsert(shape as TableDef<Columns>, texts);
}

async function removeRow(db: Database, list: SettingList, row: WrittenRow): Promise<void> {
  await refuseUsed(db, list, row);
  const keys = list.fields.filter(({ isKey }) => isKey);
  await db.execute(
    `DELETE FROM ${list.table} WHERE ${keys.map(({ name }) => `${name} = ?`).join(' AND ')}`,
    keys.map((field) => sqlValue(field, row[field.name] ?? '')),
  );
  for (const [table, column] of list.partsIn ?? []) {
    await db.execute(`DELETE FROM ${table} WHERE ${column} = ?`, [
      row[keysOf(list)[0] ?? ''] ?? '',
    ]);
  }
  if (list.fields.some(({ language }) => language)) {
    await db.execute(`DELETE FROM ${list.table}_texts WHERE code = ?`, [row.code ?? '']);
  }
}

async function refuseHeld(
  db: Database,
  { heldWhile, fields }: SettingList,
  before: WrittenRow,
  after: WrittenRow | null,
): Promise<void> {
  if (!heldWhile || (after && heldWhile.columns.every((name) => after[name] === before[name])))
    return;
  const keys = fields.filter(({ isKey }) => isKey);
  const values = keys.map((field) => sqlValue(field, before[field.name] ?? ''));
  const held = await db.query(heldWhile.sql, values);
  if (held.length > 0) throw conflict(heldWhile.refusal, before);
}

/** A code without a row has no name any more: what names it would be told by its code alone. */
async function refuseUsed(
  db: Database,
  { usedIn = [], fields }: SettingList,
  row: WrittenRow,
): Promise<void> {
  const code = row[fields[0]?.name ?? ''] ?? '';
  for (const [table, column] of usedIn) {
    const used = await db.query(`SELECT 1 AS used FROM ${table} WHERE ${column} = ? LIMIT 1`, [
      code,
    ]);
    if (used.length > 0) throw conflict('SETTING_CODE_USED', { code });
  }
}

function keysOf({ fields }: SettingList): string[] {
  return fields.filter(({ isKey }) => isKey).map(({ name }) => name);
}

function columnOf({ name, kind }: ListField) {
  const kinds = {
    id: 'string',
    text: 'string',
    long: 'string',
    rules: 'string',
    day: 'date',
    flag: 'boolean',
  } as const;
  return { name, kind: kind === 'integer' || kind === 'decimal' ? kind : kinds[kind] };
}

function columnsOf(fields: readonly ListField[], row: WrittenRow): Columns {
  return Object.fromEntries(
    fields.map((field) => [field.name, sqlValue(field, row[field.name] ?? '')]),
  );
}
