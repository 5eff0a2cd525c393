import type { Database } from '../platform/database.ts';
import { type CasesRow, casesTable } from '../platform/tables.ts';

/** Writes some values of a case; the others stay. */
export async function keepCaseValues(
  db: Database,
  ID: string,
  values: Partial<CasesRow>,
): Promise<void> {
  const columns = ['ID', ...Object.keys(values)] as (keyof CasesRow & string)[];
  await db.upsert(casesTable, [{ ID, ...values }], { columns });
}
