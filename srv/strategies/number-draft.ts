import type cds from '@sap/cds';
import type { Database } from '../platform/database.ts';
import { askerOf } from '../requests/asker.ts';
import { badRequest } from '../requests/refusal.ts';

/** How drafts are counted: the versions of a strategy, or the trees of a segment. */
export interface Numbering {
  /** The column that says whose they are, in their own table and in the owners'. */
  readonly owner: string;
  readonly owners: string;
  readonly table: string;
  /** Code for an owner that there is not. */
  readonly unknown: string;
}

/** What is new is a draft with the next number, made by whoever asks. */
export async function numberDraft(request: cds.Request, numbering: Numbering): Promise<void> {
  const { db, user, now } = await askerOf(request);
  const version = await nextNumber(db, numbering, request.data[numbering.owner]);
  Object.assign(request.data, { version, status: 'draft', createdAt: now, createdBy: user });
}

/** The owner's row is locked meanwhile, so that no two drafts get one number. */
export async function nextNumber(
  db: Database,
  { owner, owners, table, unknown }: Numbering,
  value: string,
): Promise<number> {
  const locked = await db.execute(`UPDATE ${owners} SET ${owner} = ${owner} WHERE ${owner} = ?`, [
    value,
  ]);
  if (locked === 0) throw badRequest(unknown, owner, { [owner]: value });
  const [row] = await db.query<{ latest: number | null }>(
    `SELECT MAX(version) AS latest FROM ${table} WHERE ${owner} = ?`,
    [value],
  );
  return (row?.latest ?? 0) + 1;
}
