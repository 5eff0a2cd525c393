import type { Database } from '../platform/database.ts';
import { badRequest } from '../requests/refusal.ts';

/** Lists of the dispute team, with what is said of a code that is not on them. */
const UNKNOWN = {
  RootCauses: 'DISPUTE_ROOT_CAUSE_UNKNOWN',
  Departments: 'DISPUTE_DEPARTMENT_UNKNOWN',
} as const;

/** 400 with the target for a code that the list does not have. */
export async function requireCode(
  db: Database,
  list: keyof typeof UNKNOWN,
  code: string,
  target: string,
): Promise<void> {
  const known = await db.query(`SELECT code FROM saldo_disputes_${list} WHERE code = ?`, [code]);
  if (known.length === 0) throw badRequest(UNKNOWN[list], target, { value: code });
}
