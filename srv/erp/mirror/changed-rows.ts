import type { ColumnDef, Database, TableShape } from '../../platform/database.ts';
import { inList } from '../../platform/sql-text.ts';
import type { MirrorRow, RowTarget } from './erp-object.ts';
import { rowKey } from './mapped-page.ts';

/** Not content: they say when something was seen or changed, not what. */
const READ_STAMP = 'mirroredAt';
const CHANGE_STAMP = 'erpChangedAt';

/** A table, and those of its columns that are compared. */
export type RowColumns = Pick<RowTarget, 'table' | 'columns'>;

/** A row to write, and how the mirror holds it; undefined where it does not. */
export interface ChangedRow {
  readonly row: MirrorRow;
  readonly before: MirrorRow | undefined;
  /** Only its change stamp is new: to be written, but nobody has to look at it. */
  readonly isStampOnly: boolean;
}

/**
 * The rows that the mirror does not hold as they are. A delta's overlap reads many rows again; only
 * what really changed is written and makes customers be evaluated again. Content is compared, not
 * change stamps: SAP's count seconds, and two changes may fall into one. With `stampCounts` a new
 * stamp is a change, too.
 */
export async function changesOf(
  db: Database,
  target: RowColumns,
  source: string,
  rows: readonly MirrorRow[],
  stampCounts = false,
): Promise<readonly ChangedRow[]> {
  if (rows.length === 0) return [];
  const { table, columns } = target;
  const known = await knownRows(db, target, source, rows);
  const ignored = stampCounts ? [READ_STAMP] : [READ_STAMP, CHANGE_STAMP];
  const compared = columns.map(({ name }) => name).filter((name) => !ignored.includes(name));
  const hasStamp = columns.some(({ name }) => name === CHANGE_STAMP);
  return rows.flatMap((row) => {
    const before = known.get(rowKey(table.keys, row));
    if (!before || compared.some((name) => differs(row, before, name))) {
      return { row, before, isStampOnly: false };
    }
    const isRestamped = hasStamp && differs(row, before, CHANGE_STAMP);
    return isRestamped ? { row, before, isStampOnly: true } : [];
  });
}

/** The rows of `changesOf` with other contents. */
export async function changedRows(
  db: Database,
  target: RowColumns,
  source: string,
  rows: readonly MirrorRow[],
): Promise<readonly MirrorRow[]> {
  const changes = await changesOf(db, target, source, rows);
  return changes.filter(({ isStampOnly }) => !isStampOnly).map(({ row }) => row);
}

function differs(row: MirrorRow, held: MirrorRow, name: string): boolean {
  return (row[name] ?? null) !== (held[name] ?? null);
}

async function knownRows(
  db: Database,
  { table, columns }: RowColumns,
  source: string,
  rows: readonly MirrorRow[],
): Promise<Map<string, MirrorRow>> {
  const lead = leadingKey(table);
  const list = columns.map(({ name }) => `${name} AS "${name}"`).join(', ');
  const values = [...new Set(rows.map((row) => String(row[lead.name])))];
  const held = await db.query<MirrorRow>(
    `SELECT ${list} FROM ${table.name} WHERE source = ? AND ${lead.name} ${isListed(db, lead)}`,
    [source, JSON.stringify(values)],
  );
  return new Map(held.map((row) => [rowKey(table.keys, row), row]));
}

/** The key's first column after the source, so that its index is used. */
function leadingKey({ keys, columns }: TableShape): ColumnDef {
  const name = keys.find((key) => key !== 'source');
  const column = columns.find((one) => one.name === name);
  if (column) return column;
  throw new Error(`a mirrored table needs a key beside its source; ${keys} has none`);
}

function isListed({ dialect }: Database, { kind }: ColumnDef): string {
  if (kind !== 'date' || dialect === 'sqlite') return inList(dialect);
  return '= ANY (ARRAY(SELECT CAST(json_array_elements_text(CAST(? AS json)) AS date)))';
}
