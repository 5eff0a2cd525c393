import type { Database } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import type { MirrorRow, RowTarget } from './erp-object.ts';
import { rowKey } from './mapped-page.ts';

/** Not content: they say when something was seen, not what. */
const STAMPS = ['mirroredAt', 'erpChangedAt'];

/**
 * The rows that the mirror does not hold as they are. A delta's overlap reads many rows again; only
 * what really changed is written and makes customers be evaluated again. Content is compared, not
 * change stamps: SAP's count seconds, and two changes may fall into one.
 */
export async function changedRows(
  db: Database,
  target: RowTarget,
  source: string,
  rows: readonly MirrorRow[],
): Promise<readonly MirrorRow[]> {
  if (rows.length === 0) return rows;
  const { table, columns } = target;
  const known = await knownRows(db, target, source, rows);
  const compared = columns.map(({ name }) => name).filter((name) => !STAMPS.includes(name));
  return rows.filter((row) => {
    const held = known.get(rowKey(table.keys, row));
    return !held || compared.some((name) => (row[name] ?? null) !== (held[name] ?? null));
  });
}

async function knownRows(
  db: Database,
  { table, columns }: RowTarget,
  source: string,
  rows: readonly MirrorRow[],
): Promise<Map<string, MirrorRow>> {
  const [lead = ''] = table.keys.filter((key) => key !== 'source');
  const list = columns.map(({ name }) => `${name} AS "${name}"`).join(', ');
  const values = [...new Set(rows.map((row) => String(row[lead])))];
  const held = await db.query<MirrorRow>(
    `SELECT ${list} FROM ${table.name} WHERE source = ? AND ${lead} ${inList(db.dialect)}`,
    [source, JSON.stringify(values)],
  );
  return new Map(held.map((row) => [rowKey(table.keys, row), row]));
}
