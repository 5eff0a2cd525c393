import type { Database } from '../platform/database.ts';
import { inList } from '../platform/sql-text.ts';

/** Rows about persons, without those whom nobody may see. */
export async function withoutRestricted<
  Row extends { readonly source: string; readonly partner: string },
>(db: Database, rows: readonly Row[]): Promise<readonly Row[]> {
  if (rows.length === 0) return rows;
  const hidden = await db.query<{ source: string; partner: string }>(
    `SELECT source, partner FROM saldo_privacy_Restrictions WHERE partner ${inList(db.dialect)}`,
    [JSON.stringify(rows.map(({ partner }) => partner))],
  );
  const keys = new Set(hidden.map(({ source, partner }) => `${source}/${partner}`));
  return rows.filter(({ source, partner }) => !keys.has(`${source}/${partner}`));
}
