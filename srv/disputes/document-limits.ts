import type { Instant } from '../domain/iso-date.ts';
import type { Database } from '../platform/database.ts';
import { bankDays } from '../runs/bank-days.ts';

/** How many documents a case may have, and how large each may be. */
export interface DocumentLimits {
  /** None when the bank has set none. */
  readonly mostDocuments: number | null;
  readonly mostKilobytes: number;
}

/** What the database is to carry at most, as `@Validation.Maximum` in constraints.cds says. */
const CARRIED_KILOBYTES = 10 * 1_024;

/** What the bank allows now; a larger document than the database carries is never allowed. */
export async function documentLimits(db: Database, now: Instant): Promise<DocumentLimits> {
  const { latest: today } = await bankDays(db, now);
  const [set] = await db.query<{ mostDocuments: number | null; mostKilobytes: number | null }>(
    `SELECT mostDocuments AS "mostDocuments", mostKilobytes AS "mostKilobytes"
      FROM saldo_disputes_DocumentLimits
      WHERE validFrom <= ? AND (validTo IS NULL OR validTo >= ?)
      ORDER BY validFrom DESC LIMIT 1`,
    [today, today],
  );
  const mostKilobytes = Math.min(set?.mostKilobytes ?? CARRIED_KILOBYTES, CARRIED_KILOBYTES);
  return { mostDocuments: set?.mostDocuments ?? null, mostKilobytes };
}

/** How many documents a case has. */
export async function countDocuments(db: Database, dispute: string): Promise<number> {
  const [row] = await db.query<{ documents: number }>(
    'SELECT COUNT(*) AS documents FROM saldo_disputes_Cases_attachments WHERE up__ID = ?',
    [dispute],
  );
  return row?.documents ?? 0;
}
