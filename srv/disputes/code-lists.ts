import type { Database } from '../platform/database.ts';
import { badRequest } from '../requests/refusal.ts';

/** Where the dispute team's codes are kept, and what is said of one that is not there. */
const LISTS = {
  RootCauses: { table: 'saldo_disputes_RootCauses', unknown: 'DISPUTE_ROOT_CAUSE_UNKNOWN' },
  Departments: { table: 'saldo_disputes_Departments', unknown: 'DISPUTE_DEPARTMENT_UNKNOWN' },
  Channels: { table: 'saldo_contacts_Channels', unknown: 'CHANNEL_UNKNOWN' },
} as const;

/** 400 with the target for a code that the list does not have. */
export async function requireCode(
  db: Database,
  list: keyof typeof LISTS,
  code: string,
  target: string,
): Promise<void> {
  const { table, unknown } = LISTS[list];
  const known = await db.query(`SELECT code FROM ${table} WHERE code = ?`, [code]);
  if (known.length === 0) throw badRequest(unknown, target, { value: code });
}
