import type { MirrorRow } from './erp-object.ts';
import type { KeyRange } from './key-ranges.ts';
import type { MirrorRun } from './mirror-run.ts';
import { keyText, type ReconciledObject } from './reconciled-object.ts';

/** What one side has and the other has not, or has otherwise. */
export interface KeyDifferences {
  /** Keys of the ERP that we lack. */
  readonly missing: readonly (readonly string[])[];
  readonly different: readonly (readonly string[])[];
  /** Our rows that the ERP lacks. */
  readonly extra: readonly MirrorRow[];
}

/** Compares our rows of a range of keys with the ERP's. */
export async function differences(
  { db, source }: MirrorRun,
  reconciled: ReconciledObject,
  { after, upTo, keys }: KeyRange,
): Promise<KeyDifferences> {
  const { table, columns, where, isKept } = reconciled;
  const [first] = reconciled.keys;
  const limit = upTo === null ? '' : `AND ${first} <= ?`;
  const list = [...new Set([...reconciled.keys, ...columns])]
    .map((column) => `${column} AS "${column}"`)
    .join(', ');
  const own = await db.query<MirrorRow>(
    `SELECT ${list} FROM ${table.name} WHERE source = ? AND ${where} AND ${first} > ? ${limit}`,
    [source, after, ...(upTo === null ? [] : [upTo])],
  );
  const known = new Map(own.map((row) => [keyText(keyValuesOf(reconciled, row)), row]));
  const there = new Set(keys.map(({ text }) => text));
  const different = keys.filter(({ text, content }) => {
    const row = known.get(text);
    return row && content !== null && content !== reconciled.contentOfRow(row);
  });
  return {
    missing: keys.filter(({ text }) => !known.has(text)).map(({ values }) => values),
    different: different.map(({ values }) => values),
    extra: isKept ? [] : own.filter((row) => !there.has(keyText(keyValuesOf(reconciled, row)))),
  };
}

/** The key of one of our rows, in the order of the object's keys. */
export function keyValuesOf({ keys }: ReconciledObject, row: MirrorRow): string[] {
  return keys.map((column) => String(row[column]));
}
