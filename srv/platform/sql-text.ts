import type { ColumnDef, Dialect, TableShape } from './database.ts';

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
