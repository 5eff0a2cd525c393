import { canonicalJson } from '../../domain/canonical-json.ts';
import { fingerprint } from '../../domain/fingerprint.ts';
import type { Database, SqlValue } from '../../platform/database.ts';
import { keyOf, type ListField, type SettingList, type WrittenRow, writtenValue } from './list.ts';

/** A row of a list as it is in force. */
export interface StoredRow {
  readonly key: string;
  readonly segment: string | null;
  readonly row: WrittenRow;
}

const SEGMENT = 'ofSegment';

/** All rows of a list, in the order of their keys. */
export async function storedRows(db: Database, list: SettingList): Promise<StoredRow[]> {
  const { table, fields, where } = list;
  const columns = fields.map((field) => `${column(list, field)} AS "${field.name}"`);
  const found = await db.query<Record<string, SqlValue>>(
    `SELECT ${columns.join(', ')}, ${segmentOf(list)} AS "${SEGMENT}" FROM ${table} t
    ${where ? `WHERE ${where}` : ''}`,
  );
  const rows = found.map(({ [SEGMENT]: segment, ...values }) => {
    const row = Object.fromEntries(
      fields.map((field) => [field.name, writtenValue(field, values[field.name])]),
    );
    return { key: keyOf(list, row), segment: segment === null ? null : String(segment), row };
  });
  return rows.toSorted((a, b) => order(list, a).localeCompare(order(list, b)));
}

/** A row by its key; null when there is none. */
export async function storedRow(
  db: Database,
  list: SettingList,
  key: string,
): Promise<StoredRow | null> {
  return (await storedRows(db, list)).find((row) => row.key === key) ?? null;
}

/** Says how a row stood when it was read; 'none' for one that there was not. */
export function knownRow(row: WrittenRow | null): string {
  return row === null ? 'none' : fingerprint(row);
}

/** A row as a change keeps it. */
export function asText(row: WrittenRow): string {
  return canonicalJson(row);
}

/** By segment, then by what the fields say in their order: ids say nothing to people. */
function order({ fields }: SettingList, { segment, row }: StoredRow): string {
  const said = fields.filter(({ isHidden }) => !isHidden).map(({ name }) => row[name] ?? '');
  return [segment ?? '', ...said].join(' ');
}

function column({ table }: SettingList, { name, language }: ListField): string {
  if (!language) return `t.${name}`;
  return `(SELECT x.name FROM ${table}_texts x WHERE x.code = t.code AND x.locale = '${language}')`;
}

function segmentOf({ owner, segmentOf: sql }: SettingList): string {
  return owner === 'bank' ? 'NULL' : (sql ?? 't.segment');
}
