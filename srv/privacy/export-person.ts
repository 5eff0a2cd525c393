import type { Database } from '../platform/database.ts';
import { personEvents, personRows } from './person-tables.ts';

/** Everything stored about a person (GDPR Art. 15), by table; tables without a row are left out. */
export type PersonExport = Readonly<Record<string, readonly object[]>>;

/** Columns that tell how Saldo works, not about the person. */
const INTERNAL = ['salt', 'actorSalt', 'leaseHolder', 'leaseUntil', 'fencingToken'];

/** Reads all of it in one snapshot. */
export async function exportPerson(
  db: Database,
  source: string,
  partner: string,
): Promise<PersonExport> {
  return db.transaction(
    async (tx) => {
      const found: Record<string, readonly object[]> = {};
      for (const { table, where } of [...personRows, personEvents]) {
        const names = table.columns.map(({ name }) => name).filter((name) => !isInternal(name));
        const columns = names.map((name) => `${name} AS "${name}"`).join(', ');
        const sql = `SELECT ${columns} FROM ${table.name} WHERE ${where}`;
        const rows = await tx.query(sql, [source, partner]);
        if (rows.length > 0) found[table.name.replace(/^saldo_/, '').replace('_', '.')] = rows;
      }
      return found;
    },
    { mode: 'snapshot' },
  );
}

function isInternal(name: string): boolean {
  return INTERNAL.includes(name);
}
