import type { ColumnDef, ColumnKind, Dialect, SqlValue, TableShape } from './database.ts';

const numbered = new Map<string, string>();

/** Turns `?` into PostgreSQL's `$1, $2, ...`; question marks in quoted text stay. */
export function numberPlaceholders(sql: string): string {
  const known = numbered.get(sql);
  if (known !== undefined) return known;
  let count = 0;
  const text = sql.replace(/'[^']*'|"[^"]*"|\?/g, (part) => {
    if (part !== '?') return part;
    count += 1;
    return `$${count}`;
  });
  numbered.set(sql, text);
  return text;
}

/**
 * Condition that a text column is one of a list, for a fixed statement text:
 * `WHERE partner ${inList(dialect)}` with the parameter `JSON.stringify(partners)`.
 */
export function inList(dialect: Dialect): string {
  if (dialect === 'sqlite') return 'IN (SELECT value FROM json_each(?))';
  return '= ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))';
}

/** What PostgreSQL makes of the text of a key. */
const POSTGRES_KEYS: Readonly<Partial<Record<ColumnKind, string>>> = {
  integer: 'integer',
  int64: 'bigint',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
};

/**
 * Condition that some columns together are one of a list of keys, for a fixed statement text:
 * `WHERE ${inKeys(dialect, columns)}` with the parameter `keysText(columns, rows)`.
 */
export function inKeys(dialect: Dialect, columns: readonly ColumnDef[]): string {
  const names = columns.map(({ name }) => name).join(', ');
  if (dialect === 'sqlite') {
    const values = columns.map((_, index) => `json_extract(value, '$[${index}]')`);
    return `(${names}) IN (SELECT ${values.join(', ')} FROM json_each(?))`;
  }
  const values = columns.map(
    ({ kind }, index) => `CAST(one ->> ${index} AS ${POSTGRES_KEYS[kind] ?? 'text'})`,
  );
  return `(${names}) IN (SELECT ${values.join(', ')} FROM json_array_elements(CAST(? AS json)) AS one)`;
}

/** The keys of some rows, as the parameter of `inKeys`. */
export function keysText(columns: readonly ColumnDef[], rows: readonly object[]): SqlValue {
  const keys = rows as readonly Readonly<Record<string, unknown>>[];
  return JSON.stringify(keys.map((row) => columns.map(({ name }) => row[name])));
}

/** `INSERT INTO table (columns) <source>`; the source is VALUES or a SELECT of the same columns. */
export function insertText(
  table: TableShape,
  columns: readonly ColumnDef[],
  source: string,
): string {
  return `INSERT INTO ${table.name} (${columns.map(({ name }) => name).join(', ')}) ${source}`;
}

/** What an upsert does with a row whose key exists: overwrite the columns that are not keys. */
export function conflictText(table: TableShape, columns: readonly ColumnDef[]): string {
  const keys: readonly string[] = table.keys;
  const changes = columns.map(({ name }) => name).filter((name) => !keys.includes(name));
  const target = `ON CONFLICT (${keys.join(', ')})`;
  if (changes.length === 0) return `${target} DO NOTHING`;
  return `${target} DO UPDATE SET ${changes.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}
